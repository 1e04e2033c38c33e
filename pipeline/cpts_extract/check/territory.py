"""The size of a territory against the official geography."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cpts_extract.check.finding import finding
from cpts_extract.models import Cpts, Extraction, PopulationVerdict, Warning
from cpts_extract.territory.population import Sum, check_population, members_of

_NEARLY = 0.1
"""How much fewer or more communes than its intercommunalités a territory may have to be meant as theirs, not a part."""


def population_verdict(entry: Cpts) -> PopulationVerdict | None:
    """Hold an announced population against the official figures of the places named; None where none is announced."""
    if entry.population is None:
        return None
    verdict = check_population(entry.population, entry.communes, entry.epcis, entry.commune_count)
    if not verdict.sums:
        return PopulationVerdict(verdict.how, reason=verdict.reason)
    first = verdict.sums[0]
    return PopulationVerdict(
        verdict.how,
        first.value,
        first.vintage,
        "total" if first.series.startswith("total") else "municipal",
        "communes" if first.of == "communes" else "epci",
        verdict.percent,
        f"{first.value} is {_told(first)}",
    )


def _told(sum_: Sum) -> str:
    kind = "total" if sum_.series.startswith("total") else "municipal"
    of = "communes" if sum_.of == "communes" else "intercommunalités"
    return f"the sum of the {of} of the COG {sum_.vintage}, populations légales ({kind})"


def findings(entry: Cpts, extraction: Extraction) -> Iterator[Warning]:
    """Yield a population or a number of communes that is not the official one of the places named."""
    verdict = entry.population_verdict
    if entry.population and verdict and verdict.how == "differs":
        of = "communes" if verdict.of == "communes" else "intercommunalités"
        yield finding(
            "population_differs", entry, "population", f"{entry.population.value} inhabitants",
            f"{verdict.official}, the nearest official figure of the {of} named",
            f"{of} of the COG {verdict.vintage}, populations légales ({verdict.kind})",
        )  # fmt: skip
    yield from _counted(entry, extraction)


def _counted(entry: Cpts, extraction: Extraction) -> Iterator[Warning]:
    """A number of communes nearly that of the intercommunalités named, but theirs in no vintage."""
    counts = members_of(entry.epcis)
    count = entry.commune_count
    if not count or not counts or count in counts.values():
        return
    vintage, nearest = min(counts.items(), key=lambda item: (abs(item[1] - count), item[0]))
    if abs(nearest - count) <= _NEARLY * nearest and not _accounted_for(entry, set(counts.values()), extraction):
        names = ", ".join(epci.name for epci in entry.epcis)
        yield finding(
            "commune_count_not_the_epcis", entry, "commune_count", f"{count} communes", f"{nearest} communes",
            f"members of {names}, COG {vintage}",
        )  # fmt: skip


def _accounted_for(entry: Cpts, members: set[int], extraction: Extraction) -> bool:
    """Tell whether the text itself says why it counts others: "47 des 48 communes", "41 communes, auxquelles s'ajoutent"."""
    own = {(proof.start, proof.end) for proof in entry.evidence.get("commune_count", ())}
    counts = extraction.of("commune_count")
    said = " ".join(one.sentence for one in counts if (one.evidence.start, one.evidence.end) in own)
    return any(one.reason == _ADDED for one in counts) or bool(members & {int(n) for n in re.findall(r"[0-9]+", said)})


_ADDED = "communes.added-to"
"""The rule that finds a count to which more communes are added."""
