"""The release record as JSON is the public contract: its keys, their order, their shapes."""

from __future__ import annotations

import json
from dataclasses import replace

from cpts_extract.load.record import to_dict, to_json_line
from cpts_extract.models import Record


def test_the_keys_come_in_the_order_of_the_contract(record: Record) -> None:
    plain = to_dict(record)
    assert list(plain) == [
        "source", "sha256", "kind", "title", "released", "cpts", "mentioned", "scheme_funding", "aggregates",
        "warnings", "evidence",
    ]  # fmt: skip
    assert list(plain["cpts"][0]) == [
        "name", "aliases", "subject", "signature_date", "signature_place", "founded", "population", "commune_count",
        "communes", "epcis", "department", "region", "professionals", "members", "size_class", "ordinal",
        "contract_years", "funding", "missions", "evidence",
    ]  # fmt: skip


def test_values_are_plain_and_lists_are_lists(record: Record) -> None:
    entry = to_dict(record)["cpts"][0]
    evidence = entry.pop("evidence")
    assert entry == {
        "name": "CPTS des Trois Forêts",
        "aliases": ["CPTS 3 Forêts"],
        "subject": True,
        "signature_date": "2024-10-09",
        "signature_place": "Vannes",
        "founded": "2023-03",
        "population": {"value": 57633, "bound": "about"},
        "commune_count": 11,
        "communes": [{"name": "Ménéac", "insee": "56129"}, {"name": "Évriguet", "insee": None}],
        "epcis": [{"name": "Ploërmel Communauté", "siren": "200067197"}],
        "department": {"name": "Morbihan", "code": "56"},
        "region": {"name": "Bretagne", "code": "53"},
        "professionals": {"value": 60, "bound": "range", "value_max": 70},
        "members": {"value": 52, "bound": "exact"},
        "size_class": 2,
        "ordinal": {"rank": 6, "scope": "Morbihan"},
        "contract_years": 5,
        "funding": [
            {
                "amount": 75000, "amount_max": None, "bound": "exact", "purpose": "operation", "period": "year",
                "payer": None,
            },
            {
                "amount": 380000, "amount_max": None, "bound": "at_most", "purpose": "total", "period": None,
                "payer": "l'Assurance Maladie",
            },
        ],
        "missions": [
            {
                "category": "medecin_traitant", "level": "socle", "title": "accès à un médecin traitant",
                "items": ["délais", "coordination"],
            }
        ],
    }  # fmt: skip
    [found] = evidence["signature_date"]
    assert list(found) == ["text", "start", "end", "boxes", "rule", "confidence"]
    assert found["boxes"] == [[1, 72.0, 100.5, 200.0, 112.25], [1, 72.0, 112.5, 90.0, 124.0]]


def test_what_the_contract_has_no_key_for_is_left_out_with_its_evidence(record: Record) -> None:
    assert record.cpts[0].milestones
    entry = to_dict(record)["cpts"][0]
    assert [key for key in (*entry, *entry["evidence"]) if key.startswith("milestones")] == []


def test_a_line_of_json_gives_the_same_back(record: Record) -> None:
    line = to_json_line(replace(record, title="Un titre\nsur deux lignes"))
    assert "\n" not in line
    assert "Forêts" in line
    assert json.loads(line) == to_dict(replace(record, title="Un titre\nsur deux lignes"))
