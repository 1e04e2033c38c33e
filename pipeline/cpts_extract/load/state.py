"""The tables that no release gives a row: what is told of the warehouse, what was collected, which CPTS there are."""

from __future__ import annotations

from cpts_extract.load.declare import Column, Table

# ---- the warehouse, and who wrote it ----------------------------------------------------------------------------

WAREHOUSE = Table(
    "warehouse",
    "One row: what made this file.",
    (
        Column("schema_version", "INTEGER PRIMARY KEY", "Version of the layout; a program refuses a later one"),
        Column("schema_digest", "VARCHAR NOT NULL", "Digest of all statements that made the layout"),
        Column("columns", "VARCHAR[] NOT NULL", "Every table.column that the program made, to tell its own"),
        Column("project_version", "VARCHAR NOT NULL", "Version of cpts-extract that made or last extended the layout"),
        Column("created_at", "TIMESTAMP NOT NULL", "When the file was made, UTC"),
        Column(
            "grouped_by", "VARCHAR", "Digest of the rules by which entries were told to be of one CPTS; null: of others"
        ),
    ),
)
RUN = Table(
    "run",
    "One row for each run that changed something; a run that found all unchanged leaves none.",
    (
        Column("run_id", "INTEGER PRIMARY KEY", "Number of the run, from 1"),
        Column("started_at", "TIMESTAMP NOT NULL", "UTC"),
        Column("finished_at", "TIMESTAMP", "UTC; null: under way, or interrupted after whole batches"),
        Column("project_version", "VARCHAR NOT NULL", "Version of cpts-extract"),
        Column("fingerprint", "VARCHAR NOT NULL", "Digest of the code, the rules and spaCy's version"),
        Column("paths", "VARCHAR[] NOT NULL", "Files and folders that it was given"),
        Column("forced", "BOOLEAN NOT NULL", "Whether it read unchanged files too (--force)"),
        Column("added", "INTEGER", "Releases that the warehouse did not know"),
        Column("changed", "INTEGER", "Releases whose bytes had changed"),
        Column("again", "INTEGER", "Releases read again because rules or code had changed, or by force"),
        Column("unchanged", "INTEGER", "Releases left as they were"),
        Column("failed", "INTEGER", "Files that could not be read"),
    ),
)

# ---- what was collected, from where -----------------------------------------------------------------------------

_VALIDATORS = (
    Column("answered_url", "VARCHAR", "URL that answered, after redirects: what follows is sent to it alone"),
    Column("etag", "VARCHAR", "By what the server knows again what it sent"),
    Column("last_modified", "VARCHAR", "When the server says that it changed, as it wrote that"),
)
SOURCE = Table(
    "source",
    "One row for each source that `cpts-extract collect` has looked at; one that is gone from sources.toml stays.",
    (
        Column("name", "VARCHAR PRIMARY KEY", "Its name in sources.toml"),
        Column("kind", "VARCHAR NOT NULL", "feed, page or folder"),
        Column("location", "VARCHAR NOT NULL", "Its URL, or the path of the folder"),
        Column("settings", "VARCHAR NOT NULL", "Digest of its settings: with others it is looked through anew"),
        *_VALIDATORS,
        Column("looked_at", "TIMESTAMP NOT NULL", "When it was looked at last, UTC"),
        Column("failures", "INTEGER NOT NULL", "Passes in a row in which it, or something it lists, could not be had"),
        Column("error", "VARCHAR", "Why, the last time; null: all was well"),
    ),
)
FETCHED = Table(
    "fetched",
    "One row for each URL that was asked and each file that was dropped: what is known of it at present.",
    (
        Column("url", "VARCHAR PRIMARY KEY", "The URL asked, or folder://SOURCE/NAME#DIGEST for a dropped file"),
        Column("source", "VARCHAR NOT NULL", "Source that listed it first", references="source"),
        Column("asked_at", "TIMESTAMP NOT NULL", "When it was asked last, or taken, UTC"),
        Column("status", "INTEGER", "What HTTP answered last; null: no answer, or a dropped file"),
        *_VALIDATORS,
        Column("sha256", "VARCHAR", "Digest of the present version, by which the store has it; null: none was got"),
        Column("release", "VARCHAR", "The present version; null: none, or it has nothing to do with CPTS", "release"),
        Column("fingerprint", "VARCHAR", "Digest of the code and the rules that decided on it"),
        Column("error", "VARCHAR", "Why nothing was got the last time, or why it cannot be read; else null"),
    ),
)
PUBLICATION = Table(
    "publication",
    "Who published what where: one row for each source, URL and version, in the order in which they were found.",
    (
        Column("publication_id", "VARCHAR PRIMARY KEY", "Source, URL and the beginning of the digest"),
        Column("source", "VARCHAR NOT NULL", "Source that lists it", references="source"),
        Column("url", "VARCHAR NOT NULL", "Where it was found", references="fetched"),
        Column("sha256", "VARCHAR NOT NULL", "Digest of its bytes"),
        Column(
            "release", "VARCHAR NOT NULL", "The release; the same bytes elsewhere are the same", references="release"
        ),
        Column("first_at", "TIMESTAMP NOT NULL", "When it was found there first, UTC"),
    ),
)

# ---- which CPTS there are, what a person decided, and what is known beforehand ----------------------------------

DECISION = Table(
    "decision",
    "What a person decided, of two CPTS or of a value. Kept through every run, and applied again to what is read.",
    (
        Column(
            "decision_id", "INTEGER PRIMARY KEY", "Number of the decision, from 1; of two that differ the later counts"
        ),
        Column(
            "kind",
            "VARCHAR NOT NULL",
            "merge: the two are one CPTS; split: they are two. Of a value: accept, correct, reject, add; withdraw takes one back; "
            "complete: all that a release states has been looked at, and nothing is missing",
        ),
        Column(
            "one",
            "VARCHAR NOT NULL",
            "The first CPTS, or that of the value, as it was then called; of a merge its identifier stays",
        ),
        Column(
            "other",
            "VARCHAR NOT NULL",
            "The second CPTS, or (split) the release that speaks of another one; or the value's release",
        ),
        Column("one_ids", "VARCHAR[] NOT NULL", "Own identifiers of the first when it was decided"),
        Column("other_ids", "VARCHAR[] NOT NULL", "Own identifiers of the second when it was decided"),
        Column("who", "VARCHAR", "Who decided, as told"),
        Column("why", "VARCHAR", "Why, as told"),
        Column("decided_at", "TIMESTAMP NOT NULL", "UTC"),
        Column(
            "in_place_of",
            "INTEGER",
            "Earlier decision that it takes the place of, or takes back",
            references="decision",
        ),
        Column(
            "sha256", "VARCHAR", "Of a value: digest of the release's bytes, by which it is found under another path"
        ),
        Column("about", "VARCHAR", "Of a value: table of the fact"),
        Column("entry_key", "VARCHAR", "Of a value: words of the name under which the release speaks of the CPTS"),
        Column(
            "seen",
            "VARCHAR",
            "The value that was looked at, as JSON; holds only while the release states it so. Null: none",
        ),
        Column("value", "VARCHAR", "The value that was told instead, as JSON; null: none"),
        Column("seen_quotation", "VARCHAR", "The words that proved it then"),
        Column("quotation", "VARCHAR", "The words that the person selected as proof; null: none"),
        Column("start", "INTEGER", "Where those began in the release's text"),
    ),
)
REVIEWED = Table(
    "reviewed",
    "What became of each decision on a value, in the release as it was read last.",
    (
        Column("decision_id", "INTEGER PRIMARY KEY", "The decision", references="decision"),
        Column("release_id", "VARCHAR NOT NULL", "Release that it is about", references="release"),
        Column(
            "cpts_id",
            "VARCHAR",
            "CPTS that it is about; null: the release as a whole, or the scheme",
            references="cpts",
        ),
        Column("entry_id", "VARCHAR", "Entry that it is about", references="entry"),
        Column("fact_id", "VARCHAR", "Fact that it is about; null: none was found, or it was taken out"),
        Column("about", "VARCHAR NOT NULL", "Table of the fact; release: all of it"),
        Column("state", "VARCHAR NOT NULL", "applied, or outdated: what was looked at is not stated so any more"),
        Column("taken", "VARCHAR NOT NULL", "Rows that it took out or changed, as they were read, by table, as JSON"),
        Column("made", "VARCHAR NOT NULL", "Keys of the rows that it made, by table, as JSON"),
    ),
)
DUPLICATE = Table(
    "possible_duplicate",
    "Pairs of CPTS that may be one and were not joined: `cpts-extract merge` or `split` decides.",
    (
        Column("pair_id", "VARCHAR PRIMARY KEY", "Identifiers of the two"),
        Column("cpts_id", "VARCHAR NOT NULL", "One of the two", references="cpts"),
        Column("other_id", "VARCHAR NOT NULL", "The other", references="cpts"),
        Column("points", "INTEGER NOT NULL", "How like they are; from 8 on they would be one, but for a third"),
        Column("reasons", "VARCHAR[] NOT NULL", "What speaks for it, and against, with its points"),
    ),
)
PROFILE = Table(
    "profile",
    "One row for each own identifier: what its entries state, by which it is told of what CPTS they are.",
    (
        Column("own_id", "VARCHAR PRIMARY KEY", "Identifier that a CPTS has by some of its entries alone"),
        Column("names", "VARCHAR[] NOT NULL", "Words of all forms of its name that stay when the spelling drifts"),
        Column("departments", "VARCHAR[] NOT NULL", "Codes of the départements that it lies in"),
        Column("regions", "VARCHAR[] NOT NULL", "Codes of the régions that are stated"),
        Column("communes", "VARCHAR[] NOT NULL", "INSEE codes of communes, of a part of one that of the whole"),
        Column("epcis", "VARCHAR[] NOT NULL", "SIREN numbers of intercommunalités"),
        Column("populations", "BIGINT[] NOT NULL", "Populations"),
        Column("signed", "VARCHAR[] NOT NULL", "Dates of signature, cut to the precision stated"),
        Column("keys", "VARCHAR[] NOT NULL", "What brings it together with others, to be held against each other"),
    ),
)
STALE = Table(
    "stale",
    "CPTS whose rows of cpts_summary have to be made anew; empty in a warehouse that is published.",
    (Column("cpts_id", "VARCHAR PRIMARY KEY", "Identifier of the CPTS, or one that it had"),),
)
DEPARTMENT = Table(
    "official_department",
    "Every département with its inhabitants. Source: Etalab, découpage administratif, Licence Ouverte 2.0.",
    (
        Column("code", "VARCHAR PRIMARY KEY", "INSEE code"),
        Column("name", "VARCHAR NOT NULL", "Official name"),
        Column("region_code", "VARCHAR NOT NULL", "INSEE code of its région"),
        Column("region", "VARCHAR NOT NULL", "Name of its région"),
        Column("population", "BIGINT NOT NULL", "Population municipale: its communes added up"),
        Column("vintage", "INTEGER NOT NULL", "Year of the code officiel géographique that the figure is of"),
    ),
)
CPTS = Table(
    "cpts",
    "One row for each CPTS, whatever number of releases speak of it.",
    (
        Column("cpts_id", "VARCHAR PRIMARY KEY", "Its identifier: 76-pays-bray. Made of what is stated, not of when"),
        Column("name", "VARCHAR", "Fullest form of its name; null where no text names it"),
        Column("departments", "VARCHAR[] NOT NULL", "Codes of the départements that it lies in, as far as told"),
        Column("own_ids", "VARCHAR[] NOT NULL", "Identifiers that it has by single entries: each of them leads here"),
        Column("reasons", "VARCHAR[] NOT NULL", "Why entries of several of these identifiers are one CPTS"),
    ),
)
