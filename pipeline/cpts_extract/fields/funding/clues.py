"""How far a cue is from a sum: the words between them, dearer over a sign, another sum or a word that sets things apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from cpts_extract.annotate import Match, Reading
from cpts_extract.annotate.rules import Rule
from cpts_extract.annotate.tokens import Token

FAR = 24.0
"""What costs more says nothing of a sum any more."""

_SIGNS = {
    ";": 8,
    ",": 2,
    "et": 3,
    "mais": 4,
    "puis": 4,
    "tandis": 8,
    "dont": 10,
    "hors": 8,
    "outre": 4,
    ":": 0,
    ")": 1,
    "(": 1,
}
_SETS_APART = frozenset("ajoute ajoutent ajouteront ajoutera ajoutant".split())
_ANOTHER_SUM = 12
_SHARED = 8
"""What a cue costs more for every sum but the nearest."""
_POINTING = 4
"""What it costs less where a preposition behind the sum leads to it, or where it opens the sentence."""
_LEADS = frozenset(
    "pour de d' du des a au aux sont afin destines dedies consacres fleches reserves alloues affectes ( servent financent finance "
    "remunerent remunere retribuent retribue couvrent couvre paient paie serviront servira permettent permettant permettront en".split()
)
_TIMES = frozenset(
    "par an l' annee annuels annuel chaque au maximum maximal environ / plus minimum moins tous les ans de".split()
)
"""What may stand between a sum and that preposition: "60 000 € par an au maximum pour"."""

_A_MISSION = Rule("funding.beside-a-mission", "cue", (), 0.9, {"purpose": "missions", "cost": 4})
"""What the name of a mission says of a sum near it."""


@dataclass(frozen=True)
class Sentence:
    """One sentence with its sums, to ask which cue belongs to which of them."""

    reading: Reading
    number: int

    @cached_property
    def span(self) -> tuple[int, int]:
        return self.reading.sentences[self.number]

    @cached_property
    def sums(self) -> list[int]:
        first, last = self.span
        return [at for at in self.reading.tagged("money") if first <= at < last]

    @cached_property
    def cues(self) -> list[Match]:
        """The cues of the sentence; one that stands inside a longer one of the same kind says nothing of its own."""
        first, _ = self.span
        found = list(self.reading.within(self.number, "funding", "cue"))
        named = (
            m
            for m in self.reading.within(self.number, "missions", "value")
            if m.rule.sets.keys() <= {"category"} or m.start == first
        )
        found = [m for m in found if not self._heads_a_column(m)]
        found += [Match(_A_MISSION, m.start, m.end, -1) for m in named]
        return [m for m in found if not any(_inside(m, other) for other in found)]

    def _heads_a_column(self, cue: Match) -> bool:
        """Tell whether a cue is but the head of a column of sums: "Achat d'un échographe : Montant : 12 k€"."""
        tokens = self.reading.tokens
        return (
            self._row
            and cue.rule.id == "funding.any-aid"
            and tokens[cue.start - 1].text == ":"
            and tokens[cue.end].text == ":"
        )

    def of(self, key: str) -> Iterator[Match]:
        """Yield the cues that say something of a kind: purpose, period, whose."""
        return (m for m in self.cues if key in m.rule.sets)

    def cost(self, cue: Match, token: int) -> float:
        """Tell how far a cue is from a sum."""
        own = self._distance(cue, token)
        if self._row:
            return own
        place = cue.start, cue.end
        if place not in self._least:
            self._least[place] = min(self._distance(cue, other) for other in self.sums)
        return own + (_SHARED if own > self._least[place] else 0)

    @cached_property
    def _least(self) -> dict[tuple[int, int], float]:
        return {}

    def nearest(self, token: int, cues: Iterable[Match]) -> list[tuple[float, Match]]:
        """Give the cues that reach a sum with what each costs, the nearest first."""
        scored = [(self.cost(m, token) + float(m.rule.sets.get("cost", 0)), m) for m in cues]
        return sorted((s for s in scored if s[0] <= FAR), key=lambda s: (s[0], s[1].start))

    @cached_property
    def _row(self) -> bool:
        return self.reading.kinds[self.number] == "row"

    def _distance(self, cue: Match, token: int) -> float:
        between = cue.start, cue.end, token
        if between not in self._distances:  # whose, what for and how often each ask for the same
            self._distances[between] = self._measured(cue, token)
        return self._distances[between]

    @cached_property
    def _distances(self) -> dict[tuple[int, int, int], float]:
        return {}

    def _measured(self, cue: Match, token: int) -> float:
        tokens = self.reading.tokens
        if cue.start <= token < cue.end:
            return 0.0
        if cue.end <= token:
            cost = self._priced(cue.end, token)
            opens = cue.start - self.span[0] <= 2 and tokens[self.span[0]].tag != "money"
            passed = sum(cue.end <= at < token for at in self.sums)
            return cost - (_POINTING if opens and not passed else _ANOTHER_SUM / 2 if opens and passed == 1 else 0)
        between = tokens[token + 1 : cue.start]
        cost = self._priced(token + 1, cue.start)
        if self._left_aside(between):
            cost += 8
        if cue.end < len(tokens) and tokens[cue.end].norm == ":" and cue.end - cue.start <= 3 and not self._row:
            cost += 8  # the head of what follows
        return cost - (_POINTING if self._led_to(token, between) else 0)

    def _priced(self, start: int, end: int) -> float:
        """Add up what tokens ``start`` to ``end`` cost."""
        first, _ = self.span
        return self._prices[end - first] - self._prices[start - first]

    @cached_property
    def _prices(self) -> list[float]:
        """For each token of the sentence what those before it cost together."""
        return [0, *accumulate(map(self._price, self.reading.tokens[slice(*self.span)]))]

    def _price(self, token: Token) -> float:
        if token.tag == "money":
            return 3 if self._row else _ANOTHER_SUM
        if token.norm in _SETS_APART:
            return 10
        return _SIGNS.get(token.norm, 1)

    def _led_to(self, token: int, between: tuple[Token, ...]) -> bool:
        """Tell whether the sum goes on at once with the phrase that holds the cue: "60 000 € par an pour"."""
        for t in between:
            if t.norm in _LEADS:
                return True
            if t.norm not in _TIMES:
                return False
        return False

    @staticmethod
    def _left_aside(between: tuple[Token, ...]) -> bool:
        """Tell whether a bracket that the sum stands in closes before the cue."""
        depth = 0
        for t in between:
            depth += (t.norm == "(") - (t.norm == ")")
            if depth < 0:
                return True
        return False


def _inside(cue: Match, other: Match) -> bool:
    wider = other.end - other.start > cue.end - cue.start
    if not (wider and other.start <= cue.start and cue.end <= other.end):
        return False
    mine, its = cue.rule.sets, other.rule.sets
    return ("purpose" in mine and "purpose" in its) or ("whose" in mine and mine["whose"] == its.get("whose"))
