"""The one declaration of the warehouse: every table with its columns, its words, and the rows that a release gives it.

From it come the DDL, the comments, the data dictionary, the loading and the columns of `cpts_summary`. A new field of a
CPTS is one more `_fact` in `TABLES`; nothing else of the warehouse needs to know. The tables that no release gives a row
are in ``state``.
"""

from __future__ import annotations

from cpts_extract.load import rows, state
from cpts_extract.load.declare import Column, Rows, Summary, Table
from cpts_extract.load.facts import of_cpts, of_release

SCHEMA_VERSION = 2
"""To be raised by a change that is no mere addition: those are made to an older warehouse by themselves."""

# ---- columns that several tables share --------------------------------------------------------------------------

_FACT_ID = Column(
    "fact_id",
    "VARCHAR NOT NULL",
    "Identifier: its entry's or release's, and the field's key",
    shown=False,
    unique=True,
)
_RELEASE_ID = Column("release_id", "VARCHAR NOT NULL", "Release that states it", references="release", shown=False)
_ENTRY_ID = Column("entry_id", "VARCHAR NOT NULL", "Entry that it is a fact of", references="entry", shown=False)
_CPTS_ID = Column("cpts_id", "VARCHAR NOT NULL", "CPTS that it is about", references="cpts", shown=False)
_POSITION = Column("position", "INTEGER NOT NULL", "Rank in the release's list, from 0", shown=False)
_EVIDENCE_ID = Column(
    "evidence_id", "VARCHAR", "First quotation that proves it; null: not stated but implied", "evidence", shown=False
)
_CONFIDENCE = Column("confidence", "DOUBLE", "How sure the rule of that quotation is, from 0 to 1", shown=False)
_PROOF = (_EVIDENCE_ID, _CONFIDENCE)

_QUANTITY = (
    Column("value", "BIGINT NOT NULL", "The count; the lower one of a range"),
    Column("bound", "VARCHAR NOT NULL", "exact, about, at_least, at_most or range"),
    Column("value_max", "BIGINT", "The upper count of a range, else null"),
)
_VERDICT = (
    Column("verdict", "VARCHAR", "exact, within (near an official figure), differs or cannot tell"),
    Column("official", "BIGINT", "The nearest official figure of its communes or intercommunalités; null: cannot tell"),
    Column("official_vintage", "INTEGER", "Earliest year of the code officiel géographique that has this figure"),
    Column("official_kind", "VARCHAR", "municipal (population municipale) or total (population totale)"),
    Column("official_of", "VARCHAR", "communes (those named, added up) or epci (intercommunalités)"),
    Column("difference_percent", "DOUBLE", "How much more than announced the official figure is; below 0: less"),
    Column("verdict_reason", "VARCHAR", "Why nothing can be told, or what else is to be known, in a sentence"),
)
_DATE = (
    Column("date", "VARCHAR", "ISO 8601, cut to the precision that the text states: 2024-10-09, 2024-10 or 2024"),
    Column("precision", "VARCHAR", "What the date is cut to: day, month or year", shown=False),
    Column("date_first", "DATE", "First day that the date may mean, to sort and compare", shown=False),
)
_AREA = (
    Column("name", "VARCHAR NOT NULL", "Official name"),
    Column("code", "VARCHAR", "INSEE code, a text: it may begin with 0; null where it could not be told"),
)


_LINK = (
    Column("link_method", "VARCHAR", "exact, normalised, former, delegated or misspelt; ambiguous or unknown: no code"),
    Column("vintage", "INTEGER", "Year of the code officiel géographique that has it"),
)


def _fact(name: str, comment: str, columns: tuple[Column, ...], made: Rows, *summaries: Summary) -> Table:
    """Declare a table of facts on a CPTS, between the columns that each has."""
    return Table(name, comment, (_FACT_ID, _RELEASE_ID, _ENTRY_ID, _CPTS_ID, *columns, *_PROOF), made, summaries)


def _single(name: str, type_: str, comment: str) -> tuple[Column, ...]:
    return (Column(name, f"{type_} NOT NULL", comment),)


# ---- what is told of reading ------------------------------------------------------------------------------------

_RELEASE = Table(
    "release",
    "One row for each file that was read or tried: a press release, leaflet or page.",
    (
        Column("release_id", "VARCHAR PRIMARY KEY", "Identifier made from the source; stays when the file changes"),
        Column("run_id", "INTEGER NOT NULL", "Run that loaded it", references="run"),
        Column(
            "source", "VARCHAR NOT NULL", "Path, relative to the folder of the run when below it, with /; or the URL"
        ),
        Column(
            "status",
            "VARCHAR NOT NULL",
            "ok, partial (reason: what is missing), unreadable (reason: why) or irrelevant",
        ),
        Column("reason", "VARCHAR", "Why it is partial, unreadable or irrelevant, else null"),
        Column("lost", "VARCHAR", "Why a later run could not read the file any more; its facts are kept. Else null"),
        Column("sha256", "VARCHAR", "Digest of the bytes read; null where not even those could be had"),
        Column("size", "BIGINT", "Bytes of the file, where they tell with mtime_ns that it is unchanged", shown=False),
        Column(
            "mtime_ns", "BIGINT", "When the file was last changed, in ns since 1970; null: just before", shown=False
        ),
        Column("media", "VARCHAR", "text, markdown, pdf, html, docx or odt"),
        Column("pages", "INTEGER", "Number of pages; null for media without pages"),
        Column("kind", "VARCHAR", "communique, news, leaflet, page, or generic: explains CPTS without being about one"),
        Column("title", "VARCHAR", "Its title, as written"),
        Column("title_evidence_id", "VARCHAR", "Quotation of the title", references="evidence"),
        Column("title_confidence", "DOUBLE", "How sure the title is, from 0 to 1"),
        Column("released", "VARCHAR", "Date that the text itself bears, ISO 8601, cut to the precision it states"),
        Column("released_precision", "VARCHAR", "What that date is cut to: day, month or year"),
        Column("released_first", "DATE", "First day that this date may mean"),
        Column("released_evidence_id", "VARCHAR", "Quotation of that date", references="evidence"),
        Column("released_confidence", "DOUBLE", "How sure that date is, from 0 to 1"),
        Column("text", "VARCHAR", "Extracted text; names, e-mails and telephones of contacts masked length for length"),
        Column("extracted_at", "TIMESTAMP NOT NULL", "When the run that read it began, UTC"),
        Column("fingerprint", "VARCHAR NOT NULL", "Digest of the code, the rules and spaCy's version that read it"),
        Column("project_version", "VARCHAR NOT NULL", "Version of cpts-extract that read it"),
    ),
    rows.release,
)

# ---- what the releases state ------------------------------------------------------------------------------------

_ENTRY = Table(
    "entry",
    "One row for each CPTS of which a release states a fact. cpts_id groups those of one CPTS.",
    (
        Column("entry_id", "VARCHAR PRIMARY KEY", "Identifier of the entry"),
        Column("cpts_id", "VARCHAR NOT NULL", "CPTS that it is of", references="cpts"),
        Column("own_id", "VARCHAR NOT NULL", "Identifier that the CPTS would have by this entry alone"),
        _RELEASE_ID,
        Column("position", "INTEGER NOT NULL", "Rank in the release, from 0, subjects first"),
        Column("subject", "BOOLEAN NOT NULL", "Whether the release is about it"),
        Column("name", "VARCHAR", "Fullest form in the text; null where the text never names it"),
        Column("name_key", "VARCHAR", "Words of the name that stay when its spelling drifts: 2 vallees"),
        Column(
            "departments",
            "VARCHAR[]",
            "Codes of the départements that it lies in: as stated, else by its communes, its intercommunalités or the "
            "place of signature",
        ),
        *_PROOF,
    ),
    rows.entry,
    (Summary({"name": "name"}),),
)
_EVIDENCE = Table(
    "evidence",
    'One row for each quotation: substr(release.text, start + 1, "end" - start) is the quotation.',
    (
        Column("evidence_id", "VARCHAR NOT NULL", "Identifier of the quotation", unique=True),
        _RELEASE_ID,
        Column("entry_id", "VARCHAR", "Entry that it proves something of; null: of the release", references="entry"),
        Column("cpts_id", "VARCHAR", "CPTS of that entry", references="cpts"),
        Column("field", "VARCHAR NOT NULL", "Key of the field in the record: population, funding.0, missions.2"),
        Column("fact_id", "VARCHAR NOT NULL", "Fact, or list of facts, that it proves: its quotations share it"),
        Column("rank", "INTEGER NOT NULL", "0 for the quotation to show, then the others that say the same"),
        Column("start", "INTEGER NOT NULL", "Where it begins in release.text, in characters from 0"),
        Column("end", "INTEGER NOT NULL", 'Where it ends in release.text; to be written "end" in SQL'),
        Column("page", "INTEGER", "Page it begins on, from 1; null for media without pages"),
        Column(
            "boxes",
            "STRUCT(page INTEGER, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE)[] NOT NULL",
            "Where it stands, a box for each line or column, in points from the page's top left corner",
        ),
        Column("quotation", "VARCHAR NOT NULL", "The words, as release.text has them"),
        Column("rule", "VARCHAR NOT NULL", "Pattern that matched"),
        Column("confidence", "DOUBLE NOT NULL", "How sure that rule is, from 0 to 1"),
    ),
    rows.evidence,
)
_SUM = (
    _POSITION,
    Column("amount", "BIGINT NOT NULL", "Euros; the lower sum of a range"),
    Column("amount_max", "BIGINT", "Upper sum of a range in euros, else null"),
    Column("bound", "VARCHAR NOT NULL", "exact, about, at_least, at_most or range"),
    Column("purpose", "VARCHAR NOT NULL", "startup, operation, missions, total, project_writing or other"),
    Column("period", "VARCHAR", "year, once or contract; null where unsaid"),
    Column("payer", "VARCHAR", "Who pays, as written; null where unsaid"),
    Column("meaning", "VARCHAR", "What sum of the agreement's grid it equals, in French; several joined by ;"),
)

TABLES: tuple[Table, ...] = (
    state.WAREHOUSE,
    state.RUN,
    _RELEASE,
    state.SOURCE,
    state.FETCHED,
    state.PUBLICATION,
    state.CPTS,
    state.DECISION,
    state.REVIEWED,
    state.DUPLICATE,
    state.PROFILE,
    state.STALE,
    state.DEPARTMENT,
    _ENTRY,
    _fact(
        "cpts_name",
        "Every form of a CPTS' name in a release.",
        (
            Column("name", "VARCHAR NOT NULL", "The form, as written"),
            Column("is_alias", "BOOLEAN NOT NULL", "Whether it is another form than cpts.name", shown=False),
            Column("name_key", "VARCHAR NOT NULL", "Words of the form that stay when its spelling drifts", shown=False),
        ),
        rows.cpts_name,
    ),
    _fact(
        "signature",
        "When and where the ACI was or will be signed. Not a founding, not the approval of a health project.",
        (
            *_DATE,
            Column("place", "VARCHAR", "Where it was signed"),
            Column("place_evidence_id", "VARCHAR", "First quotation of the place", references="evidence", shown=False),
            Column("place_confidence", "DOUBLE", "How sure the place is, from 0 to 1", shown=False),
        ),
        rows.signature,
        Summary.of_date("signature_date"),
        Summary({"signature_place": "place"}, "fact.place IS NOT NULL", "place_evidence_id"),
    ),
    _fact(
        "founding",
        "When the CPTS or its association was created, where stated apart from the signature.",
        _DATE,
        of_cpts("founded", rows.date),
        Summary.of_date("founded"),
    ),
    _fact(
        "milestone",
        "What came before the signature: the letter of intent, and the approval of the health project by the ARS.",
        (
            _POSITION,
            Column("event", "VARCHAR NOT NULL", "letter_of_intent (sent, received or accepted) or approval"),
            *_DATE,
        ),
        of_cpts("milestones", rows.milestone),
        Summary.of_date("letter_of_intent", "fact.event = 'letter_of_intent'"),
        Summary.of_date("approval", "fact.event = 'approval'"),
    ),
    _fact(
        "population",
        "Inhabitants of the territory, and what the official figures of its communes or intercommunalités say of them.",
        (*_QUANTITY, *_VERDICT),
        rows.population,
        Summary.of_quantity("population"),
    ),
    _fact(
        "commune_count",
        "Number of communes of the territory, as stated.",
        _single("value", "INTEGER", "The count"),
        of_cpts("commune_count", rows.single("value")),
        Summary.of_value("commune_count", "value"),
    ),
    _fact(
        "commune",
        "Communes named as part of the territory.",
        (
            _POSITION,
            Column("name", "VARCHAR NOT NULL", "Official name; as written where it could not be told"),
            Column("insee", "VARCHAR", "INSEE code, a text: it may begin with 0; null where it could not be told"),
            Column("within", "VARCHAR", "Code of the commune that a delegated or former one is part of, else its own"),
            *_LINK,
        ),
        of_cpts("communes", rows.same),
    ),
    _fact(
        "epci",
        "Intercommunalités that the territory covers.",
        (
            _POSITION,
            Column("name", "VARCHAR NOT NULL", "As written"),
            Column("siren", "VARCHAR", "SIREN number; null where it could not be told"),
            *_LINK,
        ),
        of_cpts("epcis", rows.same),
    ),
    _fact(
        "department",
        "Département where the CPTS lies.",
        _AREA,
        of_cpts("department", rows.same),
        Summary.of_value("department", "name", department_code="code"),
    ),
    _fact(
        "region",
        "Région where the CPTS lies.",
        _AREA,
        of_cpts("region", rows.same),
        Summary.of_value("region", "name", region_code="code"),
    ),
    _fact(
        "professionals",
        "Health professionals on the territory, or gathered by the CPTS.",
        _QUANTITY,
        of_cpts("professionals", rows.same),
        Summary.of_quantity("professionals"),
    ),
    _fact("member", "Adherents of the CPTS.", _QUANTITY, of_cpts("members", rows.same), Summary.of_quantity("members")),
    _fact(
        "size_class",
        "Size (taille) in the sense of the ACI.",
        _single("value", "INTEGER", "1 below 40 000 inhabitants, 2 to 80 000, 3 to 175 000, 4 above"),
        of_cpts("size_class", rows.single("value")),
        Summary.of_value("size_class", "value"),
    ),
    _fact(
        "ordinal",
        'Rank among the CPTS of a territory: "la 6e CPTS du Morbihan".',
        (
            Column("rank", "INTEGER NOT NULL", "The rank, from 1"),
            Column("scope", "VARCHAR NOT NULL", "The territory, as written"),
        ),
        of_cpts("ordinal", rows.same),
        Summary({"ordinal_rank": "rank", "ordinal_scope": "scope"}),
    ),
    _fact(
        "contract",
        "For how long the contract is made.",
        _single("years", "INTEGER", "Years"),
        of_cpts("contract_years", rows.single("years")),
        Summary.of_value("contract_years", "years"),
    ),
    Table(
        "funding",
        "Sums announced: of one CPTS, or (cpts_id null) of the national scheme or somebody else.",
        (
            _FACT_ID,
            _RELEASE_ID,
            Column("entry_id", "VARCHAR", "Entry that it is a fact of; null: the scheme", "entry", shown=False),
            Column("cpts_id", "VARCHAR", "CPTS that it is about; null: the scheme", "cpts", shown=False),
            *_SUM,
            *_PROOF,
        ),
        rows.both(of_cpts("funding", rows.same), of_release("scheme_funding", rows.same)),
        (
            Summary(
                {
                    "funding_total": "amount",
                    "funding_total_max": "amount_max",
                    "funding_total_bound": "bound",
                    "funding_total_period": "period",
                },
                "fact.purpose = 'total'",
                exact="fact.bound = 'exact'",
                conflict="count(DISTINCT fact.amount) FILTER (fact.bound = 'exact') > 1",
            ),
        ),
    ),
    _fact(
        "mission",
        "Missions that the CPTS takes on, in the categories of the agreement.",
        (
            _POSITION,
            Column(
                "category",
                "VARCHAR NOT NULL",
                "medecin_traitant, soins_non_programmes, parcours, prevention, crise, qualite, accompagnement or autre",
            ),
            Column("level", "VARCHAR", "socle or complementaire as the text says it, else null"),
            Column("title", "VARCHAR NOT NULL", "As written"),
            Column("items", "VARCHAR[] NOT NULL", "Themes listed under it, as written"),
        ),
        of_cpts("missions", rows.mission),
    ),
    Table(
        "aggregate",
        "Counts for France, a région or a département.",
        (
            _FACT_ID,
            _RELEASE_ID,
            _POSITION,
            Column("scope", "VARCHAR NOT NULL", "France, or the name of the territory"),
            Column("indicator", "VARCHAR NOT NULL", "cpts_count, contracts_signed, projects, population_covered, ..."),
            Column("value", "DOUBLE NOT NULL", "The count, or a percentage where the indicator says so"),
            Column("as_of", "VARCHAR", "Date that it is true of, ISO 8601, cut to the precision stated"),
            Column("as_of_first", "DATE", "First day that this date may mean"),
            *_PROOF,
        ),
        of_release("aggregates", rows.aggregate),
    ),
    Table(
        "mentioned",
        "CPTS that a release only names.",
        (
            _FACT_ID,
            _RELEASE_ID,
            _POSITION,
            Column("name", "VARCHAR NOT NULL", "As written"),
            Column("name_key", "VARCHAR NOT NULL", "Words of the name that stay when its spelling drifts", shown=False),
            *_PROOF,
        ),
        of_release("mentioned", rows.mentioned),
    ),
    Table(
        "warning",
        "What a reader of a release's facts should know: contradictions, implausible values, what could not be read.",
        (
            _FACT_ID,
            _RELEASE_ID,
            _POSITION,
            Column("code", "VARCHAR NOT NULL", "Kind of warning"),
            Column("message", "VARCHAR NOT NULL", "In a sentence"),
            Column("field", "VARCHAR", "Key of the field that it is about, else null"),
            Column("found", "VARCHAR", "What was found; its quotation is the evidence"),
            Column("expected", "VARCHAR", "What was expected; null where nothing was held against it"),
            Column("expected_source", "VARCHAR", "Where that comes from: a table, the agreement, or the text's words"),
            *_PROOF,
        ),
        of_release("warnings", rows.warning),
    ),
    _EVIDENCE,
)
