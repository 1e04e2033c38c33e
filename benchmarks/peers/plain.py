"""A peer: what an analyst writes in an afternoon, regular expressions over the whole text, without structure or proof of whose a value is.

Usage: ``python benchmarks/peers/plain.py FILE...``; prints a JSON line for each file.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
NUMBER = r"\d{1,3}(?:[ \u00a0\u202f.]\d{3})+|\d+"
PATTERNS = {
    "name": r"(?:CPTS|Communauté Professionnelle Territoriale de Santé)\s+(?:du|de la|de l'|des|de|d')?\s*"
    r"(?:[A-ZÉÈ][\w'-]+(?:\s+(?:et|de|du|des|la|le|en))?\s*){1,5}",
    "date": rf"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)?\s*(?:1er|\d{{1,2}})\s+(?:{MONTHS})\s+\d{{4}}",
    "numeric_date": r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:20)?\d{2}\b",
    "month": rf"(?:début|fin|mi-|courant)?\s*(?:{MONTHS})\s+\d{{4}}",
    "signature": rf"(?:sign\w+|conclu\w*|paraph\w+).{{0,120}}?(?:1er|\d{{1,2}})\s+(?:{MONTHS})(?:\s+\d{{4}})?",
    "population": rf"(?:environ|près de|plus de|quelque)?\s*(?:{NUMBER})\s+(?:habitants|personnes|assurés|patients)",
    "communes": rf"(?:{NUMBER}|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|vingt|trente)\s+communes",
    "professionals": rf"(?:{NUMBER})\s+(?:professionnels?|médecins?|infirmi\w+|pharmaciens?|adhérents?)(?:\s+de\s+santé)?",
    "amount": rf"(?:jusqu'à|environ|près de|plus de)?\s*(?:{NUMBER}|\d+,\d+\s+millions?)\s*(?:€|euros?)(?:\s+(?:par an|annuels?))?",
    "duration": r"(?:pour|durée de)\s+(?:\d+|un|deux|trois|quatre|cinq)\s+ans",
    "place": rf"^\s*(?:À|A)?\s*([A-ZÉÈ][\w-]+(?:[ -][\w-]+)*),?\s+le\s+(?:1er|\d{{1,2}})\s+(?:{MONTHS})\s+\d{{4}}",
    "epci": r"(?:communautés?\s+(?:de\s+communes|d'agglomération)|métropole)\s+(?:du|de la|de l'|des|de|d')?\s*(?:[A-ZÉÈ][\w'-]+\s*){1,5}",
    "department": r"(?:département|dans)\s+(?:du|de la|de l'|des|le|la|l')\s*[A-ZÉÈ][\w-]+(?:[- ](?:et|de|sur)[- ][A-ZÉÈ][\w-]+)?",
    "bullet": r"^\s*(?:[-–•*▪]|\d+[.)])\s+(.+)$",
    "mission": r"(?:accès aux soins|soins non programmés|parcours pluriprofessionnel|prévention|crises? sanitaires?"
    r"|médecin traitant|qualité et pertinence|accompagnement)[^.\n]{0,120}",
    "title": r"\A\s*(.+)$",
    "ordinal": r"(?:la|le)\s+(\d+)(?:e|ème|ère)\s+CPTS",
    "founded": r"(?:créée|fondée|constituée|née)\s+en\s+(?:\w+\s+)?\d{4}",
}
COMPILED = {name: re.compile(pattern, re.IGNORECASE | re.MULTILINE) for name, pattern in PATTERNS.items()}
SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+|\n|$)")


def read(path: Path) -> dict[str, object]:
    """Give every match of every pattern, with its sentence."""
    text = path.read_text(encoding="utf-8", errors="replace")
    sentences = [(match.start(), match.end()) for match in SENTENCE.finditer(text)]
    found = {}
    for name, pattern in COMPILED.items():
        found[name] = [
            (match[0].strip(), next((text[start:end] for start, end in sentences if start <= match.start() < end), ""))
            for match in pattern.finditer(text)
        ]
    return {"source": str(path), **found}


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        print(json.dumps(read(Path(argument)), ensure_ascii=False))
