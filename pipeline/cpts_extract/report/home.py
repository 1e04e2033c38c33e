"""The home page: key figures with where they come from, charts, missions, what is doubtful, how good the extraction is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cpts_extract.pages import wording
from cpts_extract.pages.wording import count_text, number_text, percent_text
from cpts_extract.report import charts, lists, tiles
from cpts_extract.report.charts import Chart
from cpts_extract.report.facts import Facts, Row
from cpts_extract.report.quality import Quality


@dataclass(frozen=True)
class Figure:
    """A key figure, what it is, how it was counted, and where to look."""

    value: str
    noun: str
    source: str
    href: str


def page(facts: Facts, doubts: Mapping[str, Any], quality: Quality | None) -> dict[str, Any]:
    """Give what the template of the home page needs; ``doubts`` is what `lists.doubts` gathered."""
    coverage = facts.tables["coverage"]
    return {
        "figures": figures(facts),
        "signatures": _signatures(facts.tables["months"], facts.cpts),
        "tiles": [_tile(row) for row in coverage if row["department_code"] in tiles.PLACES],
        "coverage": [row for row in coverage if row["cpts"]],
        "regions": _regions(coverage),
        "sums": _sums(facts.tables["funding_check"]),
        "sums_count": Counter(row["verdict"] for row in facts.tables["funding_check"]),
        "matrix": lists.matrix(facts),
        "doubts": [
            ("contradictions", "Contradictions entre communiqués", len(doubts["conflicts"])),
            ("doublons", "Doublons possibles", len(doubts["duplicates"])),
            ("populations", "Populations différentes du chiffre officiel", len(doubts["populations"])),
            ("montants", "Montants hors de la grille de l'accord", len(doubts["sums"])),
            ("avertissements", "Avertissements des contrôles", len(doubts["warnings"])),
            ("confiance", "Valeurs de faible confiance", len(doubts["unsure"])),
            ("totaux", "Totaux annoncés que les comptes dépassent", len(doubts["aggregates"])),
            ("lecture", "Documents illisibles ou lus en partie", len(doubts["unread"])),
        ],
        "aggregates": lists.totals(facts),
        "quality": quality,
        "quality_chart": _quality(quality) if quality else None,
    }


def figures(facts: Facts) -> list[Figure]:
    """Count what is known, each figure with how it was counted."""
    signed = [row for row in facts.cpts if row["signature_date"]]
    peopled = [row for row in signed if row["population"] is not None]
    covered = sum(row["population"] for row in peopled)
    official = sum(row["population"] or 0 for row in facts.tables["coverage"])
    share = f", soit {percent_text(100 * covered / official)} des habitants" if official and covered else ""
    read = [row for row in facts.releases.values() if row["status"] in {"ok", "partial"}]
    speaking = {one["release_id"] for one in facts.entries if one["counts"]}
    sums = facts.tables["funding_check"]
    communes = {fact.values["insee"] for some in facts.facts_of_cpts.values() for fact in some
                if fact.table == "commune" and fact.values["insee"]}  # fmt: skip
    return [
        Figure(
            number_text(len(facts.cpts)),
            "CPTS connue" if len(facts.cpts) < 2 else "CPTS connues",
            f"nommées ou décrites par {count_text(len(speaking), 'communiqué')}",
            "recherche.html",
        ),
        Figure(
            number_text(len(signed)),
            "contrat signé" if len(signed) < 2 else "contrats signés",
            "CPTS dont un communiqué date la signature de l'ACI",
            "recherche.html?signe=1",
        ),
        Figure(
            number_text(covered),
            "habitants couverts",
            f"populations annoncées des {count_text(len(peopled), 'CPTS', 'CPTS')} signées qui en ont une, additionnées{share}",
            "#couverture",
        ),
        Figure(
            number_text(len(communes)),
            "communes nommées",
            "communes reconnues dans le code officiel géographique",
            "recherche.html",
        ),
        Figure(
            number_text(len(sums)),
            "montant annoncé" if len(sums) < 2 else "montants annoncés",
            "chacun comparé à la grille de l'accord",
            "montants.html",
        ),
        Figure(
            number_text(len(read)),
            "document lu" if len(read) < 2 else "documents lus",
            f"sur {count_text(len(facts.releases), 'document')} dans l'entrepôt",
            "communiques.html",
        ),
    ]


def _signatures(months: Sequence[Row], cpts: Sequence[Row]) -> tuple[Chart | None, int]:
    """Draw the signatures; also tell how many are left out, since only their year is known."""
    yearly = sum(len(row["signature_date"] or "") == 4 for row in cpts)
    if not months:
        return None, yearly
    table = [
        (
            wording.date_text(str(row["month"])[:7]),
            number_text(row["signatures"]),
            number_text(row["cumulative"]),
            number_text(row["cumulative_population"] or 0),
        )
        for row in months
    ]
    return charts.cumulative("signatures", "Signatures cumulées de l'ACI, par mois", months, table), yearly


# ---- coverage ---------------------------------------------------------------------------------------------------


def _tile(row: Row) -> dict[str, Any]:
    column, line = tiles.PLACES[row["department_code"]]
    share = row["share_percent"]
    told = f"{percent_text(share)} couverts" if share is not None else "aucune population connue"
    return {
        "code": row["department_code"],
        "name": row["department"],
        "column": column,
        "row": line,
        "shade": tiles.shade(share),
        "told": f"{count_text(row['cpts'], 'CPTS', 'CPTS')}, {told}" if row["cpts"] else "aucune CPTS connue",
        "cpts": row["cpts"],
    }


def _regions(coverage: Sequence[Row]) -> Chart | None:
    by_region: dict[str, list[Row]] = {}
    for row in coverage:
        by_region.setdefault(row["region"], []).append(row)
    told = []
    for region, rows in by_region.items():
        covered = sum(row["population_covered"] or 0 for row in rows)
        official = sum(row["population"] or 0 for row in rows)
        if any(row["cpts"] for row in rows):
            share = 100 * covered / official if official else 0.0
            told.append(
                (region, sum(r["cpts"] for r in rows), sum(r["signed"] for r in rows), covered, official, share)
            )
    told.sort(key=lambda one: (-one[5], one[0]))
    if not told:
        return None
    return charts.bars(
        "regions",
        "Part des habitants couverts par une CPTS signée, par région, en %",
        [(region, float(share)) for region, *_, share in told],
        ("Région", "CPTS connues", "Signées", "Habitants couverts", "Habitants", "Part"),
        [
            (region, *map(number_text, (cpts, signed, covered, official)), percent_text(share))
            for region, cpts, signed, covered, official, share in told
        ],
        digits=",.1f",
    )


# ---- sums, quality -----------------------------------------------------------------------------------------------


_KINDS = {"on grid": "dans la grille", "off grid": "hors grille", "cannot tell": "non vérifiable"}


def _sums(rows: Sequence[Row]) -> Chart | None:
    if not rows:
        return None
    counted = Counter((row["purpose"], row["verdict"]) for row in rows)
    purposes = [name for name in wording.PURPOSES if any(counted[name, verdict] for verdict in _KINDS)]
    return charts.stacked(
        "montants-grille",
        "Montants annoncés, par objet, comparés à la grille de l'accord",
        [
            (wording.PURPOSES[name], told, counted[name, verdict])
            for name in purposes
            for verdict, told in _KINDS.items()
        ],
        list(_KINDS.values()),
        ("Objet", *map(str.capitalize, _KINDS.values())),
        [
            (wording.PURPOSES[name].capitalize(), *(number_text(counted[name, verdict]) for verdict in _KINDS))
            for name in purposes
        ],
    )


def _quality(quality: Quality) -> Chart:
    scores = [one for one in quality.fields if one.right + one.missed + one.wrong]
    return charts.bars(
        "qualite-champs",
        "F1 par champ, sur les documents de l'évaluation",
        [(wording.field_text(one.name), one.f1) for one in scores],
        ("Champ", "Précision", "Rappel", "F1", "Justes", "Fausses", "Manquées"),
        [
            (
                wording.field_text(one.name),
                *(f"{share:.3f}".replace(".", ",") for share in (one.precision, one.recall, one.f1)),
                *map(number_text, (one.right, one.wrong, one.missed)),
            )
            for one in (*quality.fields, *quality.together)
        ],
        most=1.3,  # room for the figures behind the bars
        digits=".3f",
    )
