"""Where a word means a mission: in a list of what the CPTS does, in a sentence that says so, or beside other missions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from cpts_extract.annotate import Match, Reading
from cpts_extract.annotate.rules import word_set
from cpts_extract.fields.scope import Scope

_TOGETHER = 3
"""Missions that make a list of missions where they stand side by side, whatever is written above it."""
_NEAR = 4
"""Sentences from one line of such a list to the next, at most."""
_LABEL = re.compile(
    r"(?:(?:mission|axe|priorite|enjeu|engagement|action|chantier|objectif|volet|m|[a-z]|n|o|no|°|n°|m\d+|[ivx]+)|\W)"
)
"""What numbers a line: "Mission n° 1 :", "M1", "a)"."""
_BEFORE = 5
"""Words of such a number, articles aside, at most."""
_CLOSES = frozenset(":.;,(–—-/|…")
_OWN = frozenset(["elle", "nous", "notre", "nos", "communaute"])
_SUBJECT = 2
"""Words before a subject that opens a sentence."""
_PARTS = frozenset([",", ";", ":", "/", "–", "-", "•", "|", "(", ")", ".", "et", "puis", "&", "+"])
"""What parts the members of an enumeration."""
_CLAUSES = frozenset(["mais", "revanche", "contrairement", ";"])
"""What parts a sentence into what is done and what is not."""


@dataclass(frozen=True)
class Places:
    """Tells for each sentence whether it says what this CPTS does.

    ``own`` are the sentences that do, ``listed`` those of them that stand in a list of it; ``held`` the categories that each
    sentence names without doubt. ``general`` are those that speak of CPTS in general, ``jobs`` those that offer a job.
    """

    scope: Scope
    own: frozenset[int]
    listed: frozenset[int]
    held: dict[int, set[str]]
    general: frozenset[int]
    jobs: frozenset[int]

    @classmethod
    def of(cls, scope: Scope) -> Places:
        """Read the signs of a release once."""
        reading = scope.reading
        named: dict[int, set[str]] = defaultdict(set)
        held: dict[int, set[str]] = defaultdict(set)
        heads: dict[int, set[str]] = defaultdict(set)
        for match in reading.of("missions", "value"):
            sentence, category = reading.tokens[match.start].sentence, match.rule.sets["category"]
            if category == "autre" or match.rule.sets.get("theme"):
                continue
            named[sentence].add(category)
            if not {"topic", "head"} & match.rule.sets.keys():
                held[sentence].add(category)
            if _heads(reading, match):
                heads[sentence].add(category)
        listed = _led(scope, heads) | set(_rows(reading, heads))
        own = listed | _marked(reading, "acts") | {n for n, some in named.items() if len(some) >= _TOGETHER}
        general = _marked(reading, "scope") | set(_answers(scope))
        return cls(
            scope,
            frozenset(own),
            frozenset(listed),
            held,
            frozenset(general),
            frozenset(_marked(reading, "job")),
        )

    def reads(self, match: Match) -> bool:
        """Tell whether a match is to be read at all: a word of many uses only where the CPTS says what it does."""
        sentence = self.scope.reading.tokens[match.start].sentence
        kind = match.rule.sets
        if kind.get("head"):
            reading = self.scope.reading
            return (sentence in self.listed and _heads(reading, match)) or (
                sentence in self.own and _alone(reading, match)
            )
        if not kind.get("topic") and not kind.get("theme"):
            return True
        lead = self.scope.lead(sentence) if self.scope.reading.kinds[sentence] == "item" else None
        above = self.held.get(lead, set()) if lead is not None else set()
        if above and kind["category"] not in above:
            return False  # a theme of the mission above it
        return sentence in self.own and not (kind.get("theme") and self.held.get(sentence))

    def against(self, match: Match) -> str | None:
        """Say why a match is no mission of a CPTS; None: it is one."""
        scope, reading = self.scope, self.scope.reading
        sentence = reading.tokens[match.start].sentence
        block = reading.block(sentence)
        for turned in reading.within(sentence, "missions", "reject"):
            if turned.start < match.end and match.start < turned.end:
                if turned.rule.sets.get("fact") and (sentence in self.own or match.rule.sets.get("asked")):
                    continue
                return turned.rule.id
        if block.kind == "contact":
            return "in a press contact"
        lead = scope.lead(sentence) if block.kind == "item" else None
        if lead is not None and (lead in self.general or scope.owner(_last(reading, lead))[0] is None):
            return "in a list of what CPTS do in general"
        if self._put_off(match):
            return "missions.put-off"
        if sentence in self.general or scope.sections[sentence] in self.general:
            return "said of CPTS in general"
        if sentence not in self.listed and self._of_another(sentence):
            return "missions.another-does"
        if not self.jobs.isdisjoint({sentence, scope.sections[sentence], lead}):
            return "missions.job"
        return None

    def _of_another(self, sentence: int) -> bool:
        """Tell whether the subject of a sentence is another body: it begins with it, and speaks of no CPTS."""
        reading = self.scope.reading
        first, last = reading.sentences[sentence]
        if any(t.tag == "cpts" or t.norm in _OWN for t in reading.tokens[first:last]) or self.scope.names_in(sentence):
            return False
        return any(
            first <= m.start <= first + _SUBJECT and m.end <= last
            for m in reading.within(sentence, "missions", "cue")
            if m.rule.sets.get("another")
        )

    def _put_off(self, match: Match) -> bool:
        """Tell whether the clause of a match says that this is not done, or the cells of its row."""
        reading = self.scope.reading
        sentence = reading.tokens[match.start].sentence
        cues = [cue for cue in reading.within(sentence, "missions", "cue") if cue.rule.sets.get("against")]
        if cues and _clause(reading, match.start) in {_clause(reading, cue.start) for cue in cues}:
            return True
        if reading.kinds[sentence] != "row":
            return False
        _, last = reading.sentences[sentence]
        rest = {t.norm for t in reading.tokens[match.end : last] if t.text not in ":;|"}
        return bool(rest) and rest <= {"–", "-", "—", "non", "0", "☐"}


def _marked(reading: Reading, sign: str) -> set[int]:
    """The sentences that hold a cue of a sort."""
    return {reading.tokens[m.start].sentence for m in reading.of("missions", "cue") if m.rule.sets.get(sign)}


def _answers(scope: Scope) -> Iterator[int]:
    """Yield the sentences that answer, in the same paragraph, what a CPTS is."""
    reading = scope.reading
    for match in reading.of("scope", "cue"):
        asked = reading.tokens[match.start].sentence
        if match.rule.sets.get("section") != "scheme" or not reading.sentence_text(asked).rstrip().endswith("?"):
            continue
        for number in range(asked, len(reading.sentences)):
            if reading.flow.sentences[number].block != reading.flow.sentences[asked].block or scope.names_in(number):
                break
            yield number


def _led(scope: Scope, heads: dict[int, set[str]]) -> set[int]:
    """The sentences that stand in a list of what the CPTS does: its items, and the paragraphs under such a heading.

    A heading that names a mission leads into it, and so does one that stands right under a heading that leads.
    """
    reading = scope.reading
    leading = _marked(reading, "leads")
    for number in range(len(reading.sentences)):
        if reading.kinds[number] == "heading" and (heads.get(number) or number - 1 in leading):
            leading.add(number)
    found: set[int] = set()
    if not leading:
        return found
    found |= leading
    for number in leading:
        found |= _led_behind(reading, number)
    for number, (kind, section) in enumerate(zip(reading.kinds, scope.sections, strict=True)):
        if (section in leading and kind != "contact") or (kind == "item" and scope.lead(number) in leading):
            found.add(number)
    return found


def _led_behind(reading: Reading, number: int) -> set[int]:
    """Give the sentences of the same paragraph behind one that leads into what is done, and the one just behind it."""
    sentences = reading.flow.sentences
    behind = range(number + 1, min(number + 9, len(sentences)))
    return {n for n in behind if n == number + 1 or sentences[n].block == sentences[number].block}


def _rows(reading: Reading, heads: dict[int, set[str]]) -> Iterator[int]:
    """Yield the lines that begin with a mission's name beside others that do."""
    run: list[int] = []
    for number in [*sorted(heads), len(reading.sentences) + _NEAR + 1]:
        if run and number - run[-1] > _NEAR:
            if len(set().union(*(heads[n] for n in run))) >= _TOGETHER:
                yield from run
            run = []
        run.append(number)


def _heads(reading: Reading, match: Match) -> bool:
    """Tell whether a match stands at the head of its line, with nothing but a number or a label before it, and by itself."""
    first, last = reading.sentences[reading.tokens[match.start].sentence]
    articles = word_set("the")
    before = reading.words[first : match.start]
    if len(before) - sum(map(articles.__contains__, before)) > _BEFORE:
        return False
    numbered = (
        reading.tokens[at].tag in {"number", "ordinal"} or norm in articles or _LABEL.fullmatch(norm)
        for at, norm in enumerate(before, first)
    )
    if not all(numbered):
        return False
    if not match.rule.sets.get("head"):
        return True
    return (
        match.end >= last
        or reading.tokens[match.end].text in _CLOSES
        or reading.tokens[match.end].tag in {"money", "number"}
    )


def _alone(reading: Reading, match: Match) -> bool:
    """Tell whether a match is one whole member of an enumeration: "parcours, crise et qualité"."""
    first, last = reading.sentences[reading.tokens[match.start].sentence]
    at = match.start - (reading.tokens[match.start - 1].norm in word_set("the"))
    opens = at > first and reading.tokens[at - 1].norm in _PARTS
    return opens and (match.end >= last or reading.tokens[match.end].norm in _PARTS)


def _clause(reading: Reading, token: int) -> int:
    """Give the token that a clause of a sentence begins with."""
    first, _ = reading.sentences[reading.tokens[token].sentence]
    return next((n for n in range(token, first, -1) if reading.tokens[n].norm in _CLAUSES), first)


def _last(reading: Reading, sentence: int) -> int:
    first, last = reading.sentences[sentence]
    return max(last - 1, first)
