"""The places where a text says that the contract (ACI) was or will be signed.

No phrase decides. A word of signing is weighed with what stands around it: the contract, its three parties, the verb without
an object. "C'est là que fut paraphé, il y a deux ans, l'ACI" and "liée depuis mai à la caisse et à l'agence par un accord" are
signings; "le bail signé avec la commune" is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from cpts_extract.annotate import Match, Reading
from cpts_extract.fields.scope import Scope
from cpts_extract.values.numbers import Number

ENOUGH = 3.0
"""What a word of signing and its surroundings weigh together, at least, in a signing."""
_CONTRACT = frozenset("contrat contrats accord accords".split())
_CONVENTION = frozenset(
    "convention conventions partenariat partenariats engagement engagements alliance document texte".split()
)
"""What means the contract only beside its parties."""
_SHORT = {"Agence": "ars", "Caisse": "am"}
"""What a text calls the parties once it has named them."""
_WE = frozenset("nous notre nos".split())
_BARE = frozenset(", . ; : le ce avec elle ! ) depuis en".split())
"""What follows "la CPTS a signé" where nothing is said of what was signed."""
_LINKS = frozenset("aupres avec envers".split())
_REACH = 14
"""Tokens behind a metaphor of signing within which the parties that it binds stand."""
_LAST_TURN = 8
"""Sentences in which "c'est au tour de" goes on about a signing."""


@dataclass(frozen=True, slots=True)
class Act:
    """A word of signing: tokens ``start`` to ``end`` of a sentence, and what it weighs with its surroundings."""

    rule: str
    start: int
    end: int
    sentence: int
    worth: float
    against: str | None

    @property
    def confidence(self) -> float:
        """What the rules say of it; a calibrated confidence is computed later."""
        return min(0.78 + 0.035 * self.worth, 0.96)


def acts(scope: Scope) -> list[Act]:
    """Find the words of signing, in the order of the text, with what speaks against each."""
    reading = scope.reading
    found: list[Act] = []
    for match in reading.of("signature", "cue"):
        if "act" not in match.rule.sets:
            continue
        sentence = reading.tokens[match.start].sentence
        worth = _worth(scope, match, sentence)
        if match.rule.sets.get("turn") and any(
            a.against is None and sentence - a.sentence < _LAST_TURN for a in found if a.sentence != sentence
        ):
            worth = ENOUGH
        against = next(
            (
                r.rule.id
                for r in reading.within(sentence, "signature", "reject")
                if r.start < match.end and match.start < r.end and not _excused(scope, r, match)
            ),
            None,
        )
        against = against or _of_others(scope, sentence)
        if against is None and scope.is_generic(sentence) and not scope.names_in(sentence):
            against = "in a box that explains CPTS in general"
        if against is None and worth < ENOUGH:
            against = "a contract, but nothing says that it is the one with Assurance Maladie and ARS"
        found.append(Act(match.rule.id, match.start, match.end, sentence, worth, against))
    return found


def _of_others(scope: Scope, sentence: int) -> str | None:
    """Tell which rule says that the contract that a sentence speaks of is another: "un contrat d'aide", "celui de l'infirmière"."""
    reading = scope.reading
    others = [m for m in reading.within(sentence, "signature", "reject") if m.rule.id == "signature.other-contract"]
    if not others:
        return None
    inside = {n for m in others for n in range(m.start, m.end)}
    first, last = reading.sentences[sentence]
    contracts = [
        n
        for n in range(first, last)
        if reading.tokens[n].tag == "aci" or reading.tokens[n].norm in _CONTRACT | {"convention", "conventions"}
    ]
    return others[0].rule.id if all(n in inside for n in contracts) else None


def _excused(scope: Scope, turned: Match, act: Match) -> bool:
    """Tell whether what speaks against a signing does not here: the CPTS that are counted are those of the release."""
    tokens = scope.reading.tokens
    sentence = tokens[act.start].sentence
    _, last = scope.reading.sentences[sentence]
    if turned.rule.id == "signature.other-contract":  # weighed by the sentence, see `_of_others`
        return True
    if turned.rule.id == "signature.with-others":  # "avec l'hôpital, la CPAM et l'ARS son ACI"
        return any(t.tag == "aci" for t in tokens[slice(*scope.reading.sentences[sentence])])
    if turned.rule.id == "signature.still-ahead":  # "avant de signer, le 3 mai 2021": the date is the signing's
        return any(t.tag == "date" for t in tokens[act.end : last])
    if turned.rule.id != "signature.counted":
        return False
    counted = next((t.value.value for t in tokens[turned.start : turned.end] if isinstance(t.value, Number)), None)
    named = {number for start, _, number in scope.names_in(sentence) if start > act.start}
    subjects = sum(one.subject for one in scope.named)
    return counted is not None and counted > 1 and counted in {len(scope.counted(sentence)), len(named), subjects}


def _worth(scope: Scope, match: Match, sentence: int) -> float:
    """Weigh a word of signing with its surroundings."""
    reading = scope.reading
    here = _seen(reading, (sentence,))
    near = _seen(reading, tuple(_around(scope, sentence)))
    worth = float(match.rule.sets["act"])
    parties = 0.0
    for tag in ("am", "ars"):
        parties += 1.0 if tag in here.tags else 0.5 if tag in near.tags else 0.25 if reading.tagged(tag) else 0.0
    close = bool({"am", "ars"} & here.tags)
    if "aci" in here.tags:
        thing = 2.0
    elif here.norms & _CONVENTION and not close and not here.norms & _CONTRACT:
        return 0.0
    elif here.norms & _CONTRACT or (close and here.norms & _CONVENTION) or "aci" in near.tags:
        thing = 1.0
    elif near.norms & _CONTRACT:
        thing = 0.5
    else:
        thing = 0.0
    own = "cpts" in here.tags or bool(scope.names_in(sentence)) or bool(here.norms & _WE)
    if own and not thing and worth >= 1.5 and _bare(reading, match):
        thing = 1.0
    if not thing and match.rule.id == "signature.seal" and not _bound_to_parties(reading, match):
        return 0.0
    own = own or "cpts" in near.tags
    first_one = "ordinal" in reading.tags[sentence]
    return worth + thing + parties + 0.5 * own + 0.5 * first_one


def _bound_to_parties(reading: Reading, match: Match) -> bool:
    """Tell whether a metaphor names whom it binds: "s'est engagée auprès de la CPAM", "les stylos de l'ARS et de la CPAM"."""
    _, last = reading.sentences[reading.tokens[match.start].sentence]
    behind = reading.tokens[match.end : min(match.end + _REACH, last)]
    linked = [n for n, t in enumerate(behind) if t.norm in _LINKS]
    return any(t.tag in {"am", "ars"} for n in linked for t in behind[n : n + 6])


def _bare(reading: Reading, match: Match) -> bool:
    """Tell whether a verb has no object: a date, a stop or the partner follows at once."""
    after = reading.tokens[match.end]
    return after.norm in _BARE or after.tag in {"date", "stop", "sep"}


@dataclass(frozen=True, slots=True)
class _Seen:
    """The types and words of some sentences."""

    tags: frozenset[str]
    norms: frozenset[str]


@lru_cache(maxsize=8)
def _seen(reading: Reading, sentences: tuple[int, ...]) -> _Seen:
    norms = frozenset().union(*[reading.norms[n] for n in sentences])
    tags = frozenset().union(*[reading.tags[n] for n in sentences])
    if not norms.isdisjoint(("agence", "caisse")):
        tokens = [t for n in sentences for t in reading.tokens[slice(*reading.sentences[n])]]
        tags |= {_SHORT[t.text] for t in tokens if t.text in _SHORT}
    return _Seen(tags, norms)


def _around(scope: Scope, sentence: int) -> Iterator[int]:
    """The sentences beside one, and the heading above it."""
    last = len(scope.reading.sentences)
    near = {sentence - 1, sentence + 1, scope.sections[sentence]}
    yield from (n for n in sorted(near) if 0 <= n < last)
