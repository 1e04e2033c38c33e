"""What contradicts the official geography, the agreement or the calendar is warned of; what may be right is not."""

from __future__ import annotations

import pytest
from cpts_extract.check import check
from cpts_extract.models import Commune, Cpts, Epci, Evidence, Extraction, Funding, Mission, Quantity, Record, Warning

LANNION = Epci("Lannion-Trégor Communauté", "200065928", "normalised", 2021)
TWO = (Commune("Acigné", "35001", "35001", "exact", 2021), Commune("Gosné", "35121", "35121", "exact", 2021))
NEW, OLD = "2024-04-09", "2021-05-12"


def found(released: str | None = NEW, **values: object) -> list[str]:
    """Check a record of one CPTS with these values, and give the codes of its warnings."""
    return [warning.code for warning in checked(released, Cpts("CPTS du Haut Arc", **values))]  # type: ignore[arg-type]


def checked(released: str | None, entry: Cpts) -> tuple[Warning, ...]:
    record = Record("a.txt", "0", "communique", None, released, (entry,), (), (), (), ())
    return check(Extraction(record, ())).record.warnings


def yearly(amount: int, purpose: str = "operation", **more: object) -> tuple[Funding, ...]:
    values = {"amount_max": None, "bound": "exact", "purpose": purpose, "period": "year", "payer": None, **more}
    return (Funding(amount, **values),)  # type: ignore[arg-type]


def test_a_finding_says_what_was_found_expected_and_where() -> None:
    quoted = Evidence("56 communes", 10, 21, (), "communes.count", 0.9)
    entry = Cpts("CPTS du Trégor", commune_count=56, epcis=(LANNION,), evidence={"commune_count": (quoted,)})
    assert checked(OLD, entry) == (
        Warning(
            "commune_count_not_the_epcis",
            "CPTS du Trégor: the text says 56 communes; expected 57 communes "
            "(members of Lannion-Trégor Communauté, COG 2019)",
            "commune_count",
            quoted,
            "56 communes",
            "57 communes",
            "members of Lannion-Trégor Communauté, COG 2019",
        ),
    )


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        ({"commune_count": 57, "epcis": (LANNION,)}, []),
        ({"commune_count": 30, "epcis": (LANNION,)}, []),  # a part of it
        ({"commune_count": 56, "epcis": (LANNION, Epci("Haut-Arc"))}, []),
        ({"population": Quantity(99520), "epcis": (LANNION,)}, []),
        ({"population": Quantity(99520), "epcis": (LANNION,), "commune_count": 57}, []),
        ({"population": Quantity(9952), "epcis": (LANNION,), "commune_count": 57}, ["population_differs"]),
        ({"population": Quantity(30000), "communes": TWO}, ["population_differs"]),
        ({"population": Quantity(30000), "communes": TWO, "commune_count": 11}, []),
        ({"communes": TWO, "commune_count": 1}, ["commune_count_differs"]),
        ({"communes": (*TWO, Commune("Arc")), "commune_count": 2}, []),  # it may be no commune
    ],
)
def test_territory(values: dict[str, object], codes: list[str]) -> None:
    assert found(OLD, **values) == codes


@pytest.mark.parametrize(
    ("population", "size", "codes"),
    [
        (Quantity(57633), 2, []),
        (Quantity(57633), 3, ["size_class_differs"]),
        (Quantity(81000), 2, []),  # another year's figure may have been below 80 000
        (Quantity(60000, "at_least"), 3, []),
        (Quantity(120000, "about"), 2, ["size_class_differs"]),
        (None, 2, []),
        (Quantity(103000, "at_least"), 3, []),
    ],
)
def test_size(population: Quantity | None, size: int, codes: list[str]) -> None:
    assert found(population=population, size_class=size) == codes


@pytest.mark.parametrize(
    ("released", "size", "funding", "codes"),
    [
        (NEW, 3, yearly(75000), []),
        (NEW, 3, yearly(60000), ["funding_off_grid"]),
        (NEW, 3, yearly(60000, bound="about"), []),
        (NEW, 3, yearly(60000, period="once"), []),
        (NEW, None, yearly(60000), []),
        (None, 3, yearly(60000), []),  # nothing says which grid was in force
        ("2019-06-20", 3, yearly(60000), []),
        # a ceiling is that of operation and missions together
        (OLD, 3, yearly(370000, "total"), []),
        (OLD, 3, yearly(370001, "total"), ["funding_off_grid"]),
        (OLD, 3, yearly(371000, "total", bound="about"), []),
        (OLD, 3, yearly(295000, "missions"), []),
        (OLD, 3, yearly(370000, "missions"), ["funding_off_grid"]),
        (OLD, 3, yearly(370000, "missions", bound="at_most", period=None), ["funding_off_grid"]),
        (OLD, 3, yearly(400000, "missions", period=None), []),  # it may be for more than a year
        (OLD, 3, yearly(200000, "missions", bound="range", amount_max=500000), ["funding_off_grid"]),
        (NEW, 3, yearly(390000, "missions"), []),
        (NEW, 3, yearly(465001, "total"), ["funding_off_grid"]),
        (OLD, 3, yearly(2000000, "total", period="contract"), []),
        (NEW, 1, yearly(900000, "total"), []),  # the ceiling of that size is not known
        (OLD, 1, yearly(87500, period="once"), ["funding_never_in_force"]),
        (OLD, None, yearly(157500, "total"), ["funding_never_in_force"]),
        (OLD, 2, yearly(87500, period="once"), []),
        (NEW, 3, yearly(131250, "missions"), []),
    ],
)
def test_sums(released: str | None, size: int | None, funding: tuple[Funding, ...], codes: list[str]) -> None:
    assert found(released, size_class=size, funding=funding) == codes


@pytest.mark.parametrize(
    ("released", "category", "level", "codes"),
    [
        (NEW, "crise", "socle", []),
        (OLD, "crise", "socle", ["mission_level_differs"]),
        (OLD, "crise", "complementaire", []),
        ("2022-01-15", "crise", "socle", []),  # the avenant is signed
        (NEW, "crise", "complementaire", ["mission_level_differs"]),
        (OLD, "qualite", "socle", ["mission_level_differs"]),
        (NEW, "prevention", "complementaire", ["mission_level_differs"]),
        (NEW, "prevention", None, []),
        (NEW, "autre", "socle", []),
    ],
)
def test_missions(released: str, category: str, level: str | None, codes: list[str]) -> None:
    assert found(released, missions=(Mission(category, level, "x"),)) == codes  # type: ignore[arg-type]


def test_a_text_on_an_older_contract_may_speak_of_the_grid_of_then_or_of_now() -> None:
    entry = {"signature_date": "2020-12-17", "size_class": 3}
    assert found(NEW, **entry, funding=yearly(465000, "total")) == []
    assert found(NEW, **entry, funding=yearly(370000, "total")) == []
    assert found(NEW, **entry, funding=yearly(90000)) == ["funding_off_grid"]
    assert found(NEW, **entry, missions=(Mission("crise", "socle", "x"),)) == []


@pytest.mark.parametrize(("years", "codes"), [(5, []), (None, []), (3, ["contract_years_differ"])])
def test_years(years: int | None, codes: list[str]) -> None:
    assert found(contract_years=years) == codes


@pytest.mark.parametrize(
    ("signed", "released", "codes"),
    [
        ("2021-05-12", "2021-05-12", []),
        ("2021-06-18", "2021-05-12", []),  # announced
        ("2022-05-13", "2021-05-12", []),
        ("2022-05-14", "2021-05-12", ["signature_after_release"]),
        ("2021-05", "2021-05-12", []),
        ("2021-05-31", "2021-05", []),
        ("2023", "2021-05-12", ["signature_after_release"]),
        ("2022-01-02", None, []),
    ],
)
def test_a_signature_announced_more_than_a_year_ahead(signed: str, released: str | None, codes: list[str]) -> None:
    assert found(released, signature_date=signed) == codes


@pytest.mark.parametrize(
    ("founded", "signed", "codes"),
    [
        ("2021-05-12", "2021-05-12", []),
        ("2021", "2021-05-12", []),
        ("2019", "2021-05-12", []),
        ("2021-06", "2021-05-12", ["founded_after_signature"]),
        ("2022", "2021", ["founded_after_signature"]),
    ],
)
def test_a_founding_after_the_signature(founded: str, signed: str, codes: list[str]) -> None:
    assert found(None, founded=founded, signature_date=signed) == codes


def sums(*of: tuple[int, str, str | None]) -> tuple[Funding, ...]:
    return tuple(Funding(amount, None, "exact", purpose, period, None) for amount, purpose, period in of)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("funding", "codes"),
    [
        (sums((200000, "total", "year"), (50000, "operation", "year"), (150000, "missions", "year")), []),
        (
            sums((210000, "total", "year"), (50000, "operation", "year"), (150000, "missions", "year")),
            ["funding_parts_differ"],
        ),
        (sums((210000, "total", "year"), (50000, "operation", "year")), []),  # no whole list of parts
        (sums((210000, "total", "contract"), (50000, "operation", "year"), (150000, "missions", "year")), []),
        (
            sums(
                (212000, "total", None), (50000, "operation", None), (150000, "missions", None), (12000, "other", None)
            ),
            [],
        ),
        # the parts are those of the first total, and the second is of another thing
        (
            sums(
                (200000, "total", None), (50000, "operation", None), (150000, "missions", None), (170000, "total", None)
            ),
            [],
        ),
        (sums((1000000, "total", "contract"), (200000, "total", "year")), []),
        (sums((900000, "total", "contract"), (200000, "total", "year")), ["funding_years_differ"]),
    ],
)
def test_sums_that_do_not_add_up(funding: tuple[Funding, ...], codes: list[str]) -> None:
    assert found(None, funding=funding) == codes


def test_more_professionals_than_members_are_no_contradiction() -> None:
    assert found(None, professionals=Quantity(40), members=Quantity(52)) == []
