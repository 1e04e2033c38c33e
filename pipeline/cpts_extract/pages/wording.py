"""Fields and values in French, as pages, spreadsheets' readers and notebooks are shown them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

FIELDS: Mapping[str, str] = {
    "name": "Nom",
    "cpts_name": "Nom",
    "aliases": "Autre nom",
    "signature_date": "Signature de l'ACI",
    "signature": "Signature de l'ACI",
    "signature_place": "Lieu de signature",
    "founded": "Création",
    "founding": "Création",
    "milestones": "Étape",
    "milestone": "Étape",
    "letter_of_intent": "Lettre d'intention",
    "approval": "Validation du projet de santé",
    "population": "Population",
    "commune_count": "Nombre de communes",
    "communes": "Communes",
    "commune": "Commune",
    "epcis": "Intercommunalités",
    "epci": "Intercommunalité",
    "department": "Département",
    "region": "Région",
    "professionals": "Professionnels de santé",
    "members": "Adhérents",
    "member": "Adhérents",
    "size_class": "Taille",
    "ordinal": "Rang",
    "ordinal_rank": "Rang",
    "contract_years": "Durée du contrat",
    "contract": "Durée du contrat",
    "funding": "Financement",
    "funding_total": "Financement total",
    "funding_purpose": "Objet du financement",
    "scheme_funding": "Financement du dispositif",
    "missions": "Missions",
    "mission": "Mission",
    "aggregates": "Chiffre d'un territoire",
    "aggregate": "Chiffre d'un territoire",
    "mentioned": "CPTS citée",
    "title": "Titre",
    "released": "Date du communiqué",
    "kind": "Genre du document",
    "bound": "Borne d'un nombre",
    "core": "Champs principaux",
    "all": "Tous les champs",
    "warnings": "Avertissement",
    "warning": "Avertissement",
}
MISSIONS: Mapping[str, str] = {
    "medecin_traitant": "Accès à un médecin traitant",
    "soins_non_programmes": "Soins non programmés",
    "parcours": "Parcours pluriprofessionnels",
    "prevention": "Prévention",
    "crise": "Crise sanitaire grave",
    "qualite": "Qualité et pertinence",
    "accompagnement": "Accompagnement des professionnels",
    "autre": "Autre mission",
}
PURPOSES: Mapping[str, str] = {
    "startup": "démarrage",
    "operation": "fonctionnement",
    "missions": "missions",
    "total": "total",
    "project_writing": "rédaction du projet de santé",
    "other": "autre",
}
PERIODS: Mapping[str, str] = {"year": "par an", "once": "une fois", "contract": "pour la durée du contrat"}
LEVELS: Mapping[str, str] = {"socle": "mission socle", "complementaire": "mission complémentaire"}
BOUNDS: Mapping[str, str] = {"about": "environ", "at_least": "au moins", "at_most": "au plus"}
VERDICTS: Mapping[str, str] = {
    "exact": "égale au chiffre officiel",
    "within": "proche du chiffre officiel",
    "differs": "différente du chiffre officiel",
    "cannot tell": "non vérifiable",
    "on grid": "dans la grille de l'accord",
    "off grid": "hors de la grille de l'accord",
}
STATUSES: Mapping[str, str] = {
    "ok": "lu",
    "partial": "lu en partie",
    "unreadable": "illisible",
    "irrelevant": "sans rapport avec les CPTS",
}
KINDS: Mapping[str, str] = {
    "communique": "communiqué",
    "news": "actualité",
    "leaflet": "dépliant",
    "page": "page",
    "generic": "texte général sur les CPTS",
}
MEDIA: Mapping[str, str] = {
    "text": "texte",
    "markdown": "Markdown",
    "pdf": "PDF",
    "html": "page web",
    "docx": "Word",
    "odt": "OpenDocument",
}
INDICATORS: Mapping[str, str] = {
    "cpts_count": "nombre de CPTS",
    "contracts_signed": "contrats signés",
    "population_covered": "population couverte",
    "population_share_percent": "part de la population, en %",
    "projects": "projets",
}
COMPARED: Mapping[str, str] = {
    "fewer known": "moins dans l'entrepôt",
    "equal": "égal",
    "more known": "plus dans l'entrepôt",
}
LINKS: Mapping[str, str] = {
    "exact": "nom officiel",
    "normalised": "autre graphie",
    "former": "ancien nom",
    "delegated": "commune déléguée ou associée",
    "misspelt": "nom mal orthographié",
    "ambiguous": "plusieurs possibles, sans code",
    "unknown": "inconnue, sans code",
}
WHY: Mapping[str, str] = {
    "only statement": "seule mention",
    "all agree": "toutes les mentions concordent",
    "of a release about it": "d'un communiqué qui porte sur elle",
    "sure before doubtful": "plus sûre",
    "exact before rounded": "exacte et non arrondie",
    "newer": "plus récente",
    "more confident": "confiance plus grande",
    "first of equals": "première parmi des égales",
    "last": "dernière",
}
WARNINGS: Mapping[str, str] = {
    "commune_count_differs": "Nombre de communes différent de la liste",
    "commune_count_not_the_epcis": "Nombre de communes différent de celui des intercommunalités",
    "commune_parts_differ": "Nombre de communes différent de la somme des parties",
    "contract_years_differ": "Durée du contrat différente de l'accord",
    "contradiction": "Le texte se contredit",
    "date_without_year": "Date sans année",
    "founded_after_signature": "Création après la signature",
    "funding_never_in_force": "Montant proposé, jamais en vigueur",
    "funding_off_grid": "Montant hors de la grille de l'accord",
    "funding_parts_differ": "Total différent de la somme des parties",
    "funding_years_differ": "Total différent des sommes annuelles",
    "low_confidence": "Confiance insuffisante",
    "mission_level_differs": "Niveau de mission différent de l'accord",
    "partly_read": "Lu en partie",
    "population_differs": "Population différente du chiffre officiel",
    "signature_after_release": "Signature après le communiqué",
    "size_class_differs": "Taille différente de celle de la population",
    "weekday_differs": "Jour de la semaine différent du calendrier",
    "commune_unknown": "Commune inconnue",
    "commune_ambiguous": "Commune homonyme",
    "commune_misspelt": "Commune mal orthographiée",
    "epci_unknown": "Intercommunalité inconnue",
    "epci_ambiguous": "Intercommunalité homonyme",
    "epci_misspelt": "Intercommunalité mal orthographiée",
}
SERIES: Mapping[str, str] = {"municipal": "population municipale", "total": "population totale"}
EVENTS: Mapping[str, str] = {
    "letter_of_intent": "lettre d'intention",
    "founding": "création",
    "approval": "validation du projet de santé",
    "signature": "signature de l'ACI",
}
_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
SPACE = "\u202f"
"""What parts thousands in French: a narrow space that does not break."""


def field_text(key: str) -> str:
    """Name a field, a table of facts or a key of evidence.

    >>> field_text("funding.2"), field_text("commune_count")
    ('Financement', 'Nombre de communes')
    """
    name = key.partition(".")[0]
    return FIELDS.get(name, name)


def number_text(value: float) -> str:
    """Write a number.

    >>> number_text(57633).replace(SPACE, "_"), number_text(0.8725)
    ('57_633', '0,87')
    """
    return f"{value:,.2f}".rstrip("0").rstrip(".").replace(",", SPACE).replace(".", ",")


def euros_text(value: float) -> str:
    """Write a sum in euros.

    >>> euros_text(75000).replace(SPACE, "_").replace("\u00a0", "~")
    '75_000~€'
    """
    return f"{number_text(value)}\u00a0€"


def amount_text(row: Mapping[str, Any]) -> str:
    """Write the sum of a row of ``funding``, without its purpose.

    >>> amount_text({"amount": 380, "amount_max": None, "bound": "at_most"}).replace("\u00a0", "~")
    'au plus 380~€'
    """
    return f"{quantity_text(row['amount'], row['bound'], row['amount_max'])}\u00a0€"


def quantity_text(value: float, bound: str | None = "exact", high: float | None = None) -> str:
    """Write a count with its bound.

    >>> quantity_text(57633, "about").replace(SPACE, "_"), quantity_text(60, "range", 70)
    ('environ 57_633', '60 à 70')
    """
    if high is not None:
        return f"{number_text(value)} à {number_text(high)}"
    return " ".join(part for part in (BOUNDS.get(bound or ""), number_text(value)) if part)


def percent_text(value: float) -> str:
    """Write a percentage.

    >>> percent_text(29.04).replace("\u00a0", "~")
    '29~%'
    """
    return f"{number_text(round(value, 1))}\u00a0%"


def count_text(number: int, noun: str, plural: str | None = None) -> str:
    """Write a number with its noun, in the plural from two on.

    >>> count_text(1, "page"), count_text(2, "page"), count_text(0, "avis", "avis")
    ('1 page', '2 pages', '0 avis')
    """
    return f"{number_text(number)} {noun if abs(number) < 2 else plural or noun + 's'}"


def date_text(iso: str | date | None) -> str:
    """Write a date as far as it is known; nothing for none.

    >>> date_text("2024-10-09"), date_text("2024-05-01"), date_text("2024-10"), date_text("2024"), date_text(None)
    ('9 octobre 2024', '1er mai 2024', 'octobre 2024', '2024', '')
    """
    if iso is None:
        return ""
    year, *more = str(iso).split("-")
    month = [_MONTHS[int(more[0]) - 1]] if more else []
    day = [] if len(more) < 2 else ["1er" if more[1] == "01" else str(int(more[1]))]
    return " ".join([*day, *month, year])


def fact_text(table: str, row: Mapping[str, Any]) -> str:
    """Write the value of a row of a table of facts.

    >>> fact_text("population", {"value": 60, "bound": "range", "value_max": 70})
    '60 à 70'
    >>> fact_text("milestone", {"event": "approval", "date": "2024-03"})
    'validation du projet de santé : mars 2024'
    >>> fact_text("contract", {"years": 5}), fact_text("commune", {"name": "Fleury", "insee": None})
    ('5 ans', 'Fleury')
    """
    match table:
        case "funding":
            more = (PURPOSES.get(row["purpose"], row["purpose"]), PERIODS.get(row["period"], ""), row["payer"])
            return ", ".join(part for part in (amount_text(row), *more) if part)
        case "mission":
            level = LEVELS.get(row["level"] or "")
            named = MISSIONS.get(row["category"], row["category"])
            return f"{named}{f' ({level})' if level else ''} : {row['title']}"
        case "population" | "professionals" | "member":
            return quantity_text(row["value"], row["bound"], row["value_max"])
        case "commune" | "epci" | "department" | "region":
            code = row.get("insee") or row.get("siren") or row.get("code")
            return f"{row['name']} ({code})" if code else str(row["name"])
        case "milestone":
            return f"{EVENTS.get(row['event'], row['event'])} : {date_text(row['date'])}"
        case "ordinal":
            return f"{'1re' if row['rank'] == 1 else str(row['rank']) + 'e'} : {row['scope']}"
        case "signature":
            return ", ".join(part for part in (date_text(row["date"]), row.get("place")) if part)
        case "founding":
            return date_text(row["date"])
        case "contract":
            return f"{row['years']} an{'s' if row['years'] > 1 else ''}"
        case "commune_count" | "size_class":
            return number_text(row["value"])
        case "entry":
            return f"{row['name'] or 'CPTS sans nom'}{'' if row['subject'] else ' (citée)'}"
        case "aggregate":
            as_of = f" ({date_text(row['as_of'])})" if row.get("as_of") else ""
            indicator = INDICATORS.get(row["indicator"], row["indicator"])
            return f"{row['scope']} : {indicator} {number_text(row['value'])}{as_of}"
        case _:
            return str(row.get("name", row.get("message", "")))
