"""A peer: edsnlp's components for the same kinds of things: sentences, dates, quantities, terms.

Usage: ``python benchmarks/peers/with_edsnlp.py FILE...``; prints a JSON line for each file.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import edsnlp

TERMS = {
    "cpts": ["CPTS", "communauté professionnelle territoriale de santé"],
    "people": ["habitants", "professionnels de santé", "médecins", "infirmiers", "adhérents"],
    "mission": [
        "accès aux soins",
        "soins non programmés",
        "prévention",
        "crise sanitaire",
        "médecin traitant",
        "parcours",
    ],
    "contract": ["contrat", "accord conventionnel interprofessionnel", "ACI", "signé", "signature"],
}

if __name__ == "__main__":
    nlp = edsnlp.blank("eds")
    nlp.add_pipe("eds.normalizer")
    nlp.add_pipe("eds.sentences")
    nlp.add_pipe("eds.dates")
    nlp.add_pipe("eds.quantities")
    nlp.add_pipe("eds.matcher", config={"terms": TERMS})
    for argument in sys.argv[1:]:
        document = nlp(Path(argument).read_text(encoding="utf-8", errors="replace"))
        found = {name: [(one.text, one.sent.text) for one in spans] for name, spans in document.spans.items()}
        print(json.dumps({"source": argument, **found}, ensure_ascii=False))
