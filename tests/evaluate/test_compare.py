"""The verdicts on small records, each against a gold that says one thing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cpts_extract.errors import EvaluationError
from cpts_extract.evaluate.compare import compare
from cpts_extract.evaluate.gold import digest, gold_files, read_gold
from cpts_extract.evaluate.record import sheet
from cpts_extract.evaluate.report import Bin, Figures, Report, figures, plain, reliability, whole_records
from cpts_extract.models import (
    Aggregate,
    Area,
    Candidate,
    Commune,
    Cpts,
    Epci,
    Evidence,
    Extraction,
    Funding,
    Mission,
    Ordinal,
    Quantity,
    Record,
)

Told = tuple[str, str, str]
NOTHING: dict[str, Any] = {
    "kind": "communique",
    "released": None,
    "mentioned": [],
    "scheme_funding": [],
    "aggregates": [],
}


def gold(folder: Path, *cpts: dict[str, Any], **whole: Any) -> Any:
    path = folder / "oust.json"
    made = [{"name": "CPTS de l'Oust", "subject": True, "evidence": {}, **one} for one in cpts]
    path.write_text(json.dumps({**NOTHING, "cpts": made, **whole}), encoding="utf-8")
    return read_gold(path)


def found(*cpts: Cpts, candidates: tuple[Candidate, ...] = (), **whole: Any) -> Any:
    values = {
        "kind": "communique",
        "title": None,
        "released": None,
        "mentioned": (),
        "scheme_funding": (),
        "aggregates": (),
    }
    record = Record("releases/oust.txt", "", cpts=cpts, warnings=(), **{**values, **whole})
    return sheet(Extraction(record, candidates))


def oust(**values: Any) -> Cpts:
    return Cpts("CPTS de l'Oust", **values)


def told(gold: Any, found: Any, *, lenient: bool = False, right: bool = False) -> list[Told]:
    """Return the verdicts; those that are right only where asked for."""
    return [
        (v.field, v.outcome, v.value) for v in compare(gold, found, lenient=lenient) if right or v.outcome != "right"
    ]


def test_what_agrees_is_right(tmp_path: Path) -> None:
    wanted = gold(tmp_path, {"population": {"value": 42000, "bound": "about"}, "communes": ["Saint-Elix", "L'Orme"]})
    given = found(oust(population=Quantity(42000, "about"), communes=(Commune("L’Orme"), Commune("Saint Élix"))))
    assert told(wanted, given, right=True) == [
        ("name", "right", "CPTS de l'Oust"), ("population", "right", "42000"), ("communes", "right", "L’Orme"),
        ("communes", "right", "Saint Élix"), ("bound", "right", "population about"), ("kind", "right", "communique"),
    ]  # fmt: skip


def test_another_value_is_wrong_and_missed(tmp_path: Path) -> None:
    wanted = gold(tmp_path, {"signature_date": "2024-10-09", "commune_count": 11})
    given = found(oust(signature_date="2024-10-10"))
    assert told(wanted, given) == [
        ("signature_date", "wrong", "2024-10-10"), ("signature_date", "missed", "2024-10-09"), ("commune_count", "missed", "11"),
    ]  # fmt: skip


def test_lenient_takes_months_five_percent_and_parts_of_names(tmp_path: Path) -> None:
    wanted = gold(
        tmp_path,
        {"signature_date": "2024-10-09", "population": {"value": 100, "bound": "exact"}, "communes": ["Saint-Elix"],
         "epcis": ["CC du Haut Vexin"], "funding": [{"amount": 1000, "purpose": "startup"}]},
    )  # fmt: skip
    given = found(oust(
        signature_date="2024-10", population=Quantity(95), communes=(Commune("Saint-Elix-le-Haut"),),
        epcis=(Epci("communauté de communes du Vexin"),), funding=(Funding(1040, None, "about", "startup", None, None),),
    ))  # fmt: skip
    assert told(wanted, given, lenient=True) == []
    assert {field for field, outcome, _ in told(wanted, given) if outcome == "wrong"} == {
        "signature_date", "population", "communes", "epcis", "funding", "funding_purpose",
    }  # fmt: skip
    assert told(wanted, found(oust(population=Quantity(94))), lenient=True)[1] == ("population", "wrong", "94")


def test_a_bound_is_judged_where_the_value_is_right(tmp_path: Path) -> None:
    wanted = gold(tmp_path, {"members": {"value": 40, "bound": "at_least"}})
    assert told(wanted, found(oust(members=Quantity(40)))) == [
        ("bound", "wrong", "members exact"), ("bound", "missed", "members at_least"),
    ]  # fmt: skip
    assert told(wanted, found(oust(members=Quantity(41)))) == [("members", "wrong", "41"), ("members", "missed", "40")]


@pytest.mark.parametrize("given", [15162, 15200, 15000])
def test_second_readings_are_right(given: int, tmp_path: Path) -> None:
    wanted = gold(
        tmp_path, {"population": {"value": 15162, "bound": "exact"}, "population_alt": [15200, {"value": 15000}]}
    )
    assert told(wanted, found(oust(population=Quantity(given)))) == []


def test_a_reading_that_only_an_alternative_has_is_not_asked_for(tmp_path: Path) -> None:
    wanted = gold(tmp_path, {"commune_count": None, "commune_count_alt": [100]})
    assert told(wanted, found(oust())) == []
    assert ("commune_count", "right", "100") in told(wanted, found(oust(commune_count=100)), right=True)


def test_a_resolved_date_is_neither_asked_for_nor_wrong(tmp_path: Path) -> None:
    wanted = gold(
        tmp_path, {"signature_date": None, "signature_date_partial": "--09-08", "signature_date_resolved": "2023-09-08"}
    )
    assert told(wanted, found(oust())) == []
    assert [
        told_
        for told_ in told(wanted, found(oust(signature_date="2023-09-08")), right=True)
        if told_[0] == "signature_date"
    ] == []
    assert told(wanted, found(oust(signature_date="2022-09-08"))) == [("signature_date", "wrong", "2022-09-08")]


def test_optional_values_are_not_judged(tmp_path: Path) -> None:
    wanted = gold(
        tmp_path,
        {"communes_optional": ["Redon"], "funding_optional": [5000], "missions_optional": ["quality"],
         "missions": [{"category": "crise", "basis": "generic"}, {"category": "autre", "evidence": "l'accès aux soins"}]},
        scheme_optional=[{"amount": 7}],
    )  # fmt: skip
    sums = tuple(Funding(amount, None, "exact", "other", None, None) for amount in (5000, 6000))
    kinds = ("crise", "autre", "medecin_traitant", "parcours")
    given = found(
        oust(communes=(Commune("Redon"),), funding=sums, missions=tuple(Mission(kind, None, "x") for kind in kinds)),  # type: ignore[arg-type]
        scheme_funding=(Funding(7, None, "exact", "other", None, None),),
    )
    assert told(wanted, given) == [
        ("funding", "wrong", "6000"), ("funding_purpose", "wrong", "6000 other"), ("missions", "wrong", "parcours"),
    ]  # fmt: skip


def test_what_gold_leaves_out_is_not_judged(tmp_path: Path) -> None:
    given = found(oust(
        founded="2019", department=Area("Morbihan", "56"), region=Area("Bretagne", "53"), size_class=2, signature_place="Redon"
    ))  # fmt: skip
    assert told(gold(tmp_path, {}), given) == []
    wanted = gold(tmp_path, {"founded": None, "region": None, "size_class": None, "signature_place": "Vitré"})
    assert told(wanted, given) == [
        ("signature_place", "wrong", "Redon"), ("signature_place", "missed", "Vitré"), ("size_class", "wrong", "2"),
    ]  # fmt: skip


def test_a_second_purpose_is_right(tmp_path: Path) -> None:
    sums = {
        "funding": [{"amount": 9, "purpose": "total"}],
        "funding_purpose_alt": [{"amount": 9, "purpose": "missions"}],
    }
    for purpose, wrong in (("total", 0), ("missions", 0), ("startup", 2)):
        given = found(oust(funding=(Funding(9, None, "exact", purpose, None, None),)))  # type: ignore[arg-type]
        assert len(told(gold(tmp_path, sums), given)) == wrong


def test_an_official_name_of_an_epci_is_right(tmp_path: Path) -> None:
    wanted = gold(tmp_path, {"epcis": ["le Grand Vexin", "agglo d'Ys"], "epcis_official": ["CA Vexin Seine", "CA Ys"]})
    assert told(wanted, found(oust(epcis=(Epci("Vexin Seine"), Epci("Agglomération d'Ys"))))) == []


def test_a_cpts_that_gold_has_not_is_wrong_with_its_values(tmp_path: Path) -> None:
    given = found(
        oust(),
        Cpts("CPTS d'Ys", subject=False, commune_count=3, region=Area("Bretagne", "53")),
        Cpts("CPTS Z", subject=False),
    )
    assert told(gold(tmp_path, {}), given) == [("name", "wrong", "CPTS d'Ys"), ("commune_count", "wrong", "3")]


def test_a_release_that_could_not_be_read_misses_all(tmp_path: Path) -> None:
    wanted = gold(tmp_path, {"commune_count": 3}, released="2024-01-02")
    assert told(wanted, None) == [
        ("name", "missed", "CPTS de l'Oust"), ("commune_count", "missed", "3"),
        ("released", "missed", "2024-01-02"), ("kind", "missed", "communique"),
    ]  # fmt: skip


def test_a_cpts_without_a_name_is_the_subject(tmp_path: Path) -> None:
    wanted = gold(tmp_path, {"name": None, "commune_count": 3})
    assert told(wanted, found(Cpts(None, commune_count=3)), right=True) == [
        ("commune_count", "right", "3"), ("kind", "right", "communique"),
    ]  # fmt: skip


def test_the_release_as_a_whole_is_compared(tmp_path: Path) -> None:
    count = {"scope": "Bretagne", "indicator": "cpts_count", "value": 30}
    wanted = gold(
        tmp_path,
        {"ordinal": {"rank": 6, "scope": "Morbihan"}},
        mentioned=["CPTS d'Ys"],
        aggregates=[count],
        kind_alt=["news"],
    )
    counted = (Aggregate("Bretagne", "cpts_count", 30.0, None),)
    given = found(oust(ordinal=Ordinal(6, "Morbihan")), mentioned=("CPTS Ys",), kind="news", aggregates=counted)
    assert told(wanted, given) == []


def test_a_wrong_value_shows_its_sentence_and_a_missed_one_golds_quotation(tmp_path: Path) -> None:
    proof = Evidence("11 communes", 5, 16, (), "communes.count", 0.9)
    candidate = Candidate(
        "commune_count", 11, proof, "Elle couvre 11 communes.", "CPTS de l'Oust", True, "the only value"
    )
    wanted = gold(tmp_path, {"commune_count": 12, "evidence": {"commune_count": "douze communes"}})
    given = found(oust(commune_count=11, evidence={"commune_count": (proof,)}), candidates=(candidate,))
    assert [(v.outcome, v.proof) for v in compare(wanted, given) if v.field == "commune_count"] == [
        ("wrong", "Elle couvre 11 communes."), ("missed", "douze communes"),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"cpts": [{}]}', '{"cpts": [{"name": "x", "funding": [{}]}]}'])
def test_a_file_that_is_no_gold_is_named(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(text)
    with pytest.raises(EvaluationError, match=r"a\.json: not a gold file: "):
        read_gold(tmp_path / "a.json")


def test_the_digest_knows_names_and_contents(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="no gold files"):
        gold_files(tmp_path)
    seen = set()
    for name, text in (("a", "1"), ("a", "2"), ("b", "2")):
        (tmp_path / f"{name}.json").write_text(text)
        seen.add(digest(tmp_path))
    assert len(seen) == 3


def test_the_report_counts_verdicts(tmp_path: Path) -> None:
    proofs = {
        "commune_count": (Evidence("x", 0, 1, (), "communes.count", 1.0),),
        "name": (Evidence("x", 0, 1, (), "names.x", 0.5),),
    }
    verdicts = compare(gold(tmp_path, {"commune_count": 12}), found(oust(commune_count=11, evidence=proofs)))
    counted = figures(verdicts)
    assert (counted["name"], counted["commune_count"]) == (Figures(1, 0, 0), Figures(0, 1, 1))
    assert counted["core"] == counted["all"] == Figures(1, 1, 1)
    assert (counted["core"].precision, counted["core"].recall, counted["core"].f1) == (0.5, 0.5, 0.5)
    assert (counted["founded"].precision, counted["founded"].recall) == (1.0, 1.0)
    assert whole_records(["oust", "other"], verdicts) == 1
    assert [one for one in reliability(verdicts) if one.values] == [Bin(0.5, 0.6, 1, 1), Bin(0.95, 1.0, 1, 0)]
    told = plain(Report(("oust",), tuple(verdicts), tuple(verdicts)), errors=True)
    assert [(error["outcome"], error["value"], error["rule"]) for error in told["errors"]] == [
        ("wrong", "11", "communes.count"), ("missed", "12", None),
    ]  # fmt: skip
    assert told["whole_records"] == {"exact": 0, "lenient": 0, "of": 1}
