"""Whose figure is it? Decided from the section, the sentence and the names around it, never from the figure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from cpts_extract.annotate import Reading
from cpts_extract.fields.names import Named, key
from cpts_extract.read.characters import fold
from cpts_extract.values.numbers import Number

_ARTICLES = frozenset("de du des d' la le les l'".split())
_BESIDE = frozenset("apres avec outre derriere rejoint comme".split())
_COUNTED = frozenset("contrats cpts communautes signatures accords conventions equipes".split())
_OF_ANY = frozenset(
    "avantages population patients habitants usagers professionnels role objectifs benefices interet".split()
)
"""Words of a question that goes on about CPTS in general."""
_OURS = frozenset("son sa ses notre nos nous ici elle t-elle territoire existe-t-elle fait-elle".split())
"""Words of a heading that asks about this CPTS, not about CPTS in general."""
_PRONOUNS = frozenset("elle elles il ils son sa ses leur leurs chacune".split())
_PLACES = {"premiere": 0, "deuxieme": 1, "seconde": 1, "troisieme": 2, "quatrieme": 3, "derniere": -1}
_ACTS = frozenset(
    "a l' n' s' y en est avait couvre compte regroupe reunit rassemble federe dispose affiche beneficie recevra touche".split()
)
"""What may stand behind "la première" when it means a CPTS: a verb, not a noun ("la première année")."""
_BEFORE_BARE = frozenset("celle celui de du des d' cote pour".split())

_OPENING = 5
"""Sentences in which a release on a CPTS has said so."""

SCHEME = "the national scheme"
NOBODY = "nobody named"


@dataclass(frozen=True)
class Scope:
    """Tells for each token of a release which CPTS it is about.

    ``named`` are the CPTS of the release, the main subject first.
    """

    reading: Reading
    named: list[Named]

    # ---- sections ----

    @cached_property
    def sections(self) -> list[int]:
        """For each sentence the sentence of the heading above it (-1: none)."""
        out, current = [], -1
        for number in range(len(self.reading.sentences)):
            block = self.reading.block(number)
            if block.kind == "heading":
                current = number
            out.append(current)
        return out

    @cached_property
    def _generic_headings(self) -> set[int]:
        """The headings above what explains CPTS in general."""
        found: set[int] = set()
        marked = {
            self.reading.tokens[m.start].sentence
            for m in self.reading.of("scope")
            if m.rule.sets.get("section") == "scheme"
        }
        headings = [n for n in range(len(self.reading.sentences)) if self.reading.block(n).kind == "heading"]
        for place, number in enumerate(headings):
            text = self.reading.sentence_text(number)
            before = headings[place - 1] if place else -2
            same_block = before >= 0 and self._block(before) == self._block(number)
            if self.names_in(number):
                continue
            level = self.reading.block(number).level
            above = next((h for h in reversed(headings[:place]) if self.reading.block(h).level <= level), -2)
            under = above in found and self.reading.block(above).level < level
            words = {t.norm for t in self.reading.tokens[slice(*self.reading.sentences[number])]}
            goes_on = above in found and text.rstrip().endswith("?") and bool(words & _OF_ANY) and not words & _OURS
            if number in marked or (before in found and same_block) or under or goes_on:
                found.add(number)
        return found

    def _block(self, sentence: int) -> int:
        return self.reading.flow.sentences[sentence].block

    def is_generic(self, sentence: int) -> bool:
        """Tell whether a sentence stands in a box that explains CPTS in general."""
        return self.sections[sentence] in self._generic_headings

    # ---- sentences ----

    @cached_property
    def _mentions(self) -> list[tuple[int, int, int]]:
        """Every place that names a CPTS: ``(start, end, number of the CPTS)``, in order."""
        found = [(m.start, m.end, n) for n, named in enumerate(self.named) for m in named.mentions]
        found += self._bare_names({t for start, end, _ in found for t in range(start, end)})
        if len(self.named) > 1:
            found += self._bare_mentions({start for start, _, _ in found})
        return sorted(found)

    def _bare_names(self, taken: set[int]) -> list[tuple[int, int, int]]:
        """The places where a whole name stands without the word CPTS: "celle du Centre Morbihan"."""
        tokens = self.reading.tokens
        found = []
        places: dict[str, list[int]] = {}
        for at, token in enumerate(tokens):
            places.setdefault(token.norm, []).append(at)
        for number, named in enumerate(self.named):
            for form in {named.name, *named.aliases}:
                core = [w for w in re.findall(r"[\w'-]+", fold(form))[1:] if w not in _ARTICLES]
                if not core or len(" ".join(core)) < 4:
                    continue
                for at in places.get(core[0], []):
                    if at in taken:
                        continue
                    if tokens[at].text[:1].isupper() and (len(core) > 1 or tokens[at - 1].norm in _BEFORE_BARE):
                        here = [t.norm for t in tokens[at : at + len(core) + 3] if t.norm not in _ARTICLES][: len(core)]
                        if here == core:
                            found.append((at, at + len(core), number))
                    elif self._alone(at, len(core)) and [t.norm for t in tokens[at : at + len(core)]] == core:
                        found.append((at, at + len(core), number))
        return found

    def _alone(self, at: int, size: int) -> bool:
        """Tell whether so many tokens are a whole sentence: a name that heads a paragraph."""
        first, last = self.reading.sentences[self.reading.tokens[at].sentence]
        return at == first and last - first <= size + 1

    def _bare_mentions(self, known: set[int]) -> list[tuple[int, int, int]]:
        """The places where a word that only one of the names holds stands by itself: "Dans l'Est", "celle du Val"."""
        taken = {
            t
            for start, end, _ in ((m.start, m.end, 0) for named in self.named for m in named.mentions)
            for t in range(start, end)
        }
        subjects = [n for n, named in enumerate(self.named) if named.subject]
        keys = {n: key(self.named[n].name) for n in subjects}
        own = {n: {w for w in keys[n] if len(w) > 2 and sum(w in k for k in keys.values()) == 1} for n in subjects}
        found = []
        for at, token in enumerate(self.reading.tokens):
            if at in taken or at in known or not token.text[:1].isupper():
                continue
            owners = [n for n in subjects if set(fold(token.text).replace("-", " ").split()) & own[n]]
            before = self.reading.tokens[at - 1].norm if at else ""
            if len(owners) == 1 and before in {"l'", "le", "la", "les", "du", "de", "d'", "des", "cote", "a"}:
                found.append((at, at + 1, owners[0]))
        return found

    def names_in(self, sentence: int) -> list[tuple[int, int, int]]:
        """Give every place of a sentence that names a CPTS: ``(start, end, number of the CPTS)``, in order."""
        return self._by_sentence.get(sentence, [])

    @cached_property
    def _by_sentence(self) -> dict[int, list[tuple[int, int, int]]]:
        found: dict[int, list[tuple[int, int, int]]] = {}
        for mention in self._mentions:
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
                or before[-1:] in (["parmi"], ["des"], ["entre"])
                or not plural.isdisjoint(range(match.start, match.end + 1))
            ):
                continue
            found.setdefault(self.reading.tokens[match.start].sentence, []).append(match.start)
        return found

    # ---- the answer ----

    def owner(self, token: int) -> tuple[int | None, str]:
        """Give the number of the CPTS that a token is about, and why; None: the scheme, or nobody."""
        sentence = self.reading.tokens[token].sentence
        names = self.names_in(sentence)
        general = self._any_cpts.get(sentence, [])
        before = [m for m in names if m[1] <= token]
        pointed = self._pointed_at(token, before[-1][1] if before else 0)
        if pointed is not None:
            return pointed
        if before:
            nearest = before[-1]
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
        if behind:
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
        """Follow "la première ..., la seconde ..." and "respectivement" to the CPTS enumerated last; None: neither is said."""
        tokens, sentence = self.reading.tokens, self.reading.tokens[token].sentence
        place = None
        series = self.series(token)
        if len(series) > 1:
            place = series.index(token)
        first, _ = self.reading.sentences[sentence]
        for at in range(token - 2, max(first, since) - 1, -1):
            pair = tokens[at].norm, tokens[at + 1].norm
            behind = tokens[at + 2]
            opens = at == first or tokens[at - 1].text in {",", ";", ":", "–"} or tokens[at - 1].tag == "date"
            if not opens or not (behind.text == "," or behind.tag == "number" or behind.norm in _ACTS):
                continue
            if pair[0] == "la" and pair[1] in _PLACES:
                place = _PLACES[pair[1]]
                break
            if pair in {("l'", "une"), ("l'", "autre")}:
                place = int(pair[1] == "autre")
                break
        if place is None or sum(named.subject for named in self.named) < 2:
            return None
        for number in range(sentence - (not series), -1, -1):
            listed = list(dict.fromkeys(m[2] for m in self.names_in(number) if m[0] < token))
            if len(listed) > 1:
                fits = -1 <= place < len(listed) and (len(series) < 2 or len(series) == len(listed))
                return (listed[place], "the place in the list of names") if fits else (None, NOBODY)
        return None, NOBODY

    def series(self, token: int) -> list[int]:
        """Give the figures that "respectivement" deals out beside this one: "respectivement 64, 23 et 12 communes"."""
        tokens = self.reading.tokens
        first, last = self.reading.sentences[tokens[token].sentence]
        if not any(t.norm == "respectivement" for t in tokens[first:last]):
            return []
        found = [token]
        while (
            found[0] - 2 >= first and tokens[found[0] - 1].text in {",", "et"} and tokens[found[0] - 2].tag == "number"
        ):
            found.insert(0, found[0] - 2)
        while (
            found[-1] + 2 < last and tokens[found[-1] + 1].text in {",", "et"} and tokens[found[-1] + 2].tag == "number"
        ):
            found.append(found[-1] + 2)
        return found

    def _of_elected_bodies(self, sentence: int) -> bool:
        """Tell whether a sentence is about a contrat local de santé, or goes on about one with a pronoun."""
        block = self._block(sentence)
        while sentence >= 0 and self._block(sentence) == block:
            first, last = self.reading.sentences[sentence]
            tags = {t.tag for t in self.reading.tokens[first:last]}
            if tags & {"cpts", "aci"}:
                return False
            if "cls" in tags:
                return True
            if self.reading.tokens[first].norm not in _PRONOUNS:
                return False
            sentence -= 1
        return False

    def _is_aside(self, start: int) -> bool:
        """Tell whether a CPTS is only named beside another: "la 2e du département, après la CPTS du Val"."""
        before = {t.norm for t in self.reading.tokens[max(start - 3, 0) : start]}
        return len(self.named) > 1 and bool(before & _BESIDE)

    @cached_property
    def _first_cpts(self) -> int:
        """The sentence that first speaks of a CPTS, where the text begins with something else; 0 elsewhere."""
        first = next((t.sentence for t in self.reading.tokens if t.tag in {"cpts", "aci"}), 0)
        return first if first > _OPENING else 0

    def _shared_row(self, sentence: int) -> bool:
        """Tell whether a row gives several figures without saying whose each is, in a release on several CPTS."""
        figures = sum(
            t.tag in {"number", "money", "date"} for t in self.reading.tokens[slice(*self.reading.sentences[sentence])]
        )
        return (
            figures > 1
            and self.reading.block(sentence).kind == "row"
            and sum(named.subject for named in self.named) > 1
        )

    def _goes_on(self, sentence: int) -> bool:
        """Tell whether a sentence that begins with a pronoun goes on about CPTS in general: "Une CPTS ... Elle ..."."""
        block = self._block(sentence)
        while self.reading.tokens[self.reading.sentences[sentence][0]].norm in _PRONOUNS:
            sentence -= 1
            if sentence < 0 or self._block(sentence) != block or self.names_in(sentence):
                return False
            if self._any_cpts.get(sentence):
                return True
        return False

    def _focus(self, sentence: int) -> tuple[int, str]:
        """Give the CPTS that a sentence without a name goes on about."""
        first, _ = self.reading.sentences[sentence]
        if self.reading.tokens[first].norm in {"elle", "il", "son", "sa", "ses"} and sentence:
            told = {m[2] for m in self.names_in(sentence - 1)}
            if len(told) == 1 and self._block(sentence - 1) == self._block(sentence):
                return told.pop(), "named in the sentence before a pronoun"
        if sum(named.subject for named in self.named) < 2:
            lead = self._lead_owner(sentence)
            return (lead, "named in the item") if lead is not None else (0, "the release's subject")
        section = self.sections[sentence]
        block = self._block(sentence)
        for number in range(sentence - 1, max(section, -1), -1):
            names = [m for m in self.names_in(number) if self.named[m[2]].subject]
            if names and (self._block(number) == block or self.reading.block(number).kind != "item"):
                return names[0][2], "named in a sentence before"
        if section >= 0:
            names = self.names_in(section)
            if names:
                return names[0][2], "named in the heading"
            if len(self._partition) > 1:
                above = [n for n in self._partition if n < sentence]
                if above:
                    return self.names_in(above[-1])[0][2], "named in the heading of the part"
        return 0, "the release's first subject"

    @cached_property
    def _partition(self) -> list[int]:
        """The headings that name one subject each, where they name several: each heads a part on its own CPTS."""
        heads = [
            n
            for n in range(len(self.reading.sentences))
            if self.reading.block(n).kind == "heading" and len({m[2] for m in self.names_in(n)}) == 1
        ]
        return heads if len({self.names_in(n)[0][2] for n in heads}) > 1 else []

    def _lead_owner(self, sentence: int) -> int | None:
        """The CPTS named earlier in the same list item."""
        block = self._block(sentence)
        if self.reading.block(sentence).kind != "item":
            return None
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
        for number in range(len(self.reading.sentences)):
            block = self.reading.block(number)
            level = block.level
            out.append(
                next(
                    (
                        n
                        for n in reversed(open_)
                        if self.reading.block(n).kind != "item" or self.reading.block(n).level < level
                    ),
                    None,
                )
            )
            if block.kind != "item":
                open_ = [number]
                continue
            while (
                open_ and self.reading.block(open_[-1]).kind == "item" and self.reading.block(open_[-1]).level >= level
            ):
                open_.pop()
            open_.append(number)
        return out

    def together(self, token: int) -> list[int]:
        """Give the CPTS that a sentence speaks of together, so that its date is the date of each.

        They share a plural head ("les CPTS de A, de B et de C"), or stand behind the one date of the sentence ("jeudi 5 juin,
        le contrat de la CPTS A et celui de la CPTS B"), or are counted ("la signature de trois contrats").
        """
        first, last = self.reading.sentences[self.reading.tokens[token].sentence]
        named = self.names_in(self.reading.tokens[token].sentence)
        found = [
            n for n, one in enumerate(self.named) if any(m.plural and first <= m.start < last for m in one.mentions)
        ]
        if len(found) > 1:
            return found
        subjects = [n for n, one in enumerate(self.named) if one.subject]
        dates = [t for t in self.reading.tokens[first:last] if t.tag == "date"]
        behind = sorted({n for start, _, n in named if start > token and n in subjects})
        if len(behind) > 1 and len(dates) == 1 and all(start > token for start, _, _ in named):
            return behind
        return self.counted(self.reading.tokens[token].sentence)

    def counted(self, sentence: int) -> list[int]:
        """Give the subjects that a sentence counts, "trois CPTS ont contractualisé": all but those named beside it."""
        first, last = self.reading.sentences[sentence]
        named = self.names_in(sentence)
        subjects = [n for n, one in enumerate(self.named) if one.subject]
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
        if len(self.series(token)) > 1:
            return False
        sentence = self.reading.tokens[token].sentence
        norms = {t.norm for t in self.reading.tokens[slice(*self.reading.sentences[sentence])]}
        return "respectivement" in norms and len({n for _, _, n in self.names_in(sentence)}) > 1

    def distributed(self, sentence: int) -> bool:
        """Tell whether a sentence says something of each of several CPTS: "chacune des deux"."""
        norms = {t.norm for t in self.reading.tokens[slice(*self.reading.sentences[sentence])]}
        return bool(norms & {"chacune", "chacun", "toutes"}) and len(self.named) > 1
