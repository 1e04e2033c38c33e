"""Views that hold what releases announce against official figures, the agreement's grid, and the warehouse's own counts."""

from __future__ import annotations

from cpts_extract.load.declare import Column, View
from cpts_extract.load.views.entry import CPTS_ID
from cpts_extract.load.views.ranking import ENTRIES, PROOFS

_NAME = Column("name", "VARCHAR", "Its name")
_SOURCES = (
    Column("quotation", "VARCHAR", "The words that announce it"),
    Column("source", "VARCHAR", "Path of the release"),
    Column("released", "VARCHAR", "Date of the release, cut to the precision it states"),
)

POPULATION_CHECK = View(
    "population_check",
    "One row for each announced population, with the nearest official figure of the territory that its release names.",
    (
        CPTS_ID,
        _NAME,
        Column("announced", "BIGINT", "Inhabitants, as announced; the lower count of a range"),
        Column("bound", "VARCHAR", "exact, about, at_least, at_most or range"),
        Column("official", "BIGINT", "The nearest official figure; null: cannot tell"),
        Column("verdict", "VARCHAR", "exact, within (as near as such figures are rounded), differs or cannot tell"),
        Column("vintage", "INTEGER", "Earliest year of the code officiel géographique that has this figure"),
        Column("kind", "VARCHAR", "municipal (population municipale) or total (population totale)"),
        Column("difference_percent", "DOUBLE", "How much more than announced the official figure is; below 0: less"),
        Column("official_of", "VARCHAR", "communes (those named, added up) or epci (intercommunalités)"),
        Column("reason", "VARCHAR", "Why nothing can be told, or what the figure is of, in a sentence"),
        *_SOURCES,
    ),
    f"""
SELECT entry.cpts_id, cpts.name, fact.value AS announced, fact.bound, fact.official, fact.verdict,
    fact.official_vintage AS vintage, fact.official_kind AS kind, fact.difference_percent, fact.official_of,
    fact.verdict_reason AS reason, proof.quotation, entry.source, entry.released
FROM population AS fact JOIN {ENTRIES} AS entry USING (entry_id) JOIN cpts ON cpts.cpts_id = entry.cpts_id
    LEFT JOIN {PROOFS} AS proof ON proof.evidence_id = fact.evidence_id
ORDER BY entry.cpts_id, entry.source
""",
    stored=True,
)

FUNDING_CHECK = View(
    "funding_check",
    "One row for each sum announced of a CPTS, held against the agreement's grid in force at that date.",
    (
        CPTS_ID,
        _NAME,
        Column("amount", "BIGINT", "Euros; the lower sum of a range"),
        Column("amount_max", "BIGINT", "Upper sum of a range in euros, else null"),
        Column("bound", "VARCHAR", "exact, about, at_least, at_most or range"),
        Column("purpose", "VARCHAR", "startup, operation, missions, total, project_writing or other"),
        Column("period", "VARCHAR", "year, once or contract; null where unsaid"),
        Column("verdict", "VARCHAR", "off grid (code says how), on grid (meaning says which) or cannot tell"),
        Column("meaning", "VARCHAR", "What sum of the grid it equals, in French; several joined by ;"),
        Column("code", "VARCHAR", "Kind of the warning that speaks against it"),
        Column("found", "VARCHAR", "What that warning found"),
        Column("expected", "VARCHAR", "What it expected"),
        Column("expected_source", "VARCHAR", "Where that comes from"),
        *_SOURCES,
        Column("payer", "VARCHAR", "Who pays, as written; null where unsaid"),
        Column("page", "INTEGER", "Page the words stand on; null for media without pages"),
        Column("rule", "VARCHAR", "Pattern that matched"),
        Column("confidence", "DOUBLE", "How sure that rule is, from 0 to 1"),
        Column("fact_id", "VARCHAR", "Row of funding", references="funding"),
    ),
    f"""
WITH warned AS (
    SELECT warning.*, proof.start AS at, proof."end" AS until
    FROM warning JOIN {PROOFS} AS proof USING (evidence_id) WHERE warning.code LIKE 'funding_%'
    QUALIFY row_number() OVER (PARTITION BY warning.release_id, proof.start, proof."end" ORDER BY position) = 1
)
SELECT entry.cpts_id, cpts.name, fact.amount, fact.amount_max, fact.bound, fact.purpose, fact.period,
    CASE WHEN warned.code IS NOT NULL THEN 'off grid' WHEN fact.meaning IS NOT NULL THEN 'on grid' ELSE 'cannot tell' END
        AS verdict,
    fact.meaning, warned.code, warned.found, warned.expected, warned.expected_source, proof.quotation, entry.source,
    entry.released, fact.payer, proof.page, proof.rule, fact.confidence, fact.fact_id
FROM funding AS fact JOIN {ENTRIES} AS entry USING (entry_id) JOIN cpts ON cpts.cpts_id = entry.cpts_id
    LEFT JOIN {PROOFS} AS proof ON proof.evidence_id = fact.evidence_id
    LEFT JOIN warned ON warned.release_id = fact.release_id AND warned.at = proof.start AND warned.until = proof."end"
ORDER BY entry.cpts_id, entry.source, fact.position
""",
    stored=True,
)

_PLACED = """
WITH placed AS (
    SELECT summary.*, coalesce(summary.department_code, cpts.departments[1]) AS code, cpts.departments
    FROM cpts_summary AS summary JOIN cpts USING (cpts_id)
)"""

COVERAGE = View(
    "coverage_by_department",
    "One row for each département: inhabitants of the CPTS known to have signed, beside the official population. A CPTS "
    "over several départements counts in the one that its release states, or else in the one with most of its communes.",
    (
        Column("department_code", "VARCHAR", "INSEE code"),
        Column("department", "VARCHAR", "Official name"),
        Column("region", "VARCHAR", "Its région"),
        Column("cpts", "BIGINT", "CPTS known there"),
        Column("signed", "BIGINT", "Of those, with a signature that is stated"),
        Column("population_covered", "HUGEINT", "Inhabitants of the signed ones, as announced; null: none announced"),
        Column("population_unknown", "BIGINT", "Signed ones whose population is not announced"),
        Column("population", "BIGINT", "Official population municipale"),
        Column("vintage", "INTEGER", "Year of the code officiel géographique that the official figure is of"),
        Column("share_percent", "DOUBLE", "Covered share of the official population: at least so much"),
    ),
    f"""{_PLACED}
SELECT official.code AS department_code, official.name AS department, official.region,
    count(placed.cpts_id) AS cpts, count(placed.signature_date) AS signed,
    sum(placed.population) FILTER (placed.signature_date IS NOT NULL) AS population_covered,
    count(placed.signature_date) FILTER (placed.population IS NULL) AS population_unknown,
    any_value(official.population) AS population, any_value(official.vintage) AS vintage,
    round(100 * sum(placed.population) FILTER (placed.signature_date IS NOT NULL)
        / nullif(any_value(official.population), 0), 1) AS share_percent
FROM official_department AS official LEFT JOIN placed USING (code)
GROUP BY official.code, official.name, official.region ORDER BY official.code
""",
)

AGGREGATE_CHECK = View(
    "aggregate_check",
    "One row for each count that a release states of France, a région or a département, beside the warehouse's own count at "
    "that date. Fewer is what a part of all releases gives; more contradicts the release.",
    (
        Column("scope", "VARCHAR", "France, or the name of the territory"),
        Column("indicator", "VARCHAR", "cpts_count, contracts_signed or population_covered"),
        Column("stated", "DOUBLE", "What the release states"),
        Column("as_of", "VARCHAR", "Date that it is true of, or else that of the release"),
        Column("counted", "HUGEINT", "What the warehouse has, of CPTS that signed by then (cpts_count: of all known)"),
        Column("verdict", "VARCHAR", "fewer known, equal or more known"),
        *_SOURCES,
    ),
    f"""{_PLACED}, official AS (
    SELECT code, lower(unnest([name, region, 'France'])) AS scope FROM official_department
), inside AS (
    SELECT DISTINCT official.scope, placed.cpts_id, placed.signature_date_first AS signed, placed.population
    FROM (SELECT *, unnest(departments) AS part FROM placed) AS placed JOIN official ON official.code = placed.part
    UNION
    SELECT 'france', cpts_id, signature_date_first, population FROM placed WHERE len(departments) = 0
), stated AS (
    SELECT fact.scope, fact.indicator, fact.value, release.source, release.released, proof.quotation,
        coalesce(fact.as_of, release.released) AS dated, coalesce(fact.as_of_first, release.released_first) AS first
    FROM aggregate AS fact JOIN release USING (release_id)
        LEFT JOIN evidence AS proof
            ON proof.evidence_id = fact.evidence_id AND proof.entry_id IS NULL AND proof.field LIKE 'aggregates%'
    WHERE fact.indicator IN ('cpts_count', 'contracts_signed', 'population_covered')
        AND lower(fact.scope) IN (SELECT scope FROM official)
    QUALIFY dense_rank() OVER (PARTITION BY release.sha256 ORDER BY release.lost IS NOT NULL, release.source) = 1
), counts AS (
    SELECT stated.*, lower(scope) AS place, CASE length(dated) WHEN 4 THEN first + INTERVAL 1 YEAR
        WHEN 7 THEN first + INTERVAL 1 MONTH ELSE first + INTERVAL 1 DAY END AS before
    FROM stated
), whole AS (
    SELECT scope AS place, count(*) AS cpts, count(signed) AS contracts, sum(population) AS population
    FROM inside GROUP BY scope
), daily AS (
    SELECT scope AS place, signed, sum(count(*)) OVER days AS contracts, sum(sum(population)) OVER days AS population
    FROM inside WHERE signed IS NOT NULL GROUP BY scope, signed WINDOW days AS (PARTITION BY scope ORDER BY signed)
)
SELECT scope, indicator, stated, as_of, counted,
    CASE WHEN counted < stated THEN 'fewer known' WHEN counted = stated THEN 'equal' ELSE 'more known' END AS verdict,
    quotation, source, released
FROM (
    SELECT counts.scope, counts.indicator, counts.value AS stated, counts.dated AS as_of,
        coalesce(
            CASE
                WHEN counts.indicator = 'cpts_count' THEN whole.cpts
                WHEN counts.indicator = 'contracts_signed' AND counts.before IS NULL THEN whole.contracts
                WHEN counts.indicator = 'contracts_signed' THEN daily.contracts
                WHEN counts.before IS NULL THEN whole.population
                ELSE daily.population
            END, 0
        ) AS counted,
        counts.quotation, counts.source, counts.released
    FROM counts LEFT JOIN whole ON whole.place = counts.place
        ASOF LEFT JOIN daily ON daily.place = counts.place AND daily.signed < counts.before
)
ORDER BY scope, indicator, as_of, source
""",
)
