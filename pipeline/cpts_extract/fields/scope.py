"""Whose figure is it? Decided from the section, the sentence and the names around it, never from the figure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, TypeVar

from cpts_extract.annotate import Match, Reading
from cpts_extract.fields import series
from cpts_extract.fields.name_places import named_places
from cpts_extract.fields.names import Named, speaks_of_one
from cpts_extract.fields.parts import Name, Parts
from cpts_extract.values.numbers import Number

_ARTICLES = frozenset("de du des d' la le les l'".split())
_BESIDE = frozenset("apres avec outre derriere rejoint comme contre voisine voisin voisines voisins".split())
_COUNTED = frozenset("contrats cpts communautes signatures accords conventions equipes".split())
_PRONOUNS = frozenset("elle elles il ils son sa ses leur leurs chacune".split())
_MAKES = frozenset("fait devient constitue".split())
_FOR = frozenset("pour a au aux chez".split())
_REACH = 9
"""Tokens behind a figure within which it is said whom it is for."""
_LATE = 0.4
"""Share of a release after which a CPTS that is named for the first time is no subject of what stands before."""
_OPENING = 5
"""Sentences in which a release on a CPTS has said so."""

Value = TypeVar("Value")
Joint = Literal["each", "together"]

SCHEME = "the national scheme"
NOBODY = "nobody named"
PLACE = "the place in the list of names"
POINTED_AT = "named behind it as the one it is for"


def said_of_one(reading: Reading, match: Match) -> bool:
    """Tell whether "une CPTS de taille 2" says what one CPTS is: "cela en fait une CPTS de taille 2"."""
    return reading.tokens[match.start].norm == "une" and reading.tokens[match.start - 1].norm in _MAKES


@dataclass(frozen=True)
class Scope:
    """Tells for each token of a release which CPTS it is about.

    ``named`` are the CPTS of the release, the main subject first.
    """

    reading: Reading
    named: list[Named]

    @cached_property
    def parts(self) -> Parts:
        """The parts of the release."""
        return Parts(self.reading, self._by_sentence)

    @cached_property
    def sections(self) -> list[int]:
        """For each sentence the sentence of the heading above it (-1: none)."""
        return self.parts.sections

    def is_generic(self, sentence: int) -> bool:
        """Tell whether a sentence stands in a box that explains CPTS in general."""
        return sentence in self._generic

    @cached_property
    def _generic(self) -> frozenset[int]:
        heads = self.parts.generic
        return frozenset(n for n, section in enumerate(self.sections) if section in heads) if heads else heads

    def _block(self, sentence: int) -> int:
        return self.reading.flow.sentences[sentence].block

    @cached_property
    def subjects(self) -> tuple[int, ...]:
        """The numbers of the CPTS that the release is about, not those that it only names."""
        return tuple(number for number, named in enumerate(self.named) if named.subject)

    def once(self, find: Callable[[Scope], Value]) -> Value:
        """Give what a function finds in this release; it is called once, however many fields ask."""
        if find not in self._known:
            self._known[find] = find(self)
        found: Value = self._known[find]
        return found

    @cached_property
    def _known(self) -> dict[Callable[[Scope], Any], Any]:
        return {}

    # ---- sentences ----

    def names_in(self, sentence: int) -> list[tuple[int, int, int]]:
        """Give every place of a sentence that names a CPTS: ``(start, end, number of the CPTS)``, in order."""
        return self._by_sentence.get(sentence, [])

    @cached_property
    def _by_sentence(self) -> dict[int, list[tuple[int, int, int]]]:
        found: dict[int, list[tuple[int, int, int]]] = {}
        for mention in named_places(self.reading, self.named):
            found.setdefault(self.reading.tokens[mention[0]].sentence, []).append(mention)
        return found

    @cached_property
    def _any_cpts(self) -> dict[int, list[int]]:
        """By sentence, the tokens where it speaks of CPTS in general."""
        found: dict[int, list[int]] = {}
        plural = {m.start for named in self.named for m in named.mentions if m.plural}
        for match in self.reading.of("scope"):
            if match.rule.sets.get("sentence") != "scheme":
                continue
            before = [t.norm for t in self.reading.tokens[max(match.start - 2, 0) : match.start]]
            if (
                before[-2:] == ["comme", "pour"]
                or before[-1:] in (["parmi"], ["des"], ["entre"], ["comme"])
                or said_of_one(self.reading, match)
                or not plural.isdisjoint(range(match.start, match.end + 1))
            ):
                continue
            found.setdefault(self.reading.tokens[match.start].sentence, []).append(match.start)
        return found

    # ---- the answer ----

    def owners(self, token: int, *, shared: bool) -> tuple[tuple[int, ...], str]:
        """Give the CPTS that a token's value belongs to, and why; none: the scheme's, somebody else's, or nobody's.

        ``shared``: whether what several do together holds for each of them, as the date on which they sign and the missions
        that they take on, but not the inhabitants that they count.
        """
        if len(self.subjects) > 1 and len(self.series(token)) < 2:
            joint = self.joint(token)
            if joint == "each" or (joint and shared):
                return self.subjects, "said of each of them"
            if joint:
                return (), "all of them together"
            if given := self._given_to(token):
                return given, POINTED_AT
        owner, why = self.owner(token)
        if owner is None:
            return (), why
        together = self.together(token) if shared and why != PLACE else []
        return tuple(together) or (owner,), why

    def _given_to(self, token: int) -> tuple[int, ...]:
        """Give the CPTS that a sum or count is said to be for, right behind it: "60 000 € par an pour A et pour B, 50 000 € pour C"."""
        tokens = self.reading.tokens
        _, last = self.reading.sentences[tokens[token].sentence]
        names = {start: (end, number) for start, end, number in self.names_in(tokens[token].sentence)}
        found: list[int] = []
        at = token + 1
        while (
            at < last
            and at - token <= _REACH
            and tokens[at].tag not in {"money", "number", "date"}
            and tokens[at].text not in ";:"
        ):
            if (
                at in names
                and tokens[at - 1].norm in _FOR | _ARTICLES
                and ({t.norm for t in tokens[max(at - 3, token) : at]} & _FOR)
            ):
                end, number = names[at]
                found.append(number)
                token, at = end - 1, end
                continue
            if at > token + 1 and tokens[at].text == ",":
                break
            at += 1
        return tuple(dict.fromkeys(found))

    def owner(self, token: int) -> tuple[int | None, str]:
        """Give the number of the CPTS that a token is about, and why; None: the scheme, or nobody."""
        sentence = self.reading.tokens[token].sentence
        # Where one CPTS at most is dealt with and none is named, all that a sentence says is about the same.
        alike = len(self.subjects) < 2 and not self.names_in(sentence)
        asked = sentence, None if alike else token
        told = self._owners.get(asked)
        if told is None:
            told = self._owners[asked] = self._owner(token)
        return told

    @cached_property
    def _owners(self) -> dict[tuple[int, int | None], tuple[int | None, str]]:
        return {}

    def _owner(self, token: int) -> tuple[int | None, str]:
        sentence = self.reading.tokens[token].sentence
        names = self.names_in(sentence)
        general = self._any_cpts.get(sentence, [])
        before = [m for m in names if m[1] <= token]
        pointed = self._pointed_at(token, before[-1][1] if before else 0)
        if pointed is not None:
            return pointed
        if before:
            nearest = self._main(before)
            if any(nearest[1] <= at <= token for at in general):
                return None, SCHEME
            return nearest[2], "named before it in the sentence"
        if not names and self._of_elected_bodies(sentence):
            return None, "a contrat local de santé"
        if not names and not general and self._goes_on(sentence):
            return None, SCHEME
        if general and (not names or min(general) < names[0][0]):
            return None, SCHEME
        behind = [m for m in names if not self._is_aside(m[0])]
        if behind and not self._begins_with_pronoun(sentence):
            return behind[0][2], "named after it in the sentence"
        if self.is_generic(sentence) and not any(
            self.names_in(n) for n in range(max(self.sections[sentence], 0), sentence)
        ):
            return None, SCHEME
        if not self.named:
            return 0, "the CPTS that the text does not name"
        if not names and self._shared_row(sentence):
            return None, NOBODY
        if sentence < self._first_cpts:
            return None, "what comes before any CPTS is spoken of"
        return self._focus(sentence)

    def _pointed_at(self, token: int, since: int) -> tuple[int | None, str] | None:
        """Follow "la première ..., la seconde ..." and "respectivement" to the CPTS enumerated; None: neither is said."""
        if len(self.subjects) < 2:
            return None
        sentence = self.reading.tokens[token].sentence
        dealt = self.series(token)
        place = dealt.index(token) if len(dealt) > 1 else series.ordinal(self.reading, token, since)
        if place is None:
            return None
        here = self.names_in(sentence)
        lists = [[m for m in here if m[0] > token]] if len(dealt) > 1 else []
        lists.append([m for m in here if m[0] < token])
        lists += [[m for m in self.names_in(n) if m[0] < token] for n in range(sentence - 1, -1, -1)]
        for names in lists:
            listed = list(dict.fromkeys(m[2] for m in names))
            if len(listed) > 1:
                fits = -1 <= place < len(listed) and (len(dealt) < 2 or len(dealt) == len(listed))
                return (listed[place], PLACE) if fits else (None, NOBODY)
        return None, NOBODY

    def series(self, token: int) -> list[int]:
        """Give the figures that "respectivement" deals out beside this one."""
        return series.dealt(self.reading, token)

    def _of_elected_bodies(self, sentence: int) -> bool:
        """Tell whether a sentence is about a contrat local de santé, or goes on about one with a pronoun."""
        if not self.reading.tagged("cls"):
            return False
        block = self._block(sentence)
        while sentence >= 0 and self._block(sentence) == block:
            first, _ = self.reading.sentences[sentence]
            tags = self.reading.tags[sentence]
            if tags & {"cpts", "aci"}:
                return False
            if "cls" in tags:
                return True
            if self.reading.tokens[first].norm not in _PRONOUNS:
                return False
            sentence -= 1
        return False

    def _main(self, names: list[Name]) -> Name:
        """Give the name that a figure behind names belongs to: the nearest, unless it stands in an apposition between commas.

        "La CPTS A, voisine de la CPTS B, couvre ..." is about A; "A rejoint la CPTS B, qui couvre ..." about B.
        """
        *others, nearest = names
        tokens = self.reading.tokens
        if not others or not self._is_aside(nearest[0]) or tokens[nearest[1]].text != ",":
            return nearest
        opened = any(t.text == "," for t in tokens[others[-1][1] : nearest[0]])
        return others[-1] if opened else nearest

    def _begins_with_pronoun(self, sentence: int) -> bool:
        """Tell whether a sentence goes on about what was named before: "Elle couvre ..., contre 9 800 pour la CPTS B"."""
        first, _ = self.reading.sentences[sentence]
        return self.reading.tokens[first].norm in {"elle", "son", "sa", "ses"} and any(
            self.names_in(n) for n in range(sentence)
        )

    def _is_aside(self, start: int) -> bool:
        """Tell whether a CPTS is only named beside another: "la 2e du département, après la CPTS du Val"."""
        return len(self.named) > 1 and not _BESIDE.isdisjoint(self.reading.words[max(start - 3, 0) : start])

    @cached_property
    def _first_cpts(self) -> int:
        """The sentence that first speaks of a CPTS where the text begins with something else, or of one where it explains
        CPTS in general for long; 0 elsewhere.
        """
        first = min(
            (self.reading.tokens[at].sentence for tag in ("cpts", "aci") for at in self.reading.tagged(tag)[:1]),
            default=0,
        )
        named = min((n for n, names in self._by_sentence.items() if names), default=0)
        if named > max(2 * _OPENING, _LATE * len(self.reading.sentences)) and not speaks_of_one(self.reading, named):
            return named
        return first if first > _OPENING else 0

    def _shared_row(self, sentence: int) -> bool:
        """Tell whether a row gives several figures without saying whose each is, in a release on several CPTS."""
        return self.reading.figures[sentence] > 1 and self.reading.kinds[sentence] == "row" and len(self.subjects) > 1

    def _goes_on(self, sentence: int) -> bool:
        """Tell whether a sentence with a pronoun goes on about CPTS in general: "Une CPTS ... Elle ...", "Les CPTS ... leur"."""
        block = self._block(sentence)
        while self._refers_back(sentence):
            sentence -= 1
            if sentence < 0 or self._block(sentence) != block or self.names_in(sentence):
                return False
            if self._any_cpts.get(sentence):
                return True
        return False

    def _refers_back(self, sentence: int) -> bool:
        """Tell whether a sentence begins with a pronoun, or holds one for several ("leur garantit un financement")."""
        first, _ = self.reading.sentences[sentence]
        return self.reading.tokens[first].norm in _PRONOUNS or "leur" in self.reading.norms[sentence]

    def _focus(self, sentence: int) -> tuple[int | None, str]:
        """Give the CPTS that a sentence without a name goes on about."""
        first, _ = self.reading.sentences[sentence]
        if self.reading.tokens[first].norm in {"elle", "il", "son", "sa", "ses"} and sentence:
            told = {m[2] for m in self.names_in(sentence - 1)}
            if len(told) == 1 and self._block(sentence - 1) == self._block(sentence):
                return told.pop(), "named in the sentence before a pronoun"
        if len(self.subjects) < 2:
            lead = self._lead_owner(sentence)
            return (lead, "named in the item") if lead is not None else (0, "the release's subject")
        entry = self.parts.entries[sentence]
        if entry is not None:
            return entry, "in its entry"
        section = self.sections[sentence]
        block = self._block(sentence)
        for number in range(sentence - 1, max(section, -1), -1):
            names = [m for m in self.names_in(number) if self.named[m[2]].subject]
            if names and (self._block(number) == block or self.reading.kinds[number] != "item"):
                return names[0][2], "named in a sentence before"
        if section >= 0 and (names := self.names_in(section)):
            return names[0][2], "named in the heading"
        if any(entry is not None for entry in self.parts.entries):
            return None, NOBODY
        return 0, "the release's first subject"

    def _lead_owner(self, sentence: int) -> int | None:
        """The CPTS named earlier in the same list item."""
        if self.reading.kinds[sentence] != "item":
            return None
        block = self._block(sentence)
        for number in range(sentence - 1, -1, -1):
            if self._block(number) != block:
                return None
            names = self.names_in(number)
            if names:
                return names[0][2]
        return None

    def lead(self, sentence: int) -> int | None:
        """Give the sentence that leads into the list that an item stands in (or the heading above it)."""
        return self._leads[sentence]

    @cached_property
    def _leads(self) -> list[int | None]:
        """For each sentence the nearest one before it that is no item, or an item further out."""
        out: list[int | None] = []
        open_: list[int] = []
        for number, kind in enumerate(self.reading.kinds):
            level = self.reading.block(number).level
            inside = len(open_)
            while inside and self.reading.kinds[open_[inside - 1]] == "item":
                if self.reading.block(open_[inside - 1]).level < level:
                    break
                inside -= 1
            out.append(open_[inside - 1] if inside else None)
            open_ = [*open_[:inside], number] if kind == "item" else [number]
        return out

    def together(self, token: int) -> list[int]:
        """Give the CPTS that a sentence speaks of together, so that its date is the date of each.

        They share a plural head ("les CPTS de A, de B et de C"), or stand behind the one date of the sentence ("jeudi 5 juin,
        le contrat de la CPTS A et celui de la CPTS B"), or are counted ("la signature de trois contrats").
        """
        if len(self.named) < 2:
            return []
        first, last = self.reading.sentences[self.reading.tokens[token].sentence]
        named = self.names_in(self.reading.tokens[token].sentence)
        found = [
            n for n, one in enumerate(self.named) if any(m.plural and first <= m.start < last for m in one.mentions)
        ]
        if len(found) > 1:
            return found
        subjects = list(self.subjects)
        dates = [t for t in self.reading.tokens[first:last] if t.tag == "date"]
        behind = sorted({n for start, _, n in named if start > token and n in subjects})
        if len(behind) > 1 and len(dates) == 1 and all(start > token for start, _, _ in named):
            return behind
        return self.counted(self.reading.tokens[token].sentence)

    def counted(self, sentence: int) -> list[int]:
        """Give the subjects that a sentence counts, "trois CPTS ont contractualisé": all but those named beside it."""
        subjects = list(self.subjects)
        if len(subjects) < 2:
            return []
        first, last = self.reading.sentences[sentence]
        named = self.names_in(sentence)
        beside = {n for s in (sentence - 1, sentence + 1) if self._beside(sentence, s) for _, _, n in self.names_in(s)}
        for at in range(first, last - 1):
            count, noun = self.reading.tokens[at], self.reading.tokens[at + 1 : at + 3]
            if not isinstance(count.value, Number) or not ({t.norm for t in noun} & _COUNTED or noun[0].tag == "cpts"):
                continue
            by_place = {n for start, _, n in named if at < start <= at + 2}  # "quatre CPTS du Centre-Alsace" is no name
            if {n for _, _, n in named} - by_place:
                continue
            for group in (subjects, [n for n in subjects if n not in beside | by_place]):
                if len(group) > 1 and count.value.value == len(group):
                    return group
        return []

    def _beside(self, sentence: int, other: int) -> bool:
        return 0 <= other < len(self.reading.sentences) and self._block(other) == self._block(sentence)

    def respectively(self, token: int) -> bool:
        """Tell whether a sentence deals figures out to several CPTS in a way that is not read."""
        sentence = self.reading.tokens[token].sentence
        if "respectivement" not in self.reading.norms[sentence] or len(self.series(token)) > 1:
            return False
        return len({n for _, _, n in self.names_in(sentence)}) > 1

    def joint(self, token: int) -> Joint | None:
        """Tell whether a sentence speaks of the subjects together before a token ("ensemble, elles"), or of each of them."""
        subjects = len(self.subjects)
        if subjects < 2:
            return None
        sentence = self.reading.tokens[token].sentence
        named = [end for _, end, _ in self.names_in(sentence) if end <= token]
        said: Joint | None = None
        for match in self._joint.get(sentence, []):
            if not self._all_of_them(match, subjects):
                continue
            if match.rule.id == "scope.they" and self.parts.entries[sentence] is not None:
                continue  # within the entry of one, "elles" are its communes
            if match.rule.sets["joint"] == "each":
                return "each"
            if max(named, default=0) <= match.start < token:
                said = "together"
        return said

    @cached_property
    def _joint(self) -> dict[int, list[Match]]:
        """By sentence, the words that make a plural subject of the CPTS."""
        found: dict[int, list[Match]] = {}
        for match in self.reading.of("scope"):
            if "joint" in match.rule.sets:
                found.setdefault(self.reading.tokens[match.start].sentence, []).append(match)
        return found

    def _all_of_them(self, match: Match, subjects: int) -> bool:
        """Tell whether a plural subject that is counted ("les trois CPTS") counts all subjects."""
        counted = [t.value.value for t in self.reading.tokens[match.start : match.end] if isinstance(t.value, Number)]
        return not counted or counted[0] == subjects
