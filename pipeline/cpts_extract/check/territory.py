"""The size of a territory against the official geography."""

from __future__ import annotations

from collections.abc import Iterator

from cpts_extract.check.finding import finding
from cpts_extract.models import Cpts, Warning
from cpts_extract.territory import gazetteer
from cpts_extract.territory.population import check_population

_NEARLY = 0.1
"""How much fewer or more communes than its intercommunalités a territory may have to be meant as theirs, not a part."""


def findings(entry: Cpts) -> Iterator[Warning]:
    """Yield a population or a number of communes that is not the official one of the places named."""
    if entry.population and (entry.communes or entry.epcis):
        verdict = check_population(entry.population, entry.communes, entry.epcis, entry.commune_count)
        if verdict.how == "differs":
            nearest = verdict.sums[0]
            what = "communes" if nearest.of == "communes" else "intercommunalités"
            yield finding(
                "population_differs", entry, "population", f"{entry.population.value} inhabitants",
                f"{nearest.value}, the nearest official figure of the {what} named ({nearest.vintage}, {nearest.series})",
            )  # fmt: skip
    yield from _counted(entry)


def _counted(entry: Cpts) -> Iterator[Warning]:
    """A number of communes nearly that of the intercommunalités named, but theirs in no vintage."""
    sirens = [epci.siren for epci in entry.epcis if epci.siren]
    if not entry.commune_count or not sirens or len(sirens) < len(entry.epcis):
        return
    counts = {}
    for vintage in gazetteer.VINTAGES:
        held = [gazetteer.epci(siren, vintage) for siren in sirens]
        if all(held):
            counts[vintage] = sum(len(one.members) for one in held if one)
    if not counts or entry.commune_count in counts.values():
        return
    vintage, nearest = min(counts.items(), key=lambda item: (abs(item[1] - entry.commune_count), item[0]))  # type: ignore[operator]
    if abs(nearest - entry.commune_count) <= _NEARLY * nearest:
        names = ", ".join(epci.name for epci in entry.epcis)
        yield finding(
            "commune_count_not_the_epcis", entry, "commune_count", f"{entry.commune_count} communes",
            f"{nearest}, the members of {names} ({vintage})",
        )  # fmt: skip
