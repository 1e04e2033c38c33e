"""No personal data leaves an extraction, and every offset stays true."""

from __future__ import annotations

from dataclasses import replace

from cpts_extract.extract import extract, near_misses
from cpts_extract.load.record import to_json_line
from cpts_extract.models import Commune, Cpts, Document, Evidence, Extraction, Funding, Mission, Record, Warning
from cpts_extract.resolve.conceal import concealed

TEXT = """Prénomix Nomdefamille, présidente de la CPTS du Blavet, signe l'ACI

Vannes, le 10 octobre 2024

La CPTS du Blavet a signé l'accord conventionnel interprofessionnel (ACI) le 9 octobre 2024 avec Mme Nomdefamille.
Elle couvre 57 633 habitants. Contact : Prénomix Nomdefamille, 02 97 00 00 00, prenomix.nomdefamille@example.org
"""


def test_a_record_names_no_person() -> None:
    found = extract(Document("blavet.txt", "0" * 64, "text", TEXT))
    held = to_json_line(found.record) + repr(found.candidates) + repr(near_misses(_document(), "members"))
    assert [word for word in ("Prénomix", "Nomdefamille", "02 97", "prenomix") if word in held] == []
    assert found.record.title == "████████ ████████████, présidente de la CPTS du Blavet, signe l'ACI"
    [title] = found.record.evidence["title"]
    assert (title.start, title.end, title.text) == (0, len(found.record.title), found.record.title)


def _document() -> Document:
    return Document("blavet.txt", "0" * 64, "text", TEXT)


def test_free_words_are_masked_and_places_are_not() -> None:
    proof = Evidence("Mme Nomdefamille", TEXT.index("Mme Nom"), TEXT.index("Mme Nom") + 16, (), "test.rule", 0.9)
    mission = Mission("autre", None, "les mardis de Mme Nomdefamille", ("chez Nomdefamille",))
    paid = Funding(1, None, "exact", "other", None, "Nomdefamille")
    town = Commune("Nomdefamille")
    entry = Cpts("CPTS Nomdefamille", communes=(town,), missions=(mission,), evidence={"missions.0": (proof,)})
    warning = Warning("x", "“Mme Nomdefamille”", None, proof, "Mme Nomdefamille", None, "Nomdefamille")
    record = Record("a.txt", "", "news", None, None, (entry,), (), (paid,), (), (warning,))
    shown = Evidence("Mme ████████████", proof.start, proof.end, (), "test.rule", 0.9)
    veiled = Mission("autre", None, "les mardis de Mme ████████████", ("chez ████████████",))
    assert concealed(Extraction(record, ()), TEXT).record == replace(
        record,
        cpts=(replace(entry, missions=(veiled,), evidence={"missions.0": (shown,)}),),
        scheme_funding=(replace(paid, payer="████████████"),),
        warnings=(Warning("x", "“Mme ████████████”", None, shown, "Mme ████████████", None, "████████████"),),
    )


def test_a_text_without_persons_is_left_as_it_is() -> None:
    text = "La CPTS du Blavet couvre 57 633 habitants."
    found = Extraction(Record("a.txt", "", "news", text, None, (), (), (), (), ()), ())
    assert concealed(found, text) == found


def test_a_name_is_masked_whatever_white_space_parts_its_words() -> None:
    text = "Mme Prénomix Nomdefamille a signé. Mme Prénomix Autrenom aussi."
    title = "Prénomix\nNomdefamille, Prénomix  Autrenom, Prénomix, Autrenomix"
    found = Extraction(Record("a.txt", "", "news", title, None, (), (), (), (), ()), ())
    assert concealed(found, text).record.title == "████████\n████████████, ████████  ████████, Prénomix, Autrenomix"
