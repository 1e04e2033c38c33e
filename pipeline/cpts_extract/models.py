"""Every type that passes from one stage to the next.

All are frozen: a stage makes new objects and completes none of an earlier stage. Offsets are counted in characters of
``Document.text``, the release's extracted text, so that ``document.text[start:end]`` is always the quotation.

The stages: ``read`` makes a `Document`, ``structure`` its `Block` list, ``annotate`` and ``fields`` the `Candidate` list,
``resolve`` the `Record`, ``territory`` links its places to their codes, ``check`` holds it against what is known, ``load``
makes the warehouse.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, overload

Media = Literal["text", "markdown", "pdf", "html", "docx", "odt"]
Status = Literal["ok", "partial", "unreadable"]
Kind = Literal["communique", "news", "leaflet", "page", "generic"]
Bound = Literal["exact", "about", "at_least", "at_most", "range"]
Purpose = Literal["startup", "operation", "missions", "total", "project_writing", "other"]
Period = Literal["year", "once", "contract"]
Category = Literal[
    "medecin_traitant", "soins_non_programmes", "parcours", "prevention", "crise", "qualite", "accompagnement", "autre"
]
Level = Literal["socle", "complementaire"]
Event = Literal["letter_of_intent", "approval"]

PopulationAgreement = Literal["exact", "within", "differs", "cannot tell"]
"""``exact``: the announced population is an official one; ``within``: near one, as far as such figures are rounded."""

LinkMethod = Literal["exact", "normalised", "former", "delegated", "misspelt", "ambiguous", "unknown"]
"""How a name was linked to the code officiel géographique. ``exact``: letter for letter; ``normalised``: but for case,
accents, hyphens, articles, abbreviations; ``former``: by a name that it no longer had at the text's date; ``delegated``: as
a part of a commune (commune déléguée or associée, municipal arrondissement); ``misspelt``: as the nearest name of the
territory. What is ``ambiguous`` or ``unknown`` has no code."""

Box = tuple[int, float, float, float, float]
"""``(page, x0, top, x1, bottom)``: the page from 1, the rest in points from the page's top left corner."""


# ---- stage 1: read ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a page: where it stands in the text (``start``, ``end``) and on the page (``box``)."""

    start: int
    end: int
    line: int
    """Number of the line it stands in, counted through the whole document."""
    box: Box
    confidence: float = 1.0
    """How sure the reader is of its characters: below 1 where they were read from an image."""


@dataclass(frozen=True, slots=True)
class Document:
    """A release as it was read: its text, and for inputs with pages the box of every word."""

    source: str
    sha256: str
    media: Media
    text: str
    """Normalised one character for one character (see ``read.characters``), pages separated by a form feed."""
    words: tuple[Word, ...] = ()
    """In the order of the text; empty for inputs without pages."""
    pages: int = 0
    status: Status = "ok"
    problems: tuple[str, ...] = ()
    """What could not be read, one sentence each; not empty exactly when ``status`` is ``partial``."""


# ---- stage 2 and 3: what was found ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quotation that proves a value: ``text == document.text[start:end]``."""

    text: str
    start: int
    end: int
    boxes: tuple[Box, ...]
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that a rule read as a value of a field, whether it was kept or not."""

    field: str
    value: Any
    evidence: Evidence
    sentence: str
    """The sentence that it stands in, as written."""
    cpts: str | None
    """Name of the CPTS that it is about; None: the scheme, a territory, somebody else, or nobody."""
    kept: bool
    reason: str
    """Why it was kept, or why it was not."""
    signs: dict[str, float] = dataclasses.field(default_factory=dict)  # "field" is an attribute here
    """What the confidence of a kept one comes from, by name (see ``resolve.confidence``)."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count with its bound; ``value_max`` only when ``bound`` is ``range``."""

    value: int
    bound: Bound = "exact"
    value_max: int | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """A département or a région with its INSEE code."""

    name: str
    code: str | None


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune named as part of a territory; ``insee`` where it could be told."""

    name: str
    """The official one where it could be told, else as written."""
    insee: str | None = None
    within: str | None = None
    """Code of the commune that a delegated or former one is a part of, else its own: what other tables have."""
    link_method: LinkMethod | None = None
    vintage: int | None = None
    """Year of the code officiel géographique that has it."""


@dataclass(frozen=True, slots=True)
class Epci:
    """An intercommunalité that a CPTS covers; ``siren`` where it could be told."""

    name: str
    siren: str | None = None
    link_method: LinkMethod | None = None
    vintage: int | None = None
    """Year of the list of intercommunalités that has it."""


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A rank among the CPTS of a territory: "la 6e CPTS du Morbihan"."""

    rank: int
    scope: str


@dataclass(frozen=True, slots=True)
class Funding:
    """A sum in euros; ``amount_max`` only when ``bound`` is ``range``."""

    amount: int
    amount_max: int | None
    bound: Bound
    purpose: Purpose
    period: Period | None
    payer: str | None
    meaning: str | None = None
    """What a sum of the agreement's grid it equals, in French; several that it may be are joined by " ; "."""


@dataclass(frozen=True, slots=True)
class Mission:
    """A mission that a CPTS takes on, in the categories of the agreement (ACI of 2019-06-20, avenant 2 of 2021-12-20)."""

    category: Category
    level: Level | None
    title: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Milestone:
    """An event before the signing: the letter of intent was sent or accepted, or the ARS approved the health project."""

    event: Event
    date: str
    """ISO 8601, cut to the precision that the text states."""


@dataclass(frozen=True, slots=True)
class Aggregate:
    """A count for France, a région or a département."""

    scope: str
    indicator: str
    value: float
    as_of: str | None


@dataclass(frozen=True, slots=True)
class Warning:
    """Something that a reader of the record should know: a contradiction, a doubt, a thing that could not be read."""

    code: str
    message: str
    field: str | None = None
    evidence: Evidence | None = None
    """Where it was found."""
    found: str | None = None
    expected: str | None = None
    source: str | None = None
    """Where what was expected comes from: "ACI of 2019", "communes of the COG 2021", or the text's other words."""


@dataclass(frozen=True, slots=True)
class PopulationVerdict:
    """What the official figures, over all vintages, say of an announced population."""

    how: PopulationAgreement
    official: int | None = None
    """The nearest official figure."""
    vintage: int | None = None
    """Earliest year of the code officiel géographique that has this figure."""
    kind: Literal["municipal", "total"] | None = None
    """Population municipale or population totale."""
    of: Literal["communes", "epci"] | None = None
    """Whether the communes named were added up, or intercommunalités."""
    difference_percent: float | None = None
    """How much more than the announced figure the official one is; less than 0 where it is less."""
    reason: str | None = None
    """A sentence; always given where nothing can be told."""


@dataclass(frozen=True, slots=True)
class Cpts:
    """What a release states of one CPTS. Dates are ISO 8601, cut to the precision that the text states."""

    name: str | None
    aliases: tuple[str, ...] = ()
    subject: bool = True
    signature_date: str | None = None
    signature_place: str | None = None
    founded: str | None = None
    population: Quantity | None = None
    population_verdict: PopulationVerdict | None = None
    commune_count: int | None = None
    communes: tuple[Commune, ...] = ()
    epcis: tuple[Epci, ...] = ()
    department: Area | None = None
    region: Area | None = None
    professionals: Quantity | None = None
    members: Quantity | None = None
    size_class: int | None = None
    ordinal: Ordinal | None = None
    contract_years: int | None = None
    funding: tuple[Funding, ...] = ()
    missions: tuple[Mission, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    located: tuple[str, ...] = ()
    """Codes of the départements that it lies in, by all that the release says; the surest first. No statement of the text,
    and so no part of the public record: it serves to tell namesakes apart."""
    evidence: dict[str, tuple[Evidence, ...]] = field(default_factory=dict)
    """From a field's key (``name``, ``population``, ``communes.3``, ``funding.0``, ``missions.2``) to its quotations."""


@dataclass(frozen=True, slots=True)
class Record:
    """The release record, the public contract: one per release."""

    source: str
    sha256: str
    kind: Kind
    title: str | None
    released: str | None
    cpts: tuple[Cpts, ...]
    mentioned: tuple[str, ...]
    scheme_funding: tuple[Funding, ...]
    aggregates: tuple[Aggregate, ...]
    warnings: tuple[Warning, ...]
    evidence: dict[str, tuple[Evidence, ...]] = field(default_factory=dict)
    """Of what belongs to the release and to no CPTS: ``title``, ``released``, ``scheme_funding.0``, ``aggregates.1``."""


class Candidates(Sequence[Candidate]):
    """Candidates that are made when they are first looked at: most who extract want the record alone.

    What they are made from, the whole text read through, is kept as long as they are.
    """

    def __init__(self, make: Callable[[str | None], Iterable[Candidate]]) -> None:
        """``make`` gives the candidates of a field; without one, of all."""
        self._make = make
        self._made: dict[str | None, tuple[Candidate, ...]] = {}

    def of(self, field: str | None = None) -> tuple[Candidate, ...]:
        """Give the candidates of a field, or of all."""
        if field not in self._made:
            self._made[field] = tuple(self._make(field))
        return self._made[field]

    def __len__(self) -> int:
        return len(self.of())

    def __iter__(self) -> Iterator[Candidate]:
        return iter(self.of())

    @overload
    def __getitem__(self, place: int) -> Candidate: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Candidate, ...]: ...
    def __getitem__(self, place: int | slice) -> Candidate | tuple[Candidate, ...]:
        return self.of()[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self.of() == tuple(other)

    __hash__ = None  # type: ignore[assignment]  # as a tuple of candidates: they hold dictionaries

    def __repr__(self) -> str:
        return repr(self.of())

    def __reduce__(self) -> tuple[type, tuple[tuple[Candidate, ...]]]:
        return tuple, (self.of(),)


@dataclass(frozen=True, slots=True)
class Extraction:
    """A record with every candidate that was weighed for it, the lost ones included."""

    record: Record
    candidates: Sequence[Candidate]

    def of(self, field: str | None = None) -> tuple[Candidate, ...]:
        """Give the candidates of a field, or of all."""
        known = self.candidates
        return known.of(field) if isinstance(known, Candidates) else tuple(c for c in known if field in {None, c.field})
