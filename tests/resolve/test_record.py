"""The record of a whole release: each CPTS with its own, and what speaks against a value."""

from __future__ import annotations

import pickle
from dataclasses import replace

from cpts_extract.annotate import read_through
from cpts_extract.models import Document, Extraction, Quantity, Record
from cpts_extract.resolve import resolve


def extracted(text: str) -> Extraction:
    return resolve(read_through(Document("x.txt", "0" * 64, "text", text)))


def record_of(text: str) -> Record:
    return extracted(text).record


def warned(record: Record) -> list[tuple[str, str | None]]:
    return [(w.code, w.field) for w in record.warnings]


def test_an_exact_figure_is_kept_beside_a_rounded_one() -> None:
    record = record_of(
        "La CPTS du Val Clair couvre plus de 20 000 habitants et 12 communes. Au dernier recensement, son "
        "territoire comptait 20 209 habitants."
    )
    assert record.cpts[0].population == Quantity(20209)
    assert warned(record) == []


def test_the_figure_said_twice_is_kept_and_the_other_warned_of() -> None:
    record = record_of(
        "La CPTS du Val Clair couvre 12 communes.\n\nLes 12 communes de la CPTS du Val Clair se connaissent.\n\n"
        "La CPTS du Val Clair couvre 14 communes."
    )
    assert record.cpts[0].commune_count == 12
    assert warned(record) == [("contradiction", "commune_count")]
    evidence = record.warnings[0].evidence
    assert evidence is not None
    assert "14 communes" in evidence.text


def test_a_full_date_is_kept_beside_its_year() -> None:
    record = record_of(
        "En 2021, la CPTS du Val Clair a signé son ACI avec l'ARS et la CPAM.\n\nL'ACI de la CPTS du Val Clair a été signé le 3 mai 2021."
    )
    assert (record.cpts[0].signature_date, warned(record)) == ("2021-05-03", [])


def test_a_weekday_that_does_not_fit_is_warned_of() -> None:
    record = record_of("La CPTS du Val Clair a signé son ACI le mardi 3 mai 2021 avec l'ARS et la CPAM.")
    assert warned(record) == [("weekday_differs", None)]
    assert warned(record_of("La CPTS du Val Clair a signé son ACI le lundi 3 mai 2021 avec l'ARS et la CPAM.")) == []


def test_what_could_not_be_read_is_warned_of() -> None:
    document = Document(
        "x.pdf", "", "pdf", "La CPTS du Val Clair couvre 12 communes.", status="partial", problems=("page 2: no text",)
    )
    record = resolve(read_through(document)).record
    assert [(w.code, w.message) for w in record.warnings] == [("partly_read", "page 2: no text")]


def test_a_text_of_cpts_in_general_holds_none() -> None:
    record = record_of(
        "Qu'est-ce qu'une CPTS ?\n\nUne CPTS réunit les soignants d'un territoire autour d'un projet de santé."
    )
    assert (record.kind, record.cpts, record.mentioned, record.warnings) == ("generic", (), (), ())


def test_a_text_without_any_cpts_holds_none() -> None:
    record = record_of(
        "La fête du sport réunira 340 enfants le 3 mai 2021 à Bourg-Neuf. La commune compte 30 450 habitants."
    )
    assert (record.cpts, record.mentioned, record.warnings) == ((), (), ())


def test_source_and_digest_are_the_documents() -> None:
    record = record_of("La CPTS du Val Clair couvre 12 communes.")
    assert (record.source, record.sha256) == ("x.txt", "0" * 64)


def test_the_subject_stands_first() -> None:
    record = record_of(
        "La CPTS du Val Clair signe\n\nElle rejoint sa voisine, la CPTS du Haut Pays, qui couvre 8 communes.\n\nLa CPTS du Val Clair "
        "couvre 12 communes. La CPTS du Val Clair a signé son ACI le 3 mai 2021 avec l'ARS et la CPAM."
    )
    assert [(c.name, c.commune_count) for c in record.cpts] == [("CPTS du Val Clair", 12), ("CPTS du Haut Pays", 8)]
    assert [c.subject for c in record.cpts] == [True, False]


def test_every_quotation_is_a_slice_of_the_release() -> None:
    text = (
        "Vannes, le 5 mai 2021\n\nLa CPTS du Val Clair est née\n\nCe lundi 3 mai, la CPTS du Val Clair a signé son ACI avec l'ARS Bretagne "
        "et la CPAM du Mor-\nbihan. Elle couvre 12 communes¹ et\n\n¹ Arcy, Bourg-Neuf et dix autres.\n\n30 450 habitants. Elle recevra "
        "60 000 € par an pour son fonctionnement."
    )
    found = extracted(text)
    quoted = [e for c in found.record.cpts for es in c.evidence.values() for e in es]
    quoted += [e for es in found.record.evidence.values() for e in es] + [c.evidence for c in found.candidates]
    assert [e.text for e in quoted if text[e.start : e.end] != e.text] == []
    assert [e.text for e in quoted if not 0 < e.confidence <= 1] == []
    assert (found.record.cpts[0].signature_date, found.record.cpts[0].population) == ("2021-05-03", Quantity(30450))


def test_every_value_has_its_evidence_and_nothing_else() -> None:
    record = record_of(
        "La CPTS du Val Clair couvre 2 communes : Arcy et Bourg-Neuf. Elle recevra 60 000 € par an pour son fonctionnement. Elle mènera "
        "des actions de prévention."
    )
    assert set(record.cpts[0].evidence) == {
        "name",
        "commune_count",
        "communes.0",
        "communes.1",
        "funding.0",
        "missions.0",
    }


def test_every_candidate_tells_what_became_of_it() -> None:
    found = extracted(
        "La CPTS du Val Clair couvre 12 communes. La CPTS du Val Clair couvre 14 communes. La CPTS du Val Clair couvre 12 communes."
    )
    counted = [(c.value, c.cpts, c.kept) for c in found.candidates if c.field == "commune_count"]
    assert counted == [(12, "CPTS du Val Clair", True), (12, "CPTS du Val Clair", True), (14, None, False)]
    assert [c.field for c in found.candidates if not c.reason] == []


def test_candidates_are_the_same_however_they_are_asked_for() -> None:
    text = "La CPTS du Val Clair couvre 12 communes et 30 450 habitants. La CPTS du Val Clair couvre 14 communes."
    found = extracted(text)
    whole = tuple(found.candidates)
    assert len(whole) == len(found.candidates) > 3
    assert extracted(text).of("commune_count") == tuple(one for one in whole if one.field == "commune_count")
    assert pickle.loads(pickle.dumps(found)) == found == extracted(text)
    assert replace(found, candidates=whole).of("population") == found.of("population")
