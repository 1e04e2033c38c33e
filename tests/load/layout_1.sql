-- A warehouse of layout 1, as cpts-extract 0.2.0 made it of three releases of corpus/: its statements, then its rows.
-- Kept as it was released: never to be changed.
CREATE TABLE IF NOT EXISTS "warehouse" ("schema_version" INTEGER PRIMARY KEY, "schema_digest" VARCHAR NOT NULL, "columns" VARCHAR[] NOT NULL, "project_version" VARCHAR NOT NULL, "created_at" TIMESTAMP NOT NULL);
CREATE TABLE IF NOT EXISTS "run" ("run_id" INTEGER PRIMARY KEY, "started_at" TIMESTAMP NOT NULL, "finished_at" TIMESTAMP, "project_version" VARCHAR NOT NULL, "fingerprint" VARCHAR NOT NULL, "paths" VARCHAR[] NOT NULL, "forced" BOOLEAN NOT NULL, "added" INTEGER, "changed" INTEGER, "again" INTEGER, "unchanged" INTEGER, "failed" INTEGER);
CREATE TABLE IF NOT EXISTS "release" ("release_id" VARCHAR PRIMARY KEY, "run_id" INTEGER NOT NULL, "source" VARCHAR NOT NULL, "status" VARCHAR NOT NULL, "reason" VARCHAR, "lost" VARCHAR, "sha256" VARCHAR, "media" VARCHAR, "pages" INTEGER, "kind" VARCHAR, "title" VARCHAR, "title_evidence_id" VARCHAR, "title_confidence" DOUBLE, "released" VARCHAR, "released_precision" VARCHAR, "released_first" DATE, "released_evidence_id" VARCHAR, "released_confidence" DOUBLE, "text" VARCHAR, "extracted_at" TIMESTAMP NOT NULL, "fingerprint" VARCHAR NOT NULL, "project_version" VARCHAR NOT NULL);
CREATE TABLE IF NOT EXISTS "cpts" ("cpts_id" VARCHAR PRIMARY KEY, "release_id" VARCHAR NOT NULL, "position" INTEGER NOT NULL, "subject" BOOLEAN NOT NULL, "name" VARCHAR, "name_key" VARCHAR, "evidence_id" VARCHAR, "confidence" DOUBLE);
CREATE TABLE IF NOT EXISTS "cpts_name" ("fact_id" VARCHAR PRIMARY KEY, "release_id" VARCHAR NOT NULL, "cpts_id" VARCHAR NOT NULL, "name" VARCHAR NOT NULL, "is_alias" BOOLEAN NOT NULL, "name_key" VARCHAR NOT NULL, "evidence_id" VARCHAR, "confidence" DOUBLE);
CREATE TABLE IF NOT EXISTS "signature" ("fact_id" VARCHAR PRIMARY KEY, "release_id" VARCHAR NOT NULL, "cpts_id" VARCHAR NOT NULL, "date" VARCHAR, "precision" VARCHAR, "date_first" DATE, "place" VARCHAR, "place_evidence_id" VARCHAR, "place_confidence" DOUBLE, "evidence_id" VARCHAR, "confidence" DOUBLE);
CREATE TABLE IF NOT EXISTS "founding" ("fact_id" VARCHAR PRIMARY KEY, "release_id" VARCHAR NOT NULL, "cpts_id" VARCHAR NOT NULL, "date" VARCHAR, "precision" VARCHAR, "date_first" DATE, "evidence_id" VARCHAR, "confidence" DOUBLE);
CREATE TABLE IF NOT EXISTS "population" ("fact_id" VARCHAR PRIMARY KEY, "release_id" VARCHAR NOT NULL, "cpts_id" VARCHAR NOT NULL, "value" BIGINT NOT NULL, "bound" VARCHAR NOT NULL, "value_max" BIGINT, "evidence_id" VARCHAR, "confidence" DOUBLE);
CREATE TABLE IF NOT EXISTS "commune_count" ("fact_id" VARCHAR PRIMARY KEY, "release_id" VARCHAR NOT NULL, "cpts_id" VARCHAR NOT NULL, "value" INTEGER NOT NULL, "evidence_id" VARCHAR, "confidence" DOUBLE);
CREATE TABLE IF NOT EXISTS "commune" ("fact_id" VARCHAR PRIMARY KEY, "release_id" VARCHAR NOT NULL, "cpts_id" VARCHAR NOT NULL, "position" INTEGER NOT NULL, "name" VARCHAR NOT NULL, "insee" VARCHAR, "within" VARCHAR, "link_method" VARCHAR, "vintage" INTEGER, "evidence_id" VARCHAR, "confidence" DOUBLE);
CREATE TABLE IF NOT EXISTS "epci" ("fact_id" VARCHAR PRIMARY KEY, "release_id" VARCHAR NOT NULL, "cpts_id" VARCHAR NOT NULL, "position" INTEGER NOT NULL, "name" VARCHAR NOT NULL, "siren" VARCHAR, "link_method" VARCHAR, "vintage" INTEGER, "evidence_id" VARCHAR, "confidence" DOUBLE);
CREATE TABLE IF NOT EXISTS "department" ("fact_id" VARCHAR PRIMARY KEY, "release_id" VARCHAR NOT NULL, "cpts_id" VARCHAR NOT NULL, "name" VARCHAR NOT NULL, "code" VARCHAR, "evidence_id" VARCHAR, "confidence" DOUBLE);
CREATE TABLE IF NOT EXISTS "region" ("fact_id" VARCHAR PRIMARY KEY, "release_id" VARCHAR NOT NULL, "cpts_id" VARCHAR NOT NULL, "name" VARCHAR NOT NULL, "code" VARCHAR, "evidence_id" VARCHAR, "confidence" DOUBLE);
CREATE TABLE IF NOT EXISTS "professionals" ("fact_id" VARCHAR PRIMARY KEY, "release_id" VARCHAR NOT NULL, "cpts_id" VARCHAR NOT NULL, "value" BIGINT NOT NULL, "bound" VARCHAR NOT NULL, "value_max" BIGINT, "evidence_id" VARCHAR, "confidence" DOUBLE);
CREATE TABLE IF NOT EXISTS "member" ("fact_id" VARCHAR PRIMARY KEY, "release_id" VARCHAR NOT NULL, "cpts_id" VARCHAR NOT NULL, "value" BIGINT NOT NULL, "bound" VARCHAR NOT NULL, "value_max" BIGINT, "evidence_id" VARCHAR, "confidence" DOUBLE);
CREATE TABLE IF NOT EXISTS "size_class" ("fact_id" VARCHAR PRIMARY KEY, "release_id" VARCHAR NOT NULL, "cpts_id" VARCHAR NOT NULL, "value" INTEGER NOT NULL, "evidence_id" VARCHAR, "confidence" DOUBLE);
CREATE TABLE IF NOT EXISTS "ordinal" ("fact_id" VARCHAR PRIMARY KEY, "release_id" VARCHAR NOT NULL, "cpts_id" VARCHAR NOT NULL, "rank" INTEGER NOT NULL, "scope" VARCHAR NOT NULL, "evidence_id" VARCHAR, "confidence" DOUBLE);
CREATE TABLE IF NOT EXISTS "contract" ("fact_id" VARCHAR PRIMARY KEY, "release_id" VARCHAR NOT NULL, "cpts_id" VARCHAR NOT NULL, "years" INTEGER NOT NULL, "evidence_id" VARCHAR, "confidence" DOUBLE);
CREATE TABLE IF NOT EXISTS "funding" ("fact_id" VARCHAR PRIMARY KEY, "release_id" VARCHAR NOT NULL, "cpts_id" VARCHAR, "position" INTEGER NOT NULL, "amount" BIGINT NOT NULL, "amount_max" BIGINT, "bound" VARCHAR NOT NULL, "purpose" VARCHAR NOT NULL, "period" VARCHAR, "payer" VARCHAR, "evidence_id" VARCHAR, "confidence" DOUBLE);
CREATE TABLE IF NOT EXISTS "mission" ("fact_id" VARCHAR PRIMARY KEY, "release_id" VARCHAR NOT NULL, "cpts_id" VARCHAR NOT NULL, "position" INTEGER NOT NULL, "category" VARCHAR NOT NULL, "level" VARCHAR, "title" VARCHAR NOT NULL, "items" VARCHAR[] NOT NULL, "evidence_id" VARCHAR, "confidence" DOUBLE);
CREATE TABLE IF NOT EXISTS "aggregate" ("fact_id" VARCHAR PRIMARY KEY, "release_id" VARCHAR NOT NULL, "position" INTEGER NOT NULL, "scope" VARCHAR NOT NULL, "indicator" VARCHAR NOT NULL, "value" DOUBLE NOT NULL, "as_of" VARCHAR, "as_of_first" DATE, "evidence_id" VARCHAR, "confidence" DOUBLE);
CREATE TABLE IF NOT EXISTS "mentioned" ("fact_id" VARCHAR PRIMARY KEY, "release_id" VARCHAR NOT NULL, "position" INTEGER NOT NULL, "name" VARCHAR NOT NULL, "name_key" VARCHAR NOT NULL, "evidence_id" VARCHAR, "confidence" DOUBLE);
CREATE TABLE IF NOT EXISTS "warning" ("fact_id" VARCHAR PRIMARY KEY, "release_id" VARCHAR NOT NULL, "position" INTEGER NOT NULL, "code" VARCHAR NOT NULL, "message" VARCHAR NOT NULL, "field" VARCHAR, "evidence_id" VARCHAR, "confidence" DOUBLE);
CREATE TABLE IF NOT EXISTS "evidence" ("evidence_id" VARCHAR PRIMARY KEY, "release_id" VARCHAR NOT NULL, "cpts_id" VARCHAR, "field" VARCHAR NOT NULL, "fact_id" VARCHAR NOT NULL, "rank" INTEGER NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, "page" INTEGER, "boxes" STRUCT(page INTEGER, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE)[] NOT NULL, "quotation" VARCHAR NOT NULL, "rule" VARCHAR NOT NULL, "confidence" DOUBLE NOT NULL);
CREATE OR REPLACE VIEW "cpts_entry" AS 
WITH reading AS (
    SELECT * FROM release WHERE status <> 'unreadable'
    QUALIFY row_number() OVER (PARTITION BY sha256 ORDER BY lost IS NOT NULL, source) = 1
), named AS (
    SELECT cpts.*, coalesce(cpts.name_key, cpts.cpts_id) AS words, coalesce(department.code, department.name) AS place,
        reading.source, reading.released, reading.released_first
    FROM cpts JOIN reading USING (release_id) LEFT JOIN department USING (cpts_id)
), placed AS (
    SELECT *, CASE WHEN count(DISTINCT place) OVER (PARTITION BY words) = 1
        THEN min(place) OVER (PARTITION BY words) ELSE place END AS settled
    FROM named
)
SELECT cpts_id, words || coalesce(' (' || settled || ')', '') AS cpts_key, release_id, name, subject, source,
    released, released_first
FROM placed;
CREATE OR REPLACE VIEW "cpts_summary" AS WITH release_list AS (SELECT cpts_key, list(source ORDER BY source) AS sources FROM (SELECT DISTINCT cpts_key, source FROM cpts_entry) GROUP BY cpts_key), best_name AS (
    SELECT entry.cpts_key, fact."name" AS name, proof.quotation AS name_quote, entry.source AS name_source,
        proof.confidence AS name_confidence
    FROM cpts_entry AS entry JOIN cpts AS fact USING (cpts_id)
        LEFT JOIN evidence AS proof ON proof.evidence_id = fact.evidence_id
    WHERE true
    QUALIFY row_number() OVER (PARTITION BY entry.cpts_key ORDER BY entry.subject DESC, proof.confidence DESC NULLS LAST, entry.released_first DESC NULLS LAST, entry.source, fact.cpts_id) = 1), best_signature_date AS (
    SELECT entry.cpts_key, fact."date" AS signature_date, fact."date_first" AS signature_date_first, proof.quotation AS signature_date_quote, entry.source AS signature_date_source,
        proof.confidence AS signature_date_confidence
    FROM cpts_entry AS entry JOIN signature AS fact USING (cpts_id)
        LEFT JOIN evidence AS proof ON proof.evidence_id = fact.evidence_id
    WHERE fact.date IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY entry.cpts_key ORDER BY entry.subject DESC, proof.confidence DESC NULLS LAST, entry.released_first DESC NULLS LAST, entry.source, fact.fact_id) = 1), best_signature_place AS (
    SELECT entry.cpts_key, fact."place" AS signature_place, proof.quotation AS signature_place_quote, entry.source AS signature_place_source,
        proof.confidence AS signature_place_confidence
    FROM cpts_entry AS entry JOIN signature AS fact USING (cpts_id)
        LEFT JOIN evidence AS proof ON proof.evidence_id = fact.place_evidence_id
    WHERE fact.place IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY entry.cpts_key ORDER BY entry.subject DESC, proof.confidence DESC NULLS LAST, entry.released_first DESC NULLS LAST, entry.source, fact.fact_id) = 1), best_founded AS (
    SELECT entry.cpts_key, fact."date" AS founded, fact."date_first" AS founded_first, proof.quotation AS founded_quote, entry.source AS founded_source,
        proof.confidence AS founded_confidence
    FROM cpts_entry AS entry JOIN founding AS fact USING (cpts_id)
        LEFT JOIN evidence AS proof ON proof.evidence_id = fact.evidence_id
    WHERE fact.date IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY entry.cpts_key ORDER BY entry.subject DESC, proof.confidence DESC NULLS LAST, entry.released_first DESC NULLS LAST, entry.source, fact.fact_id) = 1), best_population AS (
    SELECT entry.cpts_key, fact."value" AS population, fact."bound" AS population_bound, fact."value_max" AS population_max, proof.quotation AS population_quote, entry.source AS population_source,
        proof.confidence AS population_confidence
    FROM cpts_entry AS entry JOIN population AS fact USING (cpts_id)
        LEFT JOIN evidence AS proof ON proof.evidence_id = fact.evidence_id
    WHERE true
    QUALIFY row_number() OVER (PARTITION BY entry.cpts_key ORDER BY entry.subject DESC, proof.confidence DESC NULLS LAST, entry.released_first DESC NULLS LAST, entry.source, fact.fact_id) = 1), best_commune_count AS (
    SELECT entry.cpts_key, fact."value" AS commune_count, proof.quotation AS commune_count_quote, entry.source AS commune_count_source,
        proof.confidence AS commune_count_confidence
    FROM cpts_entry AS entry JOIN commune_count AS fact USING (cpts_id)
        LEFT JOIN evidence AS proof ON proof.evidence_id = fact.evidence_id
    WHERE true
    QUALIFY row_number() OVER (PARTITION BY entry.cpts_key ORDER BY entry.subject DESC, proof.confidence DESC NULLS LAST, entry.released_first DESC NULLS LAST, entry.source, fact.fact_id) = 1), best_department AS (
    SELECT entry.cpts_key, fact."name" AS department, fact."code" AS department_code, proof.quotation AS department_quote, entry.source AS department_source,
        proof.confidence AS department_confidence
    FROM cpts_entry AS entry JOIN department AS fact USING (cpts_id)
        LEFT JOIN evidence AS proof ON proof.evidence_id = fact.evidence_id
    WHERE true
    QUALIFY row_number() OVER (PARTITION BY entry.cpts_key ORDER BY entry.subject DESC, proof.confidence DESC NULLS LAST, entry.released_first DESC NULLS LAST, entry.source, fact.fact_id) = 1), best_region AS (
    SELECT entry.cpts_key, fact."name" AS region, fact."code" AS region_code, proof.quotation AS region_quote, entry.source AS region_source,
        proof.confidence AS region_confidence
    FROM cpts_entry AS entry JOIN region AS fact USING (cpts_id)
        LEFT JOIN evidence AS proof ON proof.evidence_id = fact.evidence_id
    WHERE true
    QUALIFY row_number() OVER (PARTITION BY entry.cpts_key ORDER BY entry.subject DESC, proof.confidence DESC NULLS LAST, entry.released_first DESC NULLS LAST, entry.source, fact.fact_id) = 1), best_professionals AS (
    SELECT entry.cpts_key, fact."value" AS professionals, fact."bound" AS professionals_bound, fact."value_max" AS professionals_max, proof.quotation AS professionals_quote, entry.source AS professionals_source,
        proof.confidence AS professionals_confidence
    FROM cpts_entry AS entry JOIN professionals AS fact USING (cpts_id)
        LEFT JOIN evidence AS proof ON proof.evidence_id = fact.evidence_id
    WHERE true
    QUALIFY row_number() OVER (PARTITION BY entry.cpts_key ORDER BY entry.subject DESC, proof.confidence DESC NULLS LAST, entry.released_first DESC NULLS LAST, entry.source, fact.fact_id) = 1), best_members AS (
    SELECT entry.cpts_key, fact."value" AS members, fact."bound" AS members_bound, fact."value_max" AS members_max, proof.quotation AS members_quote, entry.source AS members_source,
        proof.confidence AS members_confidence
    FROM cpts_entry AS entry JOIN member AS fact USING (cpts_id)
        LEFT JOIN evidence AS proof ON proof.evidence_id = fact.evidence_id
    WHERE true
    QUALIFY row_number() OVER (PARTITION BY entry.cpts_key ORDER BY entry.subject DESC, proof.confidence DESC NULLS LAST, entry.released_first DESC NULLS LAST, entry.source, fact.fact_id) = 1), best_size_class AS (
    SELECT entry.cpts_key, fact."value" AS size_class, proof.quotation AS size_class_quote, entry.source AS size_class_source,
        proof.confidence AS size_class_confidence
    FROM cpts_entry AS entry JOIN size_class AS fact USING (cpts_id)
        LEFT JOIN evidence AS proof ON proof.evidence_id = fact.evidence_id
    WHERE true
    QUALIFY row_number() OVER (PARTITION BY entry.cpts_key ORDER BY entry.subject DESC, proof.confidence DESC NULLS LAST, entry.released_first DESC NULLS LAST, entry.source, fact.fact_id) = 1), best_ordinal_rank AS (
    SELECT entry.cpts_key, fact."rank" AS ordinal_rank, fact."scope" AS ordinal_scope, proof.quotation AS ordinal_rank_quote, entry.source AS ordinal_rank_source,
        proof.confidence AS ordinal_rank_confidence
    FROM cpts_entry AS entry JOIN ordinal AS fact USING (cpts_id)
        LEFT JOIN evidence AS proof ON proof.evidence_id = fact.evidence_id
    WHERE true
    QUALIFY row_number() OVER (PARTITION BY entry.cpts_key ORDER BY entry.subject DESC, proof.confidence DESC NULLS LAST, entry.released_first DESC NULLS LAST, entry.source, fact.fact_id) = 1), best_contract_years AS (
    SELECT entry.cpts_key, fact."years" AS contract_years, proof.quotation AS contract_years_quote, entry.source AS contract_years_source,
        proof.confidence AS contract_years_confidence
    FROM cpts_entry AS entry JOIN contract AS fact USING (cpts_id)
        LEFT JOIN evidence AS proof ON proof.evidence_id = fact.evidence_id
    WHERE true
    QUALIFY row_number() OVER (PARTITION BY entry.cpts_key ORDER BY entry.subject DESC, proof.confidence DESC NULLS LAST, entry.released_first DESC NULLS LAST, entry.source, fact.fact_id) = 1), best_funding_total AS (
    SELECT entry.cpts_key, fact."amount" AS funding_total, fact."amount_max" AS funding_total_max, fact."bound" AS funding_total_bound, fact."period" AS funding_total_period, proof.quotation AS funding_total_quote, entry.source AS funding_total_source,
        proof.confidence AS funding_total_confidence
    FROM cpts_entry AS entry JOIN funding AS fact USING (cpts_id)
        LEFT JOIN evidence AS proof ON proof.evidence_id = fact.evidence_id
    WHERE fact.purpose = 'total'
    QUALIFY row_number() OVER (PARTITION BY entry.cpts_key ORDER BY entry.subject DESC, proof.confidence DESC NULLS LAST, entry.released_first DESC NULLS LAST, entry.source, fact.fact_id) = 1), list_names AS (SELECT cpts_key, list(DISTINCT fact.name ORDER BY fact.name) AS found FROM cpts_entry JOIN cpts_name AS fact USING (cpts_id) GROUP BY cpts_key), list_communes AS (SELECT cpts_key, list(DISTINCT fact.name ORDER BY fact.name) AS found FROM cpts_entry JOIN commune AS fact USING (cpts_id) GROUP BY cpts_key), list_epcis AS (SELECT cpts_key, list(DISTINCT fact.name ORDER BY fact.name) AS found FROM cpts_entry JOIN epci AS fact USING (cpts_id) GROUP BY cpts_key), list_missions AS (SELECT cpts_key, list(DISTINCT fact.category ORDER BY fact.category) AS found FROM cpts_entry JOIN mission AS fact USING (cpts_id) GROUP BY cpts_key), conflict AS (SELECT cpts_key, list(field ORDER BY field) AS fields FROM (
    SELECT entry.cpts_key, 'signature_date' AS field FROM cpts_entry AS entry JOIN signature AS fact USING (cpts_id)
    GROUP BY entry.cpts_key HAVING count(DISTINCT fact.date[:4]) FILTER (length(fact.date) >= 4) > 1 OR count(DISTINCT fact.date[:7]) FILTER (length(fact.date) >= 7) > 1 OR count(DISTINCT fact.date[:10]) FILTER (length(fact.date) >= 10) > 1 UNION ALL 
    SELECT entry.cpts_key, 'founded' AS field FROM cpts_entry AS entry JOIN founding AS fact USING (cpts_id)
    GROUP BY entry.cpts_key HAVING count(DISTINCT fact.date[:4]) FILTER (length(fact.date) >= 4) > 1 OR count(DISTINCT fact.date[:7]) FILTER (length(fact.date) >= 7) > 1 OR count(DISTINCT fact.date[:10]) FILTER (length(fact.date) >= 10) > 1 UNION ALL 
    SELECT entry.cpts_key, 'population' AS field FROM cpts_entry AS entry JOIN population AS fact USING (cpts_id)
    GROUP BY entry.cpts_key HAVING count(DISTINCT fact.value) FILTER (fact.bound = 'exact') > 1 UNION ALL 
    SELECT entry.cpts_key, 'commune_count' AS field FROM cpts_entry AS entry JOIN commune_count AS fact USING (cpts_id)
    GROUP BY entry.cpts_key HAVING count(DISTINCT fact.value) > 1 UNION ALL 
    SELECT entry.cpts_key, 'department' AS field FROM cpts_entry AS entry JOIN department AS fact USING (cpts_id)
    GROUP BY entry.cpts_key HAVING count(DISTINCT fact.name) > 1 UNION ALL 
    SELECT entry.cpts_key, 'region' AS field FROM cpts_entry AS entry JOIN region AS fact USING (cpts_id)
    GROUP BY entry.cpts_key HAVING count(DISTINCT fact.name) > 1 UNION ALL 
    SELECT entry.cpts_key, 'professionals' AS field FROM cpts_entry AS entry JOIN professionals AS fact USING (cpts_id)
    GROUP BY entry.cpts_key HAVING count(DISTINCT fact.value) FILTER (fact.bound = 'exact') > 1 UNION ALL 
    SELECT entry.cpts_key, 'members' AS field FROM cpts_entry AS entry JOIN member AS fact USING (cpts_id)
    GROUP BY entry.cpts_key HAVING count(DISTINCT fact.value) FILTER (fact.bound = 'exact') > 1 UNION ALL 
    SELECT entry.cpts_key, 'size_class' AS field FROM cpts_entry AS entry JOIN size_class AS fact USING (cpts_id)
    GROUP BY entry.cpts_key HAVING count(DISTINCT fact.value) > 1 UNION ALL 
    SELECT entry.cpts_key, 'contract_years' AS field FROM cpts_entry AS entry JOIN contract AS fact USING (cpts_id)
    GROUP BY entry.cpts_key HAVING count(DISTINCT fact.years) > 1 UNION ALL 
    SELECT entry.cpts_key, 'funding_total' AS field FROM cpts_entry AS entry JOIN funding AS fact USING (cpts_id)
    GROUP BY entry.cpts_key HAVING count(DISTINCT fact.amount) FILTER (fact.bound = 'exact' AND fact.purpose = 'total') > 1) GROUP BY cpts_key)
SELECT cpts_key, best_name.name, best_name.name_quote, best_name.name_source, best_name.name_confidence, best_signature_date.signature_date, best_signature_date.signature_date_first, best_signature_date.signature_date_quote, best_signature_date.signature_date_source, best_signature_date.signature_date_confidence, best_signature_place.signature_place, best_signature_place.signature_place_quote, best_signature_place.signature_place_source, best_signature_place.signature_place_confidence, best_founded.founded, best_founded.founded_first, best_founded.founded_quote, best_founded.founded_source, best_founded.founded_confidence, best_population.population, best_population.population_bound, best_population.population_max, best_population.population_quote, best_population.population_source, best_population.population_confidence, best_commune_count.commune_count, best_commune_count.commune_count_quote, best_commune_count.commune_count_source, best_commune_count.commune_count_confidence, best_department.department, best_department.department_code, best_department.department_quote, best_department.department_source, best_department.department_confidence, best_region.region, best_region.region_code, best_region.region_quote, best_region.region_source, best_region.region_confidence, best_professionals.professionals, best_professionals.professionals_bound, best_professionals.professionals_max, best_professionals.professionals_quote, best_professionals.professionals_source, best_professionals.professionals_confidence, best_members.members, best_members.members_bound, best_members.members_max, best_members.members_quote, best_members.members_source, best_members.members_confidence, best_size_class.size_class, best_size_class.size_class_quote, best_size_class.size_class_source, best_size_class.size_class_confidence, best_ordinal_rank.ordinal_rank, best_ordinal_rank.ordinal_scope, best_ordinal_rank.ordinal_rank_quote, best_ordinal_rank.ordinal_rank_source, best_ordinal_rank.ordinal_rank_confidence, best_contract_years.contract_years, best_contract_years.contract_years_quote, best_contract_years.contract_years_source, best_contract_years.contract_years_confidence, best_funding_total.funding_total, best_funding_total.funding_total_max, best_funding_total.funding_total_bound, best_funding_total.funding_total_period, best_funding_total.funding_total_quote, best_funding_total.funding_total_source, best_funding_total.funding_total_confidence, list_names.found AS names, list_communes.found AS communes, list_epcis.found AS epcis, list_missions.found AS missions, len(release_list.sources) AS releases, release_list.sources, coalesce(len(conflict.fields), 0) AS conflicts, coalesce(conflict.fields, []) AS conflict_fields
FROM release_list LEFT JOIN best_name USING (cpts_key) LEFT JOIN best_signature_date USING (cpts_key) LEFT JOIN best_signature_place USING (cpts_key) LEFT JOIN best_founded USING (cpts_key) LEFT JOIN best_population USING (cpts_key) LEFT JOIN best_commune_count USING (cpts_key) LEFT JOIN best_department USING (cpts_key) LEFT JOIN best_region USING (cpts_key) LEFT JOIN best_professionals USING (cpts_key) LEFT JOIN best_members USING (cpts_key) LEFT JOIN best_size_class USING (cpts_key) LEFT JOIN best_ordinal_rank USING (cpts_key) LEFT JOIN best_contract_years USING (cpts_key) LEFT JOIN best_funding_total USING (cpts_key) LEFT JOIN list_names USING (cpts_key) LEFT JOIN list_communes USING (cpts_key) LEFT JOIN list_epcis USING (cpts_key) LEFT JOIN list_missions USING (cpts_key) LEFT JOIN conflict USING (cpts_key);
CREATE OR REPLACE VIEW "funding_detail" AS 
SELECT summary.name, entry.cpts_key, summary.department, fact.amount, fact.amount_max, fact.bound, fact.purpose,
    fact.period, fact.payer, proof.quotation, proof.page, release.source, release.released, proof.rule,
    fact.confidence, fact.fact_id
FROM funding AS fact JOIN release USING (release_id)
    LEFT JOIN cpts_entry AS entry ON entry.cpts_id = fact.cpts_id
    LEFT JOIN cpts_summary AS summary ON summary.cpts_key = entry.cpts_key
    LEFT JOIN evidence AS proof ON proof.evidence_id = fact.evidence_id
QUALIFY dense_rank() OVER (PARTITION BY release.sha256 ORDER BY release.lost IS NOT NULL, release.source) = 1;
CREATE OR REPLACE VIEW "mission_matrix" AS SELECT name, cpts_key, department, list_contains(missions, 'medecin_traitant') AS medecin_traitant, list_contains(missions, 'soins_non_programmes') AS soins_non_programmes, list_contains(missions, 'parcours') AS parcours, list_contains(missions, 'prevention') AS prevention, list_contains(missions, 'crise') AS crise, list_contains(missions, 'qualite') AS qualite, list_contains(missions, 'accompagnement') AS accompagnement, list_contains(missions, 'autre') AS autre FROM cpts_summary;
CREATE OR REPLACE VIEW "signature_timeline" AS 
WITH monthly AS (
    SELECT CAST(date_trunc('month', signature_date_first) AS DATE) AS month, count(*) AS signatures,
        sum(population) AS population, list(name ORDER BY name) AS names
    FROM cpts_summary WHERE length(signature_date) >= 7 GROUP BY ALL
)
SELECT month, signatures, sum(signatures) OVER (ORDER BY month) AS cumulative, population,
    sum(population) OVER (ORDER BY month) AS cumulative_population, names
FROM monthly ORDER BY month;
COMMENT ON TABLE "warehouse" IS 'One row: what made this file.';
COMMENT ON COLUMN "warehouse"."schema_version" IS 'Version of the layout; a program refuses a later one';
COMMENT ON COLUMN "warehouse"."schema_digest" IS 'Digest of all statements that made the layout';
COMMENT ON COLUMN "warehouse"."columns" IS 'Every table.column that the program made, to tell its own';
COMMENT ON COLUMN "warehouse"."project_version" IS 'Version of cpts-extract that made or last extended the layout';
COMMENT ON COLUMN "warehouse"."created_at" IS 'When the file was made, UTC';
COMMENT ON TABLE "run" IS 'One row for each run that changed something; a run that found all unchanged leaves none.';
COMMENT ON COLUMN "run"."run_id" IS 'Number of the run, from 1';
COMMENT ON COLUMN "run"."started_at" IS 'UTC';
COMMENT ON COLUMN "run"."finished_at" IS 'UTC; null: under way, or interrupted after whole batches';
COMMENT ON COLUMN "run"."project_version" IS 'Version of cpts-extract';
COMMENT ON COLUMN "run"."fingerprint" IS 'Digest of the code, the rules and spaCy''s version';
COMMENT ON COLUMN "run"."paths" IS 'Files and folders that it was given';
COMMENT ON COLUMN "run"."forced" IS 'Whether it read unchanged files too (--force)';
COMMENT ON COLUMN "run"."added" IS 'Releases that the warehouse did not know';
COMMENT ON COLUMN "run"."changed" IS 'Releases whose bytes had changed';
COMMENT ON COLUMN "run"."again" IS 'Releases read again because rules or code had changed, or by force';
COMMENT ON COLUMN "run"."unchanged" IS 'Releases left as they were';
COMMENT ON COLUMN "run"."failed" IS 'Files that could not be read';
COMMENT ON TABLE "release" IS 'One row for each file that was read or tried: a press release, leaflet or page.';
COMMENT ON COLUMN "release"."release_id" IS 'Identifier made from the source; stays when the file changes';
COMMENT ON COLUMN "release"."run_id" IS 'Run that loaded it';
COMMENT ON COLUMN "release"."source" IS 'Path, relative to the folder of the run when below it, with /';
COMMENT ON COLUMN "release"."status" IS 'ok, partial (reason: what is missing) or unreadable (reason: why)';
COMMENT ON COLUMN "release"."reason" IS 'Why it is partial or unreadable, else null';
COMMENT ON COLUMN "release"."lost" IS 'Why a later run could not read the file any more; its facts are kept. Else null';
COMMENT ON COLUMN "release"."sha256" IS 'Digest of the bytes read; null where not even those could be had';
COMMENT ON COLUMN "release"."media" IS 'text, markdown, pdf, html, docx or odt';
COMMENT ON COLUMN "release"."pages" IS 'Number of pages; null for media without pages';
COMMENT ON COLUMN "release"."kind" IS 'communique, news, leaflet, page, or generic: explains CPTS without being about one';
COMMENT ON COLUMN "release"."title" IS 'Its title, as written';
COMMENT ON COLUMN "release"."title_evidence_id" IS 'Quotation of the title';
COMMENT ON COLUMN "release"."title_confidence" IS 'How sure the title is, from 0 to 1';
COMMENT ON COLUMN "release"."released" IS 'Date that the text itself bears, ISO 8601, cut to the precision it states';
COMMENT ON COLUMN "release"."released_precision" IS 'What that date is cut to: day, month or year';
COMMENT ON COLUMN "release"."released_first" IS 'First day that this date may mean';
COMMENT ON COLUMN "release"."released_evidence_id" IS 'Quotation of that date';
COMMENT ON COLUMN "release"."released_confidence" IS 'How sure that date is, from 0 to 1';
COMMENT ON COLUMN "release"."text" IS 'Extracted text; names, e-mails and telephones of contacts masked length for length';
COMMENT ON COLUMN "release"."extracted_at" IS 'When the run that read it began, UTC';
COMMENT ON COLUMN "release"."fingerprint" IS 'Digest of the code, the rules and spaCy''s version that read it';
COMMENT ON COLUMN "release"."project_version" IS 'Version of cpts-extract that read it';
COMMENT ON TABLE "cpts" IS 'One row for each CPTS of which a release states a fact: an entry. cpts_entry groups those of one CPTS.';
COMMENT ON COLUMN "cpts"."cpts_id" IS 'Identifier of the entry';
COMMENT ON COLUMN "cpts"."release_id" IS 'Release that states it';
COMMENT ON COLUMN "cpts"."position" IS 'Rank in the release, from 0, subjects first';
COMMENT ON COLUMN "cpts"."subject" IS 'Whether the release is about it';
COMMENT ON COLUMN "cpts"."name" IS 'Fullest form in the text; null where the text never names it';
COMMENT ON COLUMN "cpts"."name_key" IS 'Words of the name that stay when its spelling drifts: 2 vallees';
COMMENT ON COLUMN "cpts"."evidence_id" IS 'First quotation that proves it; null: not stated but implied';
COMMENT ON COLUMN "cpts"."confidence" IS 'How sure the rule of that quotation is, from 0 to 1';
COMMENT ON TABLE "cpts_name" IS 'Every form of a CPTS'' name in a release.';
COMMENT ON COLUMN "cpts_name"."fact_id" IS 'Identifier: its entry''s or release''s, and the field''s key';
COMMENT ON COLUMN "cpts_name"."release_id" IS 'Release that states it';
COMMENT ON COLUMN "cpts_name"."cpts_id" IS 'CPTS entry that it is about';
COMMENT ON COLUMN "cpts_name"."name" IS 'The form, as written';
COMMENT ON COLUMN "cpts_name"."is_alias" IS 'Whether it is another form than cpts.name';
COMMENT ON COLUMN "cpts_name"."name_key" IS 'Words of the form that stay when its spelling drifts';
COMMENT ON COLUMN "cpts_name"."evidence_id" IS 'First quotation that proves it; null: not stated but implied';
COMMENT ON COLUMN "cpts_name"."confidence" IS 'How sure the rule of that quotation is, from 0 to 1';
COMMENT ON TABLE "signature" IS 'When and where the ACI was or will be signed. Not a founding, not the approval of a health project.';
COMMENT ON COLUMN "signature"."fact_id" IS 'Identifier: its entry''s or release''s, and the field''s key';
COMMENT ON COLUMN "signature"."release_id" IS 'Release that states it';
COMMENT ON COLUMN "signature"."cpts_id" IS 'CPTS entry that it is about';
COMMENT ON COLUMN "signature"."date" IS 'ISO 8601, cut to the precision that the text states: 2024-10-09, 2024-10 or 2024';
COMMENT ON COLUMN "signature"."precision" IS 'What the date is cut to: day, month or year';
COMMENT ON COLUMN "signature"."date_first" IS 'First day that the date may mean, to sort and compare';
COMMENT ON COLUMN "signature"."place" IS 'Where it was signed';
COMMENT ON COLUMN "signature"."place_evidence_id" IS 'First quotation of the place';
COMMENT ON COLUMN "signature"."place_confidence" IS 'How sure the place is, from 0 to 1';
COMMENT ON COLUMN "signature"."evidence_id" IS 'First quotation that proves it; null: not stated but implied';
COMMENT ON COLUMN "signature"."confidence" IS 'How sure the rule of that quotation is, from 0 to 1';
COMMENT ON TABLE "founding" IS 'When the CPTS or its association was created, where stated apart from the signature.';
COMMENT ON COLUMN "founding"."fact_id" IS 'Identifier: its entry''s or release''s, and the field''s key';
COMMENT ON COLUMN "founding"."release_id" IS 'Release that states it';
COMMENT ON COLUMN "founding"."cpts_id" IS 'CPTS entry that it is about';
COMMENT ON COLUMN "founding"."date" IS 'ISO 8601, cut to the precision that the text states: 2024-10-09, 2024-10 or 2024';
COMMENT ON COLUMN "founding"."precision" IS 'What the date is cut to: day, month or year';
COMMENT ON COLUMN "founding"."date_first" IS 'First day that the date may mean, to sort and compare';
COMMENT ON COLUMN "founding"."evidence_id" IS 'First quotation that proves it; null: not stated but implied';
COMMENT ON COLUMN "founding"."confidence" IS 'How sure the rule of that quotation is, from 0 to 1';
COMMENT ON TABLE "population" IS 'Inhabitants of the territory.';
COMMENT ON COLUMN "population"."fact_id" IS 'Identifier: its entry''s or release''s, and the field''s key';
COMMENT ON COLUMN "population"."release_id" IS 'Release that states it';
COMMENT ON COLUMN "population"."cpts_id" IS 'CPTS entry that it is about';
COMMENT ON COLUMN "population"."value" IS 'The count; the lower one of a range';
COMMENT ON COLUMN "population"."bound" IS 'exact, about, at_least, at_most or range';
COMMENT ON COLUMN "population"."value_max" IS 'The upper count of a range, else null';
COMMENT ON COLUMN "population"."evidence_id" IS 'First quotation that proves it; null: not stated but implied';
COMMENT ON COLUMN "population"."confidence" IS 'How sure the rule of that quotation is, from 0 to 1';
COMMENT ON TABLE "commune_count" IS 'Number of communes of the territory, as stated.';
COMMENT ON COLUMN "commune_count"."fact_id" IS 'Identifier: its entry''s or release''s, and the field''s key';
COMMENT ON COLUMN "commune_count"."release_id" IS 'Release that states it';
COMMENT ON COLUMN "commune_count"."cpts_id" IS 'CPTS entry that it is about';
COMMENT ON COLUMN "commune_count"."value" IS 'The count';
COMMENT ON COLUMN "commune_count"."evidence_id" IS 'First quotation that proves it; null: not stated but implied';
COMMENT ON COLUMN "commune_count"."confidence" IS 'How sure the rule of that quotation is, from 0 to 1';
COMMENT ON TABLE "commune" IS 'Communes named as part of the territory.';
COMMENT ON COLUMN "commune"."fact_id" IS 'Identifier: its entry''s or release''s, and the field''s key';
COMMENT ON COLUMN "commune"."release_id" IS 'Release that states it';
COMMENT ON COLUMN "commune"."cpts_id" IS 'CPTS entry that it is about';
COMMENT ON COLUMN "commune"."position" IS 'Rank in the release''s list, from 0';
COMMENT ON COLUMN "commune"."name" IS 'Official name; as written where it could not be told';
COMMENT ON COLUMN "commune"."insee" IS 'INSEE code, a text: it may begin with 0; null where it could not be told';
COMMENT ON COLUMN "commune"."within" IS 'Code of the commune that a delegated or former one is part of, else its own';
COMMENT ON COLUMN "commune"."link_method" IS 'exact, normalised, former, delegated or misspelt; ambiguous or unknown: no code';
COMMENT ON COLUMN "commune"."vintage" IS 'Year of the code officiel géographique that has it';
COMMENT ON COLUMN "commune"."evidence_id" IS 'First quotation that proves it; null: not stated but implied';
COMMENT ON COLUMN "commune"."confidence" IS 'How sure the rule of that quotation is, from 0 to 1';
COMMENT ON TABLE "epci" IS 'Intercommunalités that the territory covers.';
COMMENT ON COLUMN "epci"."fact_id" IS 'Identifier: its entry''s or release''s, and the field''s key';
COMMENT ON COLUMN "epci"."release_id" IS 'Release that states it';
COMMENT ON COLUMN "epci"."cpts_id" IS 'CPTS entry that it is about';
COMMENT ON COLUMN "epci"."position" IS 'Rank in the release''s list, from 0';
COMMENT ON COLUMN "epci"."name" IS 'As written';
COMMENT ON COLUMN "epci"."siren" IS 'SIREN number; null where it could not be told';
COMMENT ON COLUMN "epci"."link_method" IS 'exact, normalised, former, delegated or misspelt; ambiguous or unknown: no code';
COMMENT ON COLUMN "epci"."vintage" IS 'Year of the code officiel géographique that has it';
COMMENT ON COLUMN "epci"."evidence_id" IS 'First quotation that proves it; null: not stated but implied';
COMMENT ON COLUMN "epci"."confidence" IS 'How sure the rule of that quotation is, from 0 to 1';
COMMENT ON TABLE "department" IS 'Département where the CPTS lies.';
COMMENT ON COLUMN "department"."fact_id" IS 'Identifier: its entry''s or release''s, and the field''s key';
COMMENT ON COLUMN "department"."release_id" IS 'Release that states it';
COMMENT ON COLUMN "department"."cpts_id" IS 'CPTS entry that it is about';
COMMENT ON COLUMN "department"."name" IS 'Official name';
COMMENT ON COLUMN "department"."code" IS 'INSEE code, a text: it may begin with 0; null where it could not be told';
COMMENT ON COLUMN "department"."evidence_id" IS 'First quotation that proves it; null: not stated but implied';
COMMENT ON COLUMN "department"."confidence" IS 'How sure the rule of that quotation is, from 0 to 1';
COMMENT ON TABLE "region" IS 'Région where the CPTS lies.';
COMMENT ON COLUMN "region"."fact_id" IS 'Identifier: its entry''s or release''s, and the field''s key';
COMMENT ON COLUMN "region"."release_id" IS 'Release that states it';
COMMENT ON COLUMN "region"."cpts_id" IS 'CPTS entry that it is about';
COMMENT ON COLUMN "region"."name" IS 'Official name';
COMMENT ON COLUMN "region"."code" IS 'INSEE code, a text: it may begin with 0; null where it could not be told';
COMMENT ON COLUMN "region"."evidence_id" IS 'First quotation that proves it; null: not stated but implied';
COMMENT ON COLUMN "region"."confidence" IS 'How sure the rule of that quotation is, from 0 to 1';
COMMENT ON TABLE "professionals" IS 'Health professionals on the territory, or gathered by the CPTS.';
COMMENT ON COLUMN "professionals"."fact_id" IS 'Identifier: its entry''s or release''s, and the field''s key';
COMMENT ON COLUMN "professionals"."release_id" IS 'Release that states it';
COMMENT ON COLUMN "professionals"."cpts_id" IS 'CPTS entry that it is about';
COMMENT ON COLUMN "professionals"."value" IS 'The count; the lower one of a range';
COMMENT ON COLUMN "professionals"."bound" IS 'exact, about, at_least, at_most or range';
COMMENT ON COLUMN "professionals"."value_max" IS 'The upper count of a range, else null';
COMMENT ON COLUMN "professionals"."evidence_id" IS 'First quotation that proves it; null: not stated but implied';
COMMENT ON COLUMN "professionals"."confidence" IS 'How sure the rule of that quotation is, from 0 to 1';
COMMENT ON TABLE "member" IS 'Adherents of the CPTS.';
COMMENT ON COLUMN "member"."fact_id" IS 'Identifier: its entry''s or release''s, and the field''s key';
COMMENT ON COLUMN "member"."release_id" IS 'Release that states it';
COMMENT ON COLUMN "member"."cpts_id" IS 'CPTS entry that it is about';
COMMENT ON COLUMN "member"."value" IS 'The count; the lower one of a range';
COMMENT ON COLUMN "member"."bound" IS 'exact, about, at_least, at_most or range';
COMMENT ON COLUMN "member"."value_max" IS 'The upper count of a range, else null';
COMMENT ON COLUMN "member"."evidence_id" IS 'First quotation that proves it; null: not stated but implied';
COMMENT ON COLUMN "member"."confidence" IS 'How sure the rule of that quotation is, from 0 to 1';
COMMENT ON TABLE "size_class" IS 'Size (taille) in the sense of the ACI.';
COMMENT ON COLUMN "size_class"."fact_id" IS 'Identifier: its entry''s or release''s, and the field''s key';
COMMENT ON COLUMN "size_class"."release_id" IS 'Release that states it';
COMMENT ON COLUMN "size_class"."cpts_id" IS 'CPTS entry that it is about';
COMMENT ON COLUMN "size_class"."value" IS '1 below 40 000 inhabitants, 2 to 80 000, 3 to 175 000, 4 above';
COMMENT ON COLUMN "size_class"."evidence_id" IS 'First quotation that proves it; null: not stated but implied';
COMMENT ON COLUMN "size_class"."confidence" IS 'How sure the rule of that quotation is, from 0 to 1';
COMMENT ON TABLE "ordinal" IS 'Rank among the CPTS of a territory: "la 6e CPTS du Morbihan".';
COMMENT ON COLUMN "ordinal"."fact_id" IS 'Identifier: its entry''s or release''s, and the field''s key';
COMMENT ON COLUMN "ordinal"."release_id" IS 'Release that states it';
COMMENT ON COLUMN "ordinal"."cpts_id" IS 'CPTS entry that it is about';
COMMENT ON COLUMN "ordinal"."rank" IS 'The rank, from 1';
COMMENT ON COLUMN "ordinal"."scope" IS 'The territory, as written';
COMMENT ON COLUMN "ordinal"."evidence_id" IS 'First quotation that proves it; null: not stated but implied';
COMMENT ON COLUMN "ordinal"."confidence" IS 'How sure the rule of that quotation is, from 0 to 1';
COMMENT ON TABLE "contract" IS 'For how long the contract is made.';
COMMENT ON COLUMN "contract"."fact_id" IS 'Identifier: its entry''s or release''s, and the field''s key';
COMMENT ON COLUMN "contract"."release_id" IS 'Release that states it';
COMMENT ON COLUMN "contract"."cpts_id" IS 'CPTS entry that it is about';
COMMENT ON COLUMN "contract"."years" IS 'Years';
COMMENT ON COLUMN "contract"."evidence_id" IS 'First quotation that proves it; null: not stated but implied';
COMMENT ON COLUMN "contract"."confidence" IS 'How sure the rule of that quotation is, from 0 to 1';
COMMENT ON TABLE "funding" IS 'Sums announced: of one CPTS, or (cpts_id null) of the national scheme or somebody else.';
COMMENT ON COLUMN "funding"."fact_id" IS 'Identifier: its entry''s or release''s, and the field''s key';
COMMENT ON COLUMN "funding"."release_id" IS 'Release that states it';
COMMENT ON COLUMN "funding"."cpts_id" IS 'CPTS entry that it is about; null: the scheme';
COMMENT ON COLUMN "funding"."position" IS 'Rank in the release''s list, from 0';
COMMENT ON COLUMN "funding"."amount" IS 'Euros; the lower sum of a range';
COMMENT ON COLUMN "funding"."amount_max" IS 'Upper sum of a range in euros, else null';
COMMENT ON COLUMN "funding"."bound" IS 'exact, about, at_least, at_most or range';
COMMENT ON COLUMN "funding"."purpose" IS 'startup, operation, missions, total, project_writing or other';
COMMENT ON COLUMN "funding"."period" IS 'year, once or contract; null where unsaid';
COMMENT ON COLUMN "funding"."payer" IS 'Who pays, as written; null where unsaid';
COMMENT ON COLUMN "funding"."evidence_id" IS 'First quotation that proves it; null: not stated but implied';
COMMENT ON COLUMN "funding"."confidence" IS 'How sure the rule of that quotation is, from 0 to 1';
COMMENT ON TABLE "mission" IS 'Missions that the CPTS takes on, in the categories of the agreement.';
COMMENT ON COLUMN "mission"."fact_id" IS 'Identifier: its entry''s or release''s, and the field''s key';
COMMENT ON COLUMN "mission"."release_id" IS 'Release that states it';
COMMENT ON COLUMN "mission"."cpts_id" IS 'CPTS entry that it is about';
COMMENT ON COLUMN "mission"."position" IS 'Rank in the release''s list, from 0';
COMMENT ON COLUMN "mission"."category" IS 'medecin_traitant, soins_non_programmes, parcours, prevention, crise, qualite, accompagnement or autre';
COMMENT ON COLUMN "mission"."level" IS 'socle or complementaire as the text says it, else null';
COMMENT ON COLUMN "mission"."title" IS 'As written';
COMMENT ON COLUMN "mission"."items" IS 'Themes listed under it, as written';
COMMENT ON COLUMN "mission"."evidence_id" IS 'First quotation that proves it; null: not stated but implied';
COMMENT ON COLUMN "mission"."confidence" IS 'How sure the rule of that quotation is, from 0 to 1';
COMMENT ON TABLE "aggregate" IS 'Counts for France, a région or a département.';
COMMENT ON COLUMN "aggregate"."fact_id" IS 'Identifier: its entry''s or release''s, and the field''s key';
COMMENT ON COLUMN "aggregate"."release_id" IS 'Release that states it';
COMMENT ON COLUMN "aggregate"."position" IS 'Rank in the release''s list, from 0';
COMMENT ON COLUMN "aggregate"."scope" IS 'France, or the name of the territory';
COMMENT ON COLUMN "aggregate"."indicator" IS 'cpts_count, contracts_signed, projects, population_covered, ...';
COMMENT ON COLUMN "aggregate"."value" IS 'The count, or a percentage where the indicator says so';
COMMENT ON COLUMN "aggregate"."as_of" IS 'Date that it is true of, ISO 8601, cut to the precision stated';
COMMENT ON COLUMN "aggregate"."as_of_first" IS 'First day that this date may mean';
COMMENT ON COLUMN "aggregate"."evidence_id" IS 'First quotation that proves it; null: not stated but implied';
COMMENT ON COLUMN "aggregate"."confidence" IS 'How sure the rule of that quotation is, from 0 to 1';
COMMENT ON TABLE "mentioned" IS 'CPTS that a release only names.';
COMMENT ON COLUMN "mentioned"."fact_id" IS 'Identifier: its entry''s or release''s, and the field''s key';
COMMENT ON COLUMN "mentioned"."release_id" IS 'Release that states it';
COMMENT ON COLUMN "mentioned"."position" IS 'Rank in the release''s list, from 0';
COMMENT ON COLUMN "mentioned"."name" IS 'As written';
COMMENT ON COLUMN "mentioned"."name_key" IS 'Words of the name that stay when its spelling drifts';
COMMENT ON COLUMN "mentioned"."evidence_id" IS 'First quotation that proves it; null: not stated but implied';
COMMENT ON COLUMN "mentioned"."confidence" IS 'How sure the rule of that quotation is, from 0 to 1';
COMMENT ON TABLE "warning" IS 'What a reader of a release''s facts should know: contradictions, implausible values, what could not be read.';
COMMENT ON COLUMN "warning"."fact_id" IS 'Identifier: its entry''s or release''s, and the field''s key';
COMMENT ON COLUMN "warning"."release_id" IS 'Release that states it';
COMMENT ON COLUMN "warning"."position" IS 'Rank in the release''s list, from 0';
COMMENT ON COLUMN "warning"."code" IS 'Kind of warning';
COMMENT ON COLUMN "warning"."message" IS 'In a sentence';
COMMENT ON COLUMN "warning"."field" IS 'Key of the field that it is about, else null';
COMMENT ON COLUMN "warning"."evidence_id" IS 'First quotation that proves it; null: not stated but implied';
COMMENT ON COLUMN "warning"."confidence" IS 'How sure the rule of that quotation is, from 0 to 1';
COMMENT ON TABLE "evidence" IS 'One row for each quotation: substr(release.text, start + 1, "end" - start) is the quotation.';
COMMENT ON COLUMN "evidence"."evidence_id" IS 'Identifier of the quotation';
COMMENT ON COLUMN "evidence"."release_id" IS 'Release that states it';
COMMENT ON COLUMN "evidence"."cpts_id" IS 'CPTS entry that it proves something of; null: of the release';
COMMENT ON COLUMN "evidence"."field" IS 'Key of the field in the record: population, funding.0, missions.2';
COMMENT ON COLUMN "evidence"."fact_id" IS 'Fact, or list of facts, that it proves: its quotations share it';
COMMENT ON COLUMN "evidence"."rank" IS '0 for the quotation to show, then the others that say the same';
COMMENT ON COLUMN "evidence"."start" IS 'Where it begins in release.text, in characters from 0';
COMMENT ON COLUMN "evidence"."end" IS 'Where it ends in release.text; to be written "end" in SQL';
COMMENT ON COLUMN "evidence"."page" IS 'Page it begins on, from 1; null for media without pages';
COMMENT ON COLUMN "evidence"."boxes" IS 'Where it stands, a box for each line or column, in points from the page''s top left corner';
COMMENT ON COLUMN "evidence"."quotation" IS 'The words, as release.text has them';
COMMENT ON COLUMN "evidence"."rule" IS 'Pattern that matched';
COMMENT ON COLUMN "evidence"."confidence" IS 'How sure that rule is, from 0 to 1';
COMMENT ON VIEW "cpts_entry" IS 'One row for each CPTS entry of a release, with the CPTS that it is of: joins the tables of facts to cpts_summary.';
COMMENT ON COLUMN "cpts_entry"."cpts_id" IS 'Identifier of the entry, as in the tables of facts';
COMMENT ON COLUMN "cpts_entry"."cpts_key" IS 'The CPTS across releases: words of its name, and its département''s code';
COMMENT ON COLUMN "cpts_entry"."release_id" IS 'Release that it stands in';
COMMENT ON COLUMN "cpts_entry"."name" IS 'Name in that release';
COMMENT ON COLUMN "cpts_entry"."subject" IS 'Whether that release is about it';
COMMENT ON COLUMN "cpts_entry"."source" IS 'Path of that release';
COMMENT ON COLUMN "cpts_entry"."released" IS 'Date of that release, cut to the precision it states';
COMMENT ON COLUMN "cpts_entry"."released_first" IS 'First day that this date may mean';
COMMENT ON VIEW "cpts_summary" IS 'One row for each CPTS: the best value of each field (of a release about it, surest, latest), with its proof.';
COMMENT ON COLUMN "cpts_summary"."cpts_key" IS 'The CPTS across releases: words of its name, and its département''s code';
COMMENT ON COLUMN "cpts_summary"."name" IS 'One row for each CPTS of which a release states a fact: an entry. cpts_entry groups those of one CPTS. Fullest form in the text; null where the text never names it';
COMMENT ON COLUMN "cpts_summary"."name_quote" IS 'Quotation that proves name';
COMMENT ON COLUMN "cpts_summary"."name_source" IS 'Release that name is taken from';
COMMENT ON COLUMN "cpts_summary"."name_confidence" IS 'How sure name is, from 0 to 1';
COMMENT ON COLUMN "cpts_summary"."signature_date" IS 'When and where the ACI was or will be signed. Not a founding, not the approval of a health project. ISO 8601, cut to the precision that the text states: 2024-10-09, 2024-10 or 2024';
COMMENT ON COLUMN "cpts_summary"."signature_date_first" IS 'When and where the ACI was or will be signed. Not a founding, not the approval of a health project. First day that the date may mean, to sort and compare';
COMMENT ON COLUMN "cpts_summary"."signature_date_quote" IS 'Quotation that proves signature_date';
COMMENT ON COLUMN "cpts_summary"."signature_date_source" IS 'Release that signature_date is taken from';
COMMENT ON COLUMN "cpts_summary"."signature_date_confidence" IS 'How sure signature_date is, from 0 to 1';
COMMENT ON COLUMN "cpts_summary"."signature_place" IS 'When and where the ACI was or will be signed. Not a founding, not the approval of a health project. Where it was signed';
COMMENT ON COLUMN "cpts_summary"."signature_place_quote" IS 'Quotation that proves signature_place';
COMMENT ON COLUMN "cpts_summary"."signature_place_source" IS 'Release that signature_place is taken from';
COMMENT ON COLUMN "cpts_summary"."signature_place_confidence" IS 'How sure signature_place is, from 0 to 1';
COMMENT ON COLUMN "cpts_summary"."founded" IS 'When the CPTS or its association was created, where stated apart from the signature. ISO 8601, cut to the precision that the text states: 2024-10-09, 2024-10 or 2024';
COMMENT ON COLUMN "cpts_summary"."founded_first" IS 'When the CPTS or its association was created, where stated apart from the signature. First day that the date may mean, to sort and compare';
COMMENT ON COLUMN "cpts_summary"."founded_quote" IS 'Quotation that proves founded';
COMMENT ON COLUMN "cpts_summary"."founded_source" IS 'Release that founded is taken from';
COMMENT ON COLUMN "cpts_summary"."founded_confidence" IS 'How sure founded is, from 0 to 1';
COMMENT ON COLUMN "cpts_summary"."population" IS 'Inhabitants of the territory. The count; the lower one of a range';
COMMENT ON COLUMN "cpts_summary"."population_bound" IS 'Inhabitants of the territory. exact, about, at_least, at_most or range';
COMMENT ON COLUMN "cpts_summary"."population_max" IS 'Inhabitants of the territory. The upper count of a range, else null';
COMMENT ON COLUMN "cpts_summary"."population_quote" IS 'Quotation that proves population';
COMMENT ON COLUMN "cpts_summary"."population_source" IS 'Release that population is taken from';
COMMENT ON COLUMN "cpts_summary"."population_confidence" IS 'How sure population is, from 0 to 1';
COMMENT ON COLUMN "cpts_summary"."commune_count" IS 'Number of communes of the territory, as stated. The count';
COMMENT ON COLUMN "cpts_summary"."commune_count_quote" IS 'Quotation that proves commune_count';
COMMENT ON COLUMN "cpts_summary"."commune_count_source" IS 'Release that commune_count is taken from';
COMMENT ON COLUMN "cpts_summary"."commune_count_confidence" IS 'How sure commune_count is, from 0 to 1';
COMMENT ON COLUMN "cpts_summary"."department" IS 'Département where the CPTS lies. Official name';
COMMENT ON COLUMN "cpts_summary"."department_code" IS 'Département where the CPTS lies. INSEE code, a text: it may begin with 0; null where it could not be told';
COMMENT ON COLUMN "cpts_summary"."department_quote" IS 'Quotation that proves department';
COMMENT ON COLUMN "cpts_summary"."department_source" IS 'Release that department is taken from';
COMMENT ON COLUMN "cpts_summary"."department_confidence" IS 'How sure department is, from 0 to 1';
COMMENT ON COLUMN "cpts_summary"."region" IS 'Région where the CPTS lies. Official name';
COMMENT ON COLUMN "cpts_summary"."region_code" IS 'Région where the CPTS lies. INSEE code, a text: it may begin with 0; null where it could not be told';
COMMENT ON COLUMN "cpts_summary"."region_quote" IS 'Quotation that proves region';
COMMENT ON COLUMN "cpts_summary"."region_source" IS 'Release that region is taken from';
COMMENT ON COLUMN "cpts_summary"."region_confidence" IS 'How sure region is, from 0 to 1';
COMMENT ON COLUMN "cpts_summary"."professionals" IS 'Health professionals on the territory, or gathered by the CPTS. The count; the lower one of a range';
COMMENT ON COLUMN "cpts_summary"."professionals_bound" IS 'Health professionals on the territory, or gathered by the CPTS. exact, about, at_least, at_most or range';
COMMENT ON COLUMN "cpts_summary"."professionals_max" IS 'Health professionals on the territory, or gathered by the CPTS. The upper count of a range, else null';
COMMENT ON COLUMN "cpts_summary"."professionals_quote" IS 'Quotation that proves professionals';
COMMENT ON COLUMN "cpts_summary"."professionals_source" IS 'Release that professionals is taken from';
COMMENT ON COLUMN "cpts_summary"."professionals_confidence" IS 'How sure professionals is, from 0 to 1';
COMMENT ON COLUMN "cpts_summary"."members" IS 'Adherents of the CPTS. The count; the lower one of a range';
COMMENT ON COLUMN "cpts_summary"."members_bound" IS 'Adherents of the CPTS. exact, about, at_least, at_most or range';
COMMENT ON COLUMN "cpts_summary"."members_max" IS 'Adherents of the CPTS. The upper count of a range, else null';
COMMENT ON COLUMN "cpts_summary"."members_quote" IS 'Quotation that proves members';
COMMENT ON COLUMN "cpts_summary"."members_source" IS 'Release that members is taken from';
COMMENT ON COLUMN "cpts_summary"."members_confidence" IS 'How sure members is, from 0 to 1';
COMMENT ON COLUMN "cpts_summary"."size_class" IS 'Size (taille) in the sense of the ACI. 1 below 40 000 inhabitants, 2 to 80 000, 3 to 175 000, 4 above';
COMMENT ON COLUMN "cpts_summary"."size_class_quote" IS 'Quotation that proves size_class';
COMMENT ON COLUMN "cpts_summary"."size_class_source" IS 'Release that size_class is taken from';
COMMENT ON COLUMN "cpts_summary"."size_class_confidence" IS 'How sure size_class is, from 0 to 1';
COMMENT ON COLUMN "cpts_summary"."ordinal_rank" IS 'Rank among the CPTS of a territory: "la 6e CPTS du Morbihan". The rank, from 1';
COMMENT ON COLUMN "cpts_summary"."ordinal_scope" IS 'Rank among the CPTS of a territory: "la 6e CPTS du Morbihan". The territory, as written';
COMMENT ON COLUMN "cpts_summary"."ordinal_rank_quote" IS 'Quotation that proves ordinal_rank';
COMMENT ON COLUMN "cpts_summary"."ordinal_rank_source" IS 'Release that ordinal_rank is taken from';
COMMENT ON COLUMN "cpts_summary"."ordinal_rank_confidence" IS 'How sure ordinal_rank is, from 0 to 1';
COMMENT ON COLUMN "cpts_summary"."contract_years" IS 'For how long the contract is made. Years';
COMMENT ON COLUMN "cpts_summary"."contract_years_quote" IS 'Quotation that proves contract_years';
COMMENT ON COLUMN "cpts_summary"."contract_years_source" IS 'Release that contract_years is taken from';
COMMENT ON COLUMN "cpts_summary"."contract_years_confidence" IS 'How sure contract_years is, from 0 to 1';
COMMENT ON COLUMN "cpts_summary"."funding_total" IS 'Sums announced: of one CPTS, or (cpts_id null) of the national scheme or somebody else. Euros; the lower sum of a range';
COMMENT ON COLUMN "cpts_summary"."funding_total_max" IS 'Sums announced: of one CPTS, or (cpts_id null) of the national scheme or somebody else. Upper sum of a range in euros, else null';
COMMENT ON COLUMN "cpts_summary"."funding_total_bound" IS 'Sums announced: of one CPTS, or (cpts_id null) of the national scheme or somebody else. exact, about, at_least, at_most or range';
COMMENT ON COLUMN "cpts_summary"."funding_total_period" IS 'Sums announced: of one CPTS, or (cpts_id null) of the national scheme or somebody else. year, once or contract; null where unsaid';
COMMENT ON COLUMN "cpts_summary"."funding_total_quote" IS 'Quotation that proves funding_total';
COMMENT ON COLUMN "cpts_summary"."funding_total_source" IS 'Release that funding_total is taken from';
COMMENT ON COLUMN "cpts_summary"."funding_total_confidence" IS 'How sure funding_total is, from 0 to 1';
COMMENT ON COLUMN "cpts_summary"."names" IS 'All forms of its name in all releases; null: none stated';
COMMENT ON COLUMN "cpts_summary"."communes" IS 'Communes named as part of its territory; null: none stated';
COMMENT ON COLUMN "cpts_summary"."epcis" IS 'Intercommunalités that its territory covers; null: none stated';
COMMENT ON COLUMN "cpts_summary"."missions" IS 'Categories of its missions; mission has the wordings and the quotations; null: none stated';
COMMENT ON COLUMN "cpts_summary"."releases" IS 'Number of releases that state a fact of it, the same bytes counted once';
COMMENT ON COLUMN "cpts_summary"."sources" IS 'Those releases';
COMMENT ON COLUMN "cpts_summary"."conflicts" IS 'Number of fields for which its releases contradict one another';
COMMENT ON COLUMN "cpts_summary"."conflict_fields" IS 'Those fields, as columns of this view';
COMMENT ON VIEW "funding_detail" IS 'One row for each sum announced, of a CPTS or of the scheme, with the words that announce it.';
COMMENT ON COLUMN "funding_detail"."name" IS 'CPTS as cpts_summary names it; null: the scheme, or a CPTS never named';
COMMENT ON COLUMN "funding_detail"."cpts_key" IS 'The CPTS across releases; null: the national scheme or somebody else';
COMMENT ON COLUMN "funding_detail"."department" IS 'Département of the CPTS';
COMMENT ON COLUMN "funding_detail"."amount" IS 'Euros; the lower sum of a range';
COMMENT ON COLUMN "funding_detail"."amount_max" IS 'Upper sum of a range in euros, else null';
COMMENT ON COLUMN "funding_detail"."bound" IS 'exact, about, at_least, at_most or range';
COMMENT ON COLUMN "funding_detail"."purpose" IS 'startup, operation, missions, total, project_writing or other';
COMMENT ON COLUMN "funding_detail"."period" IS 'year, once or contract; null where unsaid';
COMMENT ON COLUMN "funding_detail"."payer" IS 'Who pays, as written; null where unsaid';
COMMENT ON COLUMN "funding_detail"."quotation" IS 'The words that announce it';
COMMENT ON COLUMN "funding_detail"."page" IS 'Page they stand on; null for media without pages';
COMMENT ON COLUMN "funding_detail"."source" IS 'Path of the release';
COMMENT ON COLUMN "funding_detail"."released" IS 'Date of the release, cut to the precision it states';
COMMENT ON COLUMN "funding_detail"."rule" IS 'Pattern that matched';
COMMENT ON COLUMN "funding_detail"."confidence" IS 'How sure that rule is, from 0 to 1';
COMMENT ON COLUMN "funding_detail"."fact_id" IS 'Row of funding';
COMMENT ON VIEW "mission_matrix" IS 'One row for each CPTS, a column for each mission of the agreement: true where a release states it, false where it states others only, null where no release states any.';
COMMENT ON COLUMN "mission_matrix"."name" IS 'CPTS as cpts_summary names it';
COMMENT ON COLUMN "mission_matrix"."cpts_key" IS 'The CPTS across releases: words of its name, and its département''s code';
COMMENT ON COLUMN "mission_matrix"."department" IS 'Département';
COMMENT ON COLUMN "mission_matrix"."medecin_traitant" IS 'Whether the mission medecin_traitant is stated';
COMMENT ON COLUMN "mission_matrix"."soins_non_programmes" IS 'Whether the mission soins_non_programmes is stated';
COMMENT ON COLUMN "mission_matrix"."parcours" IS 'Whether the mission parcours is stated';
COMMENT ON COLUMN "mission_matrix"."prevention" IS 'Whether the mission prevention is stated';
COMMENT ON COLUMN "mission_matrix"."crise" IS 'Whether the mission crise is stated';
COMMENT ON COLUMN "mission_matrix"."qualite" IS 'Whether the mission qualite is stated';
COMMENT ON COLUMN "mission_matrix"."accompagnement" IS 'Whether the mission accompagnement is stated';
COMMENT ON COLUMN "mission_matrix"."autre" IS 'Whether the mission autre is stated';
COMMENT ON VIEW "signature_timeline" IS 'One row for each month in which a CPTS signed. Left out: signatures of which only the year is known.';
COMMENT ON COLUMN "signature_timeline"."month" IS 'First day of the month';
COMMENT ON COLUMN "signature_timeline"."signatures" IS 'CPTS that signed in it';
COMMENT ON COLUMN "signature_timeline"."cumulative" IS 'CPTS that signed in it or before';
COMMENT ON COLUMN "signature_timeline"."population" IS 'Inhabitants of those that signed in it, where stated';
COMMENT ON COLUMN "signature_timeline"."cumulative_population" IS 'Inhabitants of those that signed in it or before, where stated';
COMMENT ON COLUMN "signature_timeline"."names" IS 'CPTS that signed in it';
INSERT INTO "warehouse" VALUES (1, '708010a6c5fd0ea3e7ec56729c2d6d228de15f4a737ce186f966ad206c86153f', ['warehouse.schema_version', 'warehouse.schema_digest', 'warehouse.columns', 'warehouse.project_version', 'warehouse.created_at', 'run.run_id', 'run.started_at', 'run.finished_at', 'run.project_version', 'run.fingerprint', 'run.paths', 'run.forced', 'run.added', 'run.changed', 'run.again', 'run.unchanged', 'run.failed', 'release.release_id', 'release.run_id', 'release.source', 'release.status', 'release.reason', 'release.lost', 'release.sha256', 'release.media', 'release.pages', 'release.kind', 'release.title', 'release.title_evidence_id', 'release.title_confidence', 'release.released', 'release.released_precision', 'release.released_first', 'release.released_evidence_id', 'release.released_confidence', 'release.text', 'release.extracted_at', 'release.fingerprint', 'release.project_version', 'cpts.cpts_id', 'cpts.release_id', 'cpts.position', 'cpts.subject', 'cpts.name', 'cpts.name_key', 'cpts.evidence_id', 'cpts.confidence', 'cpts_name.fact_id', 'cpts_name.release_id', 'cpts_name.cpts_id', 'cpts_name.name', 'cpts_name.is_alias', 'cpts_name.name_key', 'cpts_name.evidence_id', 'cpts_name.confidence', 'signature.fact_id', 'signature.release_id', 'signature.cpts_id', 'signature.date', 'signature.precision', 'signature.date_first', 'signature.place', 'signature.place_evidence_id', 'signature.place_confidence', 'signature.evidence_id', 'signature.confidence', 'founding.fact_id', 'founding.release_id', 'founding.cpts_id', 'founding.date', 'founding.precision', 'founding.date_first', 'founding.evidence_id', 'founding.confidence', 'population.fact_id', 'population.release_id', 'population.cpts_id', 'population.value', 'population.bound', 'population.value_max', 'population.evidence_id', 'population.confidence', 'commune_count.fact_id', 'commune_count.release_id', 'commune_count.cpts_id', 'commune_count.value', 'commune_count.evidence_id', 'commune_count.confidence', 'commune.fact_id', 'commune.release_id', 'commune.cpts_id', 'commune.position', 'commune.name', 'commune.insee', 'commune.within', 'commune.link_method', 'commune.vintage', 'commune.evidence_id', 'commune.confidence', 'epci.fact_id', 'epci.release_id', 'epci.cpts_id', 'epci.position', 'epci.name', 'epci.siren', 'epci.link_method', 'epci.vintage', 'epci.evidence_id', 'epci.confidence', 'department.fact_id', 'department.release_id', 'department.cpts_id', 'department.name', 'department.code', 'department.evidence_id', 'department.confidence', 'region.fact_id', 'region.release_id', 'region.cpts_id', 'region.name', 'region.code', 'region.evidence_id', 'region.confidence', 'professionals.fact_id', 'professionals.release_id', 'professionals.cpts_id', 'professionals.value', 'professionals.bound', 'professionals.value_max', 'professionals.evidence_id', 'professionals.confidence', 'member.fact_id', 'member.release_id', 'member.cpts_id', 'member.value', 'member.bound', 'member.value_max', 'member.evidence_id', 'member.confidence', 'size_class.fact_id', 'size_class.release_id', 'size_class.cpts_id', 'size_class.value', 'size_class.evidence_id', 'size_class.confidence', 'ordinal.fact_id', 'ordinal.release_id', 'ordinal.cpts_id', 'ordinal.rank', 'ordinal.scope', 'ordinal.evidence_id', 'ordinal.confidence', 'contract.fact_id', 'contract.release_id', 'contract.cpts_id', 'contract.years', 'contract.evidence_id', 'contract.confidence', 'funding.fact_id', 'funding.release_id', 'funding.cpts_id', 'funding.position', 'funding.amount', 'funding.amount_max', 'funding.bound', 'funding.purpose', 'funding.period', 'funding.payer', 'funding.evidence_id', 'funding.confidence', 'mission.fact_id', 'mission.release_id', 'mission.cpts_id', 'mission.position', 'mission.category', 'mission.level', 'mission.title', 'mission.items', 'mission.evidence_id', 'mission.confidence', 'aggregate.fact_id', 'aggregate.release_id', 'aggregate.position', 'aggregate.scope', 'aggregate.indicator', 'aggregate.value', 'aggregate.as_of', 'aggregate.as_of_first', 'aggregate.evidence_id', 'aggregate.confidence', 'mentioned.fact_id', 'mentioned.release_id', 'mentioned.position', 'mentioned.name', 'mentioned.name_key', 'mentioned.evidence_id', 'mentioned.confidence', 'warning.fact_id', 'warning.release_id', 'warning.position', 'warning.code', 'warning.message', 'warning.field', 'warning.evidence_id', 'warning.confidence', 'evidence.evidence_id', 'evidence.release_id', 'evidence.cpts_id', 'evidence.field', 'evidence.fact_id', 'evidence.rank', 'evidence.start', 'evidence.end', 'evidence.page', 'evidence.boxes', 'evidence.quotation', 'evidence.rule', 'evidence.confidence'], '0.2.0', TIMESTAMP '2026-11-26 02:40:42');
INSERT INTO "run" VALUES (1, TIMESTAMP '2026-11-26 02:40:42', TIMESTAMP '2026-11-26 02:40:48', '0.2.0', 'd0e30e87907e34701c2c628da643d3662478a0817044702602cd55006c19d40d', ['corpus/terres-d-auxois.txt', 'corpus/charente-2022.txt', 'corpus/littoral-sud-landes-2020.md'], false, 3, 0, 0, 0, 0);
INSERT INTO "release" VALUES ('d607e607e39a5cad', 1, 'corpus/terres-d-auxois.txt', 'ok', NULL, NULL, 'b413d23db11e1eb77b3c778d54b20d79ae514edfedec28b615ea2600159076a0', 'text', NULL, 'news', 'L''Auxois se dote d''une équipe de soins à sa taille', 'd607e607e39a5cad.title@0', 0.85, NULL, NULL, NULL, NULL, NULL, 'L''Auxois se dote d''une équipe de soins à sa taille

SEMUR-EN-AUXOIS. Il aura fallu bien des réunions en soirée, entre deux tournées. Le 6 juin, sous les applaudissements, les soignants du secteur ont acté la naissance de leur communauté professionnelle territoriale de santé, baptisée « Terres d''Auxois », en signant le contrat tripartite avec l''agence régionale de santé et l''Assurance maladie de la Côte-d''Or.

Le nom n''a pas été choisi au hasard : le périmètre reprend celui de la communauté de communes des Terres d''Auxois, avec ses soixante-seize communes et ses 16 325 habitants.

« Depuis dix ans, nous avons perdu la moitié de nos généralistes. Nous ne pouvions plus nous contenter de nous plaindre », confie l''une des fondatrices, sage-femme. Autour d''elle, une soixantaine de professionnels de santé ont rejoint le mouvement ; 34 ont déjà réglé leur adhésion à l''association.

Le programme tient en trois points. Le premier consiste à faciliter l''accès à un médecin traitant, notamment pour les 2 100 habitants qui en sont dépourvus. Le deuxième, à créer un parcours pour les enfants présentant un trouble du langage. Le troisième, à renforcer l''attractivité du territoire pour que de jeunes praticiens s''y installent.

Côté finances, 50 000 euros par an sont promis pour le fonctionnement. La mairie, elle, rappelle qu''elle consacre déjà 180 000 euros à la rénovation du cabinet dentaire.

Prochain rendez-vous public : une soirée d''information dans la salle polyvalente, où l''on attend 200 personnes.
', TIMESTAMP '2026-11-26 02:40:42', 'd0e30e87907e34701c2c628da643d3662478a0817044702602cd55006c19d40d', '0.2.0');
INSERT INTO "release" VALUES ('6bb8d793011c5f6d', 1, 'corpus/charente-2022.txt', 'ok', NULL, NULL, '6de5502aa10e872c565cef086f2605773a33cad9e73bec3689610844800bf85b', 'text', NULL, 'communique', 'La Charente désormais couverte par quatre CPTS', '6bb8d793011c5f6d.title@0', 0.85, '2022-10-24', 'day', DATE '2022-10-24', '6bb8d793011c5f6d.released@0', 0.93, 'Communiqué de presse

Angoulême, le 24 octobre 2022

La Charente désormais couverte par quatre CPTS

Avec la signature de l''accord conventionnel interprofessionnel (ACI) de la CPTS Ouest Charente, ce lundi 24 octobre à Cognac, l''agence régionale de santé Nouvelle-Aquitaine et la CPAM de la Charente comptent quatre communautés professionnelles territoriales de santé sous contrat en dehors de l''agglomération d''Angoulême.

Les quatre communautés

• CPTS Charente Limousine : ACI signé le 14 décembre 2020 ; 36 273 habitants, 58 communes ;
• CPTS du Sud Charente : ACI signé le 1er juillet 2021 ; 20.474 habitants, 40 communes ;
• CPTS du Ruffécois : ACI signé le 22/03/2022 ; 14 118 habitants, 32 communes ;
• CPTS Ouest Charente : ACI signé le 24 octobre 2022 ; 70821 habitants, 55 communes.

Zoom sur la dernière venue

La CPTS Ouest Charente réunit les 55 communes de Grand Cognac. Elle rassemble déjà 96 adhérents, sur les 540 professionnels de santé que compte son territoire. Relevant de la taille 2, elle percevra 60 000 € par an pour son fonctionnement.

Ses équipes ont retenu quatre missions :
• faciliter l''accès à un médecin traitant ;
• organiser les soins non programmés, en lien avec le service d''accès aux soins de la Charente ;
• construire un parcours pour les patients souffrant d''une addiction ;
• développer la prévention bucco-dentaire auprès des enfants de 6 à 12 ans.

Pourquoi se regrouper ?

Un médecin qui part en retraite, c''est en moyenne un millier de patients à orienter. Aucun cabinet ne peut y répondre seul. En se regroupant, les soignants mettent en commun leurs agendas, leurs outils et leurs idées, et disposent d''un secrétariat pour les aider. L''ARS et l''Assurance Maladie suivent chaque communauté tout au long de l''année et font avec elle un bilan à la date anniversaire de son contrat.

L''agglomération d''Angoulême, où vivent 141 000 personnes, travaille de son côté à son propre projet de santé ; la CPTS du Grand Angoulême a déposé sa lettre d''intention le 12 septembre 2022.

Et dans la région ?

La Nouvelle-Aquitaine compte 68 CPTS, qui couvrent 74 % de sa population. Au niveau national, le cap des 400 contrats signés a été franchi.

Contact presse : ███-██████@███████.███
', TIMESTAMP '2026-11-26 02:40:42', 'd0e30e87907e34701c2c628da643d3662478a0817044702602cd55006c19d40d', '0.2.0');
INSERT INTO "release" VALUES ('c577316beff23dbe', 1, 'corpus/littoral-sud-landes-2020.md', 'ok', NULL, NULL, 'e29a7d2de26cce45c5ec2455ffa7d5c0019737665a4dbcd5fba8fd89c880c74b', 'markdown', NULL, 'communique', 'Trente et une communes landaises réunies dans une même CPTS', 'c577316beff23dbe.title@0', 0.85, '2020-12-04', 'day', DATE '2020-12-04', 'c577316beff23dbe.released@0', 0.93, '# Trente et une communes landaises réunies dans une même CPTS

**Mont-de-Marsan, le 4 décembre 2020** · Communiqué de l''ARS Nouvelle-Aquitaine

**Mardi 1er décembre, à Saint-Vincent-de-Tyrosse**, les professionnels de santé de la **CPTS Littoral Sud Landes** ont officialisé leur union en signant un contrat tripartite avec la CPAM des Landes et l''ARS.

## Un vaste territoire

Avec **plus de 100 000 habitants** (100 618 précisément), la CPTS Littoral Sud Landes relève de la **taille 3**. Elle réunit quelque six cent cinquante professionnels de santé. Elle couvre deux intercommunalités :

### Maremne Adour Côte Sud (23 communes)

Angresse, Azur, Bénesse-Maremne, Capbreton, Josse, Labenne, Magescq, Messanges, Moliets-et-Maa, Orx, Saint-Geours-de-Maremne, Saint-Jean-de-Marsacq, Saint-Martin-de-Hinx, Ste-Marie-de-Gosse, Saint-Vincent-de-Tyrosse, Saubion, Saubrigues, Saubusse, Seignosse, Soorts-Hossegor, Soustons, Tosse et Vieux-Boucau-les-Bains.

### Seignanx (8 communes)

Biarrotte, Biaudos, Ondres, Saint-André-de-Seignanx, Saint-Barthélemy, Saint-Laurent-de-Gosse, Saint-Martin-de-Seignanx et Tarnos.

## Des moyens à la hauteur

- **75k€** par an pour le fonctionnement de la CPTS ;
- **160 000 €** versés dès la signature pour le démarrage de ses missions ;
- au total, **0,37 M€** au maximum chaque année si tous les objectifs sont atteints.

## Des missions déjà engagées

La CPTS s''attachera à **faciliter l''accès à un médecin traitant**, à **organiser la réponse aux soins non programmés** pendant l''afflux estival, à bâtir des **parcours pluriprofessionnels** (obésité de l''enfant, fin de vie à domicile) et à conduire des **actions de prévention** sur les risques solaires.

---

**Le saviez-vous ?** Une CPTS peut également s''investir dans des missions facultatives, comme la qualité des soins ou l''accueil des stagiaires. En Nouvelle-Aquitaine, 31 contrats de CPTS ont été signés depuis 2019.

Contact presse : ██████@███████.███
', TIMESTAMP '2026-11-26 02:40:42', 'd0e30e87907e34701c2c628da643d3662478a0817044702602cd55006c19d40d', '0.2.0');
INSERT INTO "cpts" VALUES ('d607e607e39a5cad.0', 'd607e607e39a5cad', 0, true, 'CPTS Terres d''Auxois', 'terres auxois', 'd607e607e39a5cad.0.name@0', 0.944);
INSERT INTO "cpts" VALUES ('6bb8d793011c5f6d.0', '6bb8d793011c5f6d', 0, true, 'CPTS Ouest Charente', 'ouest charente', '6bb8d793011c5f6d.0.name@0', 0.99);
INSERT INTO "cpts" VALUES ('6bb8d793011c5f6d.1', '6bb8d793011c5f6d', 1, false, 'CPTS Charente Limousine', 'charente limousine', '6bb8d793011c5f6d.1.name@0', 0.99);
INSERT INTO "cpts" VALUES ('6bb8d793011c5f6d.2', '6bb8d793011c5f6d', 2, false, 'CPTS du Sud Charente', 'sud charente', '6bb8d793011c5f6d.2.name@0', 0.99);
INSERT INTO "cpts" VALUES ('6bb8d793011c5f6d.3', '6bb8d793011c5f6d', 3, false, 'CPTS du Ruffécois', 'ruffecois', '6bb8d793011c5f6d.3.name@0', 0.99);
INSERT INTO "cpts" VALUES ('c577316beff23dbe.0', 'c577316beff23dbe', 0, true, 'CPTS Littoral Sud Landes', 'littoral sud landes', 'c577316beff23dbe.0.name@0', 0.969);
INSERT INTO "cpts_name" VALUES ('d607e607e39a5cad.0.name', 'd607e607e39a5cad', 'd607e607e39a5cad.0', 'CPTS Terres d''Auxois', false, 'terres auxois', 'd607e607e39a5cad.0.name@0', 0.944);
INSERT INTO "cpts_name" VALUES ('6bb8d793011c5f6d.0.name', '6bb8d793011c5f6d', '6bb8d793011c5f6d.0', 'CPTS Ouest Charente', false, 'ouest charente', '6bb8d793011c5f6d.0.name@0', 0.99);
INSERT INTO "cpts_name" VALUES ('6bb8d793011c5f6d.1.name', '6bb8d793011c5f6d', '6bb8d793011c5f6d.1', 'CPTS Charente Limousine', false, 'charente limousine', '6bb8d793011c5f6d.1.name@0', 0.99);
INSERT INTO "cpts_name" VALUES ('6bb8d793011c5f6d.2.name', '6bb8d793011c5f6d', '6bb8d793011c5f6d.2', 'CPTS du Sud Charente', false, 'sud charente', '6bb8d793011c5f6d.2.name@0', 0.99);
INSERT INTO "cpts_name" VALUES ('6bb8d793011c5f6d.3.name', '6bb8d793011c5f6d', '6bb8d793011c5f6d.3', 'CPTS du Ruffécois', false, 'ruffecois', '6bb8d793011c5f6d.3.name@0', 0.99);
INSERT INTO "cpts_name" VALUES ('c577316beff23dbe.0.name', 'c577316beff23dbe', 'c577316beff23dbe.0', 'CPTS Littoral Sud Landes', false, 'littoral sud landes', 'c577316beff23dbe.0.name@0', 0.969);
INSERT INTO "signature" VALUES ('6bb8d793011c5f6d.0.signature_date', '6bb8d793011c5f6d', '6bb8d793011c5f6d.0', '2022-10-24', 'day', DATE '2022-10-24', 'Cognac', '6bb8d793011c5f6d.0.signature_place@0', 0.924, '6bb8d793011c5f6d.0.signature_date@0', 0.99);
INSERT INTO "signature" VALUES ('6bb8d793011c5f6d.1.signature_date', '6bb8d793011c5f6d', '6bb8d793011c5f6d.1', '2020-12-14', 'day', DATE '2020-12-14', NULL, NULL, NULL, '6bb8d793011c5f6d.1.signature_date@0', 0.99);
INSERT INTO "signature" VALUES ('6bb8d793011c5f6d.2.signature_date', '6bb8d793011c5f6d', '6bb8d793011c5f6d.2', '2021-07-01', 'day', DATE '2021-07-01', NULL, NULL, NULL, '6bb8d793011c5f6d.2.signature_date@0', 0.99);
INSERT INTO "signature" VALUES ('6bb8d793011c5f6d.3.signature_date', '6bb8d793011c5f6d', '6bb8d793011c5f6d.3', '2022-03-22', 'day', DATE '2022-03-22', NULL, NULL, NULL, '6bb8d793011c5f6d.3.signature_date@0', 0.99);
INSERT INTO "signature" VALUES ('c577316beff23dbe.0.signature_date', 'c577316beff23dbe', 'c577316beff23dbe.0', '2020-12-01', 'day', DATE '2020-12-01', 'Saint-Vincent-de-Tyrosse', 'c577316beff23dbe.0.signature_place@0', 0.915, 'c577316beff23dbe.0.signature_date@0', 0.936);
INSERT INTO "population" VALUES ('d607e607e39a5cad.0.population', 'd607e607e39a5cad', 'd607e607e39a5cad.0', 16325, 'exact', NULL, 'd607e607e39a5cad.0.population@0', 0.976);
INSERT INTO "population" VALUES ('6bb8d793011c5f6d.0.population', '6bb8d793011c5f6d', '6bb8d793011c5f6d.0', 70821, 'exact', NULL, '6bb8d793011c5f6d.0.population@0', 0.979);
INSERT INTO "population" VALUES ('6bb8d793011c5f6d.1.population', '6bb8d793011c5f6d', '6bb8d793011c5f6d.1', 36273, 'exact', NULL, '6bb8d793011c5f6d.1.population@0', 0.979);
INSERT INTO "population" VALUES ('6bb8d793011c5f6d.2.population', '6bb8d793011c5f6d', '6bb8d793011c5f6d.2', 20474, 'exact', NULL, '6bb8d793011c5f6d.2.population@0', 0.979);
INSERT INTO "population" VALUES ('6bb8d793011c5f6d.3.population', '6bb8d793011c5f6d', '6bb8d793011c5f6d.3', 14118, 'exact', NULL, '6bb8d793011c5f6d.3.population@0', 0.979);
INSERT INTO "population" VALUES ('c577316beff23dbe.0.population', 'c577316beff23dbe', 'c577316beff23dbe.0', 100618, 'exact', NULL, 'c577316beff23dbe.0.population@0', 0.943);
INSERT INTO "commune_count" VALUES ('d607e607e39a5cad.0.commune_count', 'd607e607e39a5cad', 'd607e607e39a5cad.0', 76, 'd607e607e39a5cad.0.commune_count@0', 0.96);
INSERT INTO "commune_count" VALUES ('6bb8d793011c5f6d.0.commune_count', '6bb8d793011c5f6d', '6bb8d793011c5f6d.0', 55, '6bb8d793011c5f6d.0.commune_count@0', 0.99);
INSERT INTO "commune_count" VALUES ('6bb8d793011c5f6d.1.commune_count', '6bb8d793011c5f6d', '6bb8d793011c5f6d.1', 58, '6bb8d793011c5f6d.1.commune_count@0', 0.983);
INSERT INTO "commune_count" VALUES ('6bb8d793011c5f6d.2.commune_count', '6bb8d793011c5f6d', '6bb8d793011c5f6d.2', 40, '6bb8d793011c5f6d.2.commune_count@0', 0.983);
INSERT INTO "commune_count" VALUES ('6bb8d793011c5f6d.3.commune_count', '6bb8d793011c5f6d', '6bb8d793011c5f6d.3', 32, '6bb8d793011c5f6d.3.commune_count@0', 0.983);
INSERT INTO "commune_count" VALUES ('c577316beff23dbe.0.commune_count', 'c577316beff23dbe', 'c577316beff23dbe.0', 31, 'c577316beff23dbe.0.commune_count@0', 0.977);
INSERT INTO "commune" VALUES ('c577316beff23dbe.0.communes.0', 'c577316beff23dbe', 'c577316beff23dbe.0', 0, 'Angresse', '40004', '40004', 'exact', 2019, 'c577316beff23dbe.0.communes.0@0', 0.971);
INSERT INTO "commune" VALUES ('c577316beff23dbe.0.communes.1', 'c577316beff23dbe', 'c577316beff23dbe.0', 1, 'Azur', '40021', '40021', 'exact', 2019, 'c577316beff23dbe.0.communes.1@0', 0.971);
INSERT INTO "commune" VALUES ('c577316beff23dbe.0.communes.2', 'c577316beff23dbe', 'c577316beff23dbe.0', 2, 'Bénesse-Maremne', '40036', '40036', 'exact', 2019, 'c577316beff23dbe.0.communes.2@0', 0.971);
INSERT INTO "commune" VALUES ('c577316beff23dbe.0.communes.3', 'c577316beff23dbe', 'c577316beff23dbe.0', 3, 'Capbreton', '40065', '40065', 'exact', 2019, 'c577316beff23dbe.0.communes.3@0', 0.971);
INSERT INTO "commune" VALUES ('c577316beff23dbe.0.communes.4', 'c577316beff23dbe', 'c577316beff23dbe.0', 4, 'Josse', '40129', '40129', 'exact', 2019, 'c577316beff23dbe.0.communes.4@0', 0.971);
INSERT INTO "commune" VALUES ('c577316beff23dbe.0.communes.5', 'c577316beff23dbe', 'c577316beff23dbe.0', 5, 'Labenne', '40133', '40133', 'exact', 2019, 'c577316beff23dbe.0.communes.5@0', 0.971);
INSERT INTO "commune" VALUES ('c577316beff23dbe.0.communes.6', 'c577316beff23dbe', 'c577316beff23dbe.0', 6, 'Magescq', '40168', '40168', 'exact', 2019, 'c577316beff23dbe.0.communes.6@0', 0.971);
INSERT INTO "commune" VALUES ('c577316beff23dbe.0.communes.7', 'c577316beff23dbe', 'c577316beff23dbe.0', 7, 'Messanges', '40181', '40181', 'exact', 2019, 'c577316beff23dbe.0.communes.7@0', 0.971);
INSERT INTO "commune" VALUES ('c577316beff23dbe.0.communes.8', 'c577316beff23dbe', 'c577316beff23dbe.0', 8, 'Moliets-et-Maa', '40187', '40187', 'exact', 2019, 'c577316beff23dbe.0.communes.8@0', 0.971);
INSERT INTO "commune" VALUES ('c577316beff23dbe.0.communes.9', 'c577316beff23dbe', 'c577316beff23dbe.0', 9, 'Orx', '40213', '40213', 'exact', 2019, 'c577316beff23dbe.0.communes.9@0', 0.971);
INSERT INTO "commune" VALUES ('c577316beff23dbe.0.communes.10', 'c577316beff23dbe', 'c577316beff23dbe.0', 10, 'Saint-Geours-de-Maremne', '40261', '40261', 'exact', 2019, 'c577316beff23dbe.0.communes.10@0', 0.971);
INSERT INTO "commune" VALUES ('c577316beff23dbe.0.communes.11', 'c577316beff23dbe', 'c577316beff23dbe.0', 11, 'Saint-Jean-de-Marsacq', '40264', '40264', 'exact', 2019, 'c577316beff23dbe.0.communes.11@0', 0.971);
INSERT INTO "commune" VALUES ('c577316beff23dbe.0.communes.12', 'c577316beff23dbe', 'c577316beff23dbe.0', 12, 'Saint-Martin-de-Hinx', '40272', '40272', 'exact', 2019, 'c577316beff23dbe.0.communes.12@0', 0.971);
INSERT INTO "commune" VALUES ('c577316beff23dbe.0.communes.13', 'c577316beff23dbe', 'c577316beff23dbe.0', 13, 'Sainte-Marie-de-Gosse', '40271', '40271', 'exact', 2019, 'c577316beff23dbe.0.communes.13@0', 0.971);
INSERT INTO "commune" VALUES ('c577316beff23dbe.0.communes.14', 'c577316beff23dbe', 'c577316beff23dbe.0', 14, 'Saint-Vincent-de-Tyrosse', '40284', '40284', 'exact', 2019, 'c577316beff23dbe.0.communes.14@0', 0.971);
INSERT INTO "commune" VALUES ('c577316beff23dbe.0.communes.15', 'c577316beff23dbe', 'c577316beff23dbe.0', 15, 'Saubion', '40291', '40291', 'exact', 2019, 'c577316beff23dbe.0.communes.15@0', 0.971);
INSERT INTO "commune" VALUES ('c577316beff23dbe.0.communes.16', 'c577316beff23dbe', 'c577316beff23dbe.0', 16, 'Saubrigues', '40292', '40292', 'exact', 2019, 'c577316beff23dbe.0.communes.16@0', 0.971);
INSERT INTO "commune" VALUES ('c577316beff23dbe.0.communes.17', 'c577316beff23dbe', 'c577316beff23dbe.0', 17, 'Saubusse', '40293', '40293', 'exact', 2019, 'c577316beff23dbe.0.communes.17@0', 0.971);
INSERT INTO "commune" VALUES ('c577316beff23dbe.0.communes.18', 'c577316beff23dbe', 'c577316beff23dbe.0', 18, 'Seignosse', '40296', '40296', 'exact', 2019, 'c577316beff23dbe.0.communes.18@0', 0.971);
INSERT INTO "commune" VALUES ('c577316beff23dbe.0.communes.19', 'c577316beff23dbe', 'c577316beff23dbe.0', 19, 'Soorts-Hossegor', '40304', '40304', 'exact', 2019, 'c577316beff23dbe.0.communes.19@0', 0.971);
INSERT INTO "commune" VALUES ('c577316beff23dbe.0.communes.20', 'c577316beff23dbe', 'c577316beff23dbe.0', 20, 'Soustons', '40310', '40310', 'exact', 2019, 'c577316beff23dbe.0.communes.20@0', 0.971);
INSERT INTO "commune" VALUES ('c577316beff23dbe.0.communes.21', 'c577316beff23dbe', 'c577316beff23dbe.0', 21, 'Tosse', '40317', '40317', 'exact', 2019, 'c577316beff23dbe.0.communes.21@0', 0.971);
INSERT INTO "commune" VALUES ('c577316beff23dbe.0.communes.22', 'c577316beff23dbe', 'c577316beff23dbe.0', 22, 'Vieux-Boucau-les-Bains', '40328', '40328', 'exact', 2019, 'c577316beff23dbe.0.communes.22@0', 0.971);
INSERT INTO "commune" VALUES ('c577316beff23dbe.0.communes.23', 'c577316beff23dbe', 'c577316beff23dbe.0', 23, 'Biarrotte', '40042', '40042', 'exact', 2019, 'c577316beff23dbe.0.communes.23@0', 0.971);
INSERT INTO "commune" VALUES ('c577316beff23dbe.0.communes.24', 'c577316beff23dbe', 'c577316beff23dbe.0', 24, 'Biaudos', '40044', '40044', 'exact', 2019, 'c577316beff23dbe.0.communes.24@0', 0.971);
INSERT INTO "commune" VALUES ('c577316beff23dbe.0.communes.25', 'c577316beff23dbe', 'c577316beff23dbe.0', 25, 'Ondres', '40209', '40209', 'exact', 2019, 'c577316beff23dbe.0.communes.25@0', 0.971);
INSERT INTO "commune" VALUES ('c577316beff23dbe.0.communes.26', 'c577316beff23dbe', 'c577316beff23dbe.0', 26, 'Saint-André-de-Seignanx', '40248', '40248', 'exact', 2019, 'c577316beff23dbe.0.communes.26@0', 0.971);
INSERT INTO "commune" VALUES ('c577316beff23dbe.0.communes.27', 'c577316beff23dbe', 'c577316beff23dbe.0', 27, 'Saint-Barthélemy', '40251', '40251', 'exact', 2019, 'c577316beff23dbe.0.communes.27@0', 0.971);
INSERT INTO "commune" VALUES ('c577316beff23dbe.0.communes.28', 'c577316beff23dbe', 'c577316beff23dbe.0', 28, 'Saint-Laurent-de-Gosse', '40268', '40268', 'exact', 2019, 'c577316beff23dbe.0.communes.28@0', 0.971);
INSERT INTO "commune" VALUES ('c577316beff23dbe.0.communes.29', 'c577316beff23dbe', 'c577316beff23dbe.0', 29, 'Saint-Martin-de-Seignanx', '40273', '40273', 'exact', 2019, 'c577316beff23dbe.0.communes.29@0', 0.971);
INSERT INTO "commune" VALUES ('c577316beff23dbe.0.communes.30', 'c577316beff23dbe', 'c577316beff23dbe.0', 30, 'Tarnos', '40312', '40312', 'exact', 2019, 'c577316beff23dbe.0.communes.30@0', 0.971);
INSERT INTO "epci" VALUES ('d607e607e39a5cad.0.epcis.0', 'd607e607e39a5cad', 'd607e607e39a5cad.0', 0, 'Terres d''Auxois', '200071017', 'normalised', 2026, 'd607e607e39a5cad.0.epcis.0@0', 0.974);
INSERT INTO "epci" VALUES ('6bb8d793011c5f6d.0.epcis.0', '6bb8d793011c5f6d', '6bb8d793011c5f6d.0', 0, 'Grand Cognac', '200070514', 'normalised', 2022, '6bb8d793011c5f6d.0.epcis.0@0', 0.949);
INSERT INTO "epci" VALUES ('c577316beff23dbe.0.epcis.0', 'c577316beff23dbe', 'c577316beff23dbe.0', 0, 'Maremne Adour Côte Sud', '244000865', 'normalised', 2020, 'c577316beff23dbe.0.epcis.0@0', 0.99);
INSERT INTO "epci" VALUES ('c577316beff23dbe.0.epcis.1', 'c577316beff23dbe', 'c577316beff23dbe.0', 1, 'Seignanx', '244000659', 'normalised', 2020, 'c577316beff23dbe.0.epcis.1@0', 0.99);
INSERT INTO "department" VALUES ('d607e607e39a5cad.0.department', 'd607e607e39a5cad', 'd607e607e39a5cad.0', 'Côte-d''Or', '21', 'd607e607e39a5cad.0.department@0', 0.938);
INSERT INTO "department" VALUES ('6bb8d793011c5f6d.0.department', '6bb8d793011c5f6d', '6bb8d793011c5f6d.0', 'Charente', '16', '6bb8d793011c5f6d.0.department@0', 0.971);
INSERT INTO "department" VALUES ('6bb8d793011c5f6d.1.department', '6bb8d793011c5f6d', '6bb8d793011c5f6d.1', 'Charente', '16', '6bb8d793011c5f6d.1.department@0', 0.946);
INSERT INTO "department" VALUES ('6bb8d793011c5f6d.2.department', '6bb8d793011c5f6d', '6bb8d793011c5f6d.2', 'Charente', '16', '6bb8d793011c5f6d.2.department@0', 0.946);
INSERT INTO "department" VALUES ('6bb8d793011c5f6d.3.department', '6bb8d793011c5f6d', '6bb8d793011c5f6d.3', 'Charente', '16', '6bb8d793011c5f6d.3.department@0', 0.946);
INSERT INTO "department" VALUES ('c577316beff23dbe.0.department', 'c577316beff23dbe', 'c577316beff23dbe.0', 'Landes', '40', 'c577316beff23dbe.0.department@0', 0.938);
INSERT INTO "region" VALUES ('6bb8d793011c5f6d.0.region', '6bb8d793011c5f6d', '6bb8d793011c5f6d.0', 'Nouvelle-Aquitaine', '75', '6bb8d793011c5f6d.0.region@0', 0.933);
INSERT INTO "region" VALUES ('6bb8d793011c5f6d.1.region', '6bb8d793011c5f6d', '6bb8d793011c5f6d.1', 'Nouvelle-Aquitaine', '75', '6bb8d793011c5f6d.1.region@0', 0.933);
INSERT INTO "region" VALUES ('6bb8d793011c5f6d.2.region', '6bb8d793011c5f6d', '6bb8d793011c5f6d.2', 'Nouvelle-Aquitaine', '75', '6bb8d793011c5f6d.2.region@0', 0.933);
INSERT INTO "region" VALUES ('6bb8d793011c5f6d.3.region', '6bb8d793011c5f6d', '6bb8d793011c5f6d.3', 'Nouvelle-Aquitaine', '75', '6bb8d793011c5f6d.3.region@0', 0.933);
INSERT INTO "region" VALUES ('c577316beff23dbe.0.region', 'c577316beff23dbe', 'c577316beff23dbe.0', 'Nouvelle-Aquitaine', '75', 'c577316beff23dbe.0.region@0', 0.967);
INSERT INTO "professionals" VALUES ('d607e607e39a5cad.0.professionals', 'd607e607e39a5cad', 'd607e607e39a5cad.0', 60, 'about', NULL, 'd607e607e39a5cad.0.professionals@0', 0.968);
INSERT INTO "professionals" VALUES ('6bb8d793011c5f6d.0.professionals', '6bb8d793011c5f6d', '6bb8d793011c5f6d.0', 540, 'exact', NULL, '6bb8d793011c5f6d.0.professionals@0', 0.964);
INSERT INTO "professionals" VALUES ('c577316beff23dbe.0.professionals', 'c577316beff23dbe', 'c577316beff23dbe.0', 650, 'about', NULL, 'c577316beff23dbe.0.professionals@0', 0.96);
INSERT INTO "member" VALUES ('d607e607e39a5cad.0.members', 'd607e607e39a5cad', 'd607e607e39a5cad.0', 34, 'exact', NULL, 'd607e607e39a5cad.0.members@0', 0.915);
INSERT INTO "member" VALUES ('6bb8d793011c5f6d.0.members', '6bb8d793011c5f6d', '6bb8d793011c5f6d.0', 96, 'exact', NULL, '6bb8d793011c5f6d.0.members@0', 0.946);
INSERT INTO "size_class" VALUES ('6bb8d793011c5f6d.0.size_class', '6bb8d793011c5f6d', '6bb8d793011c5f6d.0', 2, '6bb8d793011c5f6d.0.size_class@0', 0.967);
INSERT INTO "size_class" VALUES ('c577316beff23dbe.0.size_class', 'c577316beff23dbe', 'c577316beff23dbe.0', 3, 'c577316beff23dbe.0.size_class@0', 0.954);
INSERT INTO "funding" VALUES ('d607e607e39a5cad.0.funding.0', 'd607e607e39a5cad', 'd607e607e39a5cad.0', 0, 50000, NULL, 'exact', 'operation', 'year', NULL, 'd607e607e39a5cad.0.funding.0@0', 0.946);
INSERT INTO "funding" VALUES ('d607e607e39a5cad.scheme_funding.0', 'd607e607e39a5cad', NULL, 0, 180000, NULL, 'exact', 'other', NULL, NULL, 'd607e607e39a5cad.scheme_funding.0@0', 0.875);
INSERT INTO "funding" VALUES ('6bb8d793011c5f6d.0.funding.0', '6bb8d793011c5f6d', '6bb8d793011c5f6d.0', 0, 60000, NULL, 'exact', 'operation', 'year', NULL, '6bb8d793011c5f6d.0.funding.0@0', 0.953);
INSERT INTO "funding" VALUES ('c577316beff23dbe.0.funding.0', 'c577316beff23dbe', 'c577316beff23dbe.0', 0, 75000, NULL, 'exact', 'operation', 'year', NULL, 'c577316beff23dbe.0.funding.0@0', 0.981);
INSERT INTO "funding" VALUES ('c577316beff23dbe.0.funding.1', 'c577316beff23dbe', 'c577316beff23dbe.0', 1, 160000, NULL, 'exact', 'startup', 'once', NULL, 'c577316beff23dbe.0.funding.1@0', 0.981);
INSERT INTO "funding" VALUES ('c577316beff23dbe.0.funding.2', 'c577316beff23dbe', 'c577316beff23dbe.0', 2, 370000, NULL, 'at_most', 'total', 'year', NULL, 'c577316beff23dbe.0.funding.2@0', 0.987);
INSERT INTO "mission" VALUES ('d607e607e39a5cad.0.missions.0', 'd607e607e39a5cad', 'd607e607e39a5cad.0', 0, 'medecin_traitant', NULL, 'accès à un médecin traitant', [], 'd607e607e39a5cad.0.missions.0@0', 0.934);
INSERT INTO "mission" VALUES ('d607e607e39a5cad.0.missions.1', 'd607e607e39a5cad', 'd607e607e39a5cad.0', 1, 'parcours', NULL, 'Le deuxième, à créer un parcours pour les enfants présentant un trouble du langage', [], 'd607e607e39a5cad.0.missions.1@0', 0.925);
INSERT INTO "mission" VALUES ('d607e607e39a5cad.0.missions.2', 'd607e607e39a5cad', 'd607e607e39a5cad.0', 2, 'accompagnement', NULL, 'attractivité', [], 'd607e607e39a5cad.0.missions.2@0', 0.929);
INSERT INTO "mission" VALUES ('6bb8d793011c5f6d.0.missions.0', '6bb8d793011c5f6d', '6bb8d793011c5f6d.0', 0, 'medecin_traitant', NULL, 'faciliter l''accès à un médecin traitant', [], '6bb8d793011c5f6d.0.missions.0@0', 0.985);
INSERT INTO "mission" VALUES ('6bb8d793011c5f6d.0.missions.1', '6bb8d793011c5f6d', '6bb8d793011c5f6d.0', 1, 'soins_non_programmes', NULL, 'organiser les soins non programmés', [], '6bb8d793011c5f6d.0.missions.1@0', 0.985);
INSERT INTO "mission" VALUES ('6bb8d793011c5f6d.0.missions.2', '6bb8d793011c5f6d', '6bb8d793011c5f6d.0', 2, 'parcours', NULL, 'construire un parcours pour les patients souffrant d''une addiction', [], '6bb8d793011c5f6d.0.missions.2@0', 0.97);
INSERT INTO "mission" VALUES ('6bb8d793011c5f6d.0.missions.3', '6bb8d793011c5f6d', '6bb8d793011c5f6d.0', 3, 'prevention', NULL, 'développer la prévention bucco-dentaire auprès des enfants de 6 à 12 ans', [], '6bb8d793011c5f6d.0.missions.3@0', 0.977);
INSERT INTO "mission" VALUES ('c577316beff23dbe.0.missions.0', 'c577316beff23dbe', 'c577316beff23dbe.0', 0, 'medecin_traitant', NULL, 'accès à un médecin traitant', [], 'c577316beff23dbe.0.missions.0@0', 0.934);
INSERT INTO "mission" VALUES ('c577316beff23dbe.0.missions.1', 'c577316beff23dbe', 'c577316beff23dbe.0', 1, 'soins_non_programmes', NULL, 'soins non programmés', [], 'c577316beff23dbe.0.missions.1@0', 0.934);
INSERT INTO "mission" VALUES ('c577316beff23dbe.0.missions.2', 'c577316beff23dbe', 'c577316beff23dbe.0', 2, 'parcours', NULL, 'bâtir des parcours pluriprofessionnels', ['obésité de l''enfant', 'fin de vie à domicile'], 'c577316beff23dbe.0.missions.2@0', 0.925);
INSERT INTO "mission" VALUES ('c577316beff23dbe.0.missions.3', 'c577316beff23dbe', 'c577316beff23dbe.0', 3, 'prevention', NULL, 'actions de prévention', [], 'c577316beff23dbe.0.missions.3@0', 0.925);
INSERT INTO "aggregate" VALUES ('6bb8d793011c5f6d.aggregates.0', '6bb8d793011c5f6d', 0, 'Charente', 'cpts_count', 4.0, NULL, NULL, '6bb8d793011c5f6d.aggregates.0@0', 0.959);
INSERT INTO "aggregate" VALUES ('6bb8d793011c5f6d.aggregates.1', '6bb8d793011c5f6d', 1, 'Charente', 'contracts_signed', 4.0, NULL, NULL, '6bb8d793011c5f6d.aggregates.1@0', 0.935);
INSERT INTO "aggregate" VALUES ('6bb8d793011c5f6d.aggregates.2', '6bb8d793011c5f6d', 2, 'Charente', 'cpts_count', 55.0, NULL, NULL, '6bb8d793011c5f6d.aggregates.2@0', 0.918);
INSERT INTO "aggregate" VALUES ('6bb8d793011c5f6d.aggregates.3', '6bb8d793011c5f6d', 3, 'Nouvelle-Aquitaine', 'cpts_count', 68.0, NULL, NULL, '6bb8d793011c5f6d.aggregates.3@0', 0.935);
INSERT INTO "aggregate" VALUES ('6bb8d793011c5f6d.aggregates.4', '6bb8d793011c5f6d', 4, 'Nouvelle-Aquitaine', 'population_share_percent', 74.0, NULL, NULL, '6bb8d793011c5f6d.aggregates.4@0', 0.935);
INSERT INTO "aggregate" VALUES ('6bb8d793011c5f6d.aggregates.5', '6bb8d793011c5f6d', 5, 'France', 'contracts_signed', 400.0, NULL, NULL, '6bb8d793011c5f6d.aggregates.5@0', 0.944);
INSERT INTO "aggregate" VALUES ('c577316beff23dbe.aggregates.0', 'c577316beff23dbe', 0, 'Landes', 'cpts_count', 650.0, NULL, NULL, 'c577316beff23dbe.aggregates.0@0', 0.935);
INSERT INTO "aggregate" VALUES ('c577316beff23dbe.aggregates.1', 'c577316beff23dbe', 1, 'Nouvelle-Aquitaine', 'contracts_signed', 31.0, '2019', DATE '2019-01-01', 'c577316beff23dbe.aggregates.1@0', 0.952);
INSERT INTO "mentioned" VALUES ('6bb8d793011c5f6d.mentioned.0', '6bb8d793011c5f6d', 0, 'CPTS du Grand Angoulême', 'grand angouleme', '6bb8d793011c5f6d.mentioned.0@0', 0.951);
INSERT INTO "warning" VALUES ('d607e607e39a5cad.warnings.0', 'd607e607e39a5cad', 0, 'date_without_year', '“6 juin, sous les applaudissements, les soignants du secteur ont acté la naissance de leur communauté professionnelle territoriale de santé”: the year is not stated, and nothing sure gives it', 'signature_date', 'd607e607e39a5cad.warnings.0@0', 0.942);
INSERT INTO "warning" VALUES ('d607e607e39a5cad.warnings.1', 'd607e607e39a5cad', 1, 'contradiction', 'members: the text also says 60; 34 is better supported', 'members', 'd607e607e39a5cad.warnings.1@0', 0.8);
INSERT INTO "evidence" VALUES ('d607e607e39a5cad.title@0', 'd607e607e39a5cad', NULL, 'title', 'd607e607e39a5cad.title', 0, 0, 50, NULL, [], 'L''Auxois se dote d''une équipe de soins à sa taille', 'title.first-heading', 0.85);
INSERT INTO "evidence" VALUES ('d607e607e39a5cad.scheme_funding.0@0', 'd607e607e39a5cad', NULL, 'scheme_funding.0', 'd607e607e39a5cad.scheme_funding.0', 0, 1349, 1362, NULL, [], '180 000 euros', 'funding.of-somebody-else', 0.875);
INSERT INTO "evidence" VALUES ('d607e607e39a5cad.warnings.0@0', 'd607e607e39a5cad', NULL, 'warnings.0', 'd607e607e39a5cad.warnings.0', 0, 136, 274, NULL, [], '6 juin, sous les applaudissements, les soignants du secteur ont acté la naissance de leur communauté professionnelle territoriale de santé', 'signature.birth-by-signature', 0.942);
INSERT INTO "evidence" VALUES ('d607e607e39a5cad.warnings.1@0', 'd607e607e39a5cad', NULL, 'warnings.1', 'd607e607e39a5cad.warnings.1', 0, 767, 821, NULL, [], 'une soixantaine de professionnels de santé ont rejoint', 'members.who-came-in', 0.8);
INSERT INTO "evidence" VALUES ('d607e607e39a5cad.0.name@0', 'd607e607e39a5cad', 'd607e607e39a5cad.0', 'name', 'd607e607e39a5cad.0.name', 0, 285, 304, NULL, [], '« Terres d''Auxois »', 'names.baptised', 0.944);
INSERT INTO "evidence" VALUES ('d607e607e39a5cad.0.population@0', 'd607e607e39a5cad', 'd607e607e39a5cad.0', 'population', 'd607e607e39a5cad.0.population', 0, 568, 584, NULL, [], '16 325 habitants', 'population.count-of-inhabitants', 0.976);
INSERT INTO "evidence" VALUES ('d607e607e39a5cad.0.commune_count@0', 'd607e607e39a5cad', 'd607e607e39a5cad.0', 'commune_count', 'd607e607e39a5cad.0.commune_count', 0, 537, 560, NULL, [], 'soixante-seize communes', 'communes.count', 0.96);
INSERT INTO "evidence" VALUES ('d607e607e39a5cad.0.professionals@0', 'd607e607e39a5cad', 'd607e607e39a5cad.0', 'professionals', 'd607e607e39a5cad.0.professionals', 0, 767, 800, NULL, [], 'une soixantaine de professionnels', 'professionals.count', 0.968);
INSERT INTO "evidence" VALUES ('d607e607e39a5cad.0.members@0', 'd607e607e39a5cad', 'd607e607e39a5cad.0', 'members', 'd607e607e39a5cad.0.members', 0, 837, 868, NULL, [], '34 ont déjà réglé leur adhésion', 'members.who-joined', 0.915);
INSERT INTO "evidence" VALUES ('d607e607e39a5cad.0.epcis.0@0', 'd607e607e39a5cad', 'd607e607e39a5cad.0', 'epcis.0', 'd607e607e39a5cad.0.epcis.0', 0, 511, 526, NULL, [], 'Terres d''Auxois', 'epcis.official', 0.974);
INSERT INTO "evidence" VALUES ('d607e607e39a5cad.0.missions.0@0', 'd607e607e39a5cad', 'd607e607e39a5cad.0', 'missions.0', 'd607e607e39a5cad.0.missions.0', 0, 957, 984, NULL, [], 'accès à un médecin traitant', 'missions.doctor', 0.934);
INSERT INTO "evidence" VALUES ('d607e607e39a5cad.0.missions.1@0', 'd607e607e39a5cad', 'd607e607e39a5cad.0', 'missions.1', 'd607e607e39a5cad.0.missions.1', 0, 1059, 1076, NULL, [], 'créer un parcours', 'missions.pathways', 0.925);
INSERT INTO "evidence" VALUES ('d607e607e39a5cad.0.missions.2@0', 'd607e607e39a5cad', 'd607e607e39a5cad.0', 'missions.2', 'd607e607e39a5cad.0.missions.2', 0, 1156, 1168, NULL, [], 'attractivité', 'missions.support', 0.929);
INSERT INTO "evidence" VALUES ('d607e607e39a5cad.0.funding.0@0', 'd607e607e39a5cad', 'd607e607e39a5cad.0', 'funding.0', 'd607e607e39a5cad.0.funding.0', 0, 1245, 1299, NULL, [], '50 000 euros par an sont promis pour le fonctionnement', 'funding.operation', 0.946);
INSERT INTO "evidence" VALUES ('d607e607e39a5cad.0.department@0', 'd607e607e39a5cad', 'd607e607e39a5cad.0', 'department', 'd607e607e39a5cad.0.department', 0, 377, 410, NULL, [], 'Assurance maladie de la Côte-d''Or', 'areas.department-of-the-fund', 0.938);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.title@0', '6bb8d793011c5f6d', NULL, 'title', '6bb8d793011c5f6d.title', 0, 53, 99, NULL, [], 'La Charente désormais couverte par quatre CPTS', 'title.first-heading', 0.85);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.released@0', '6bb8d793011c5f6d', NULL, 'released', '6bb8d793011c5f6d.released', 0, 22, 51, NULL, [], 'Angoulême, le 24 octobre 2022', 'released.dateline', 0.93);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.mentioned.0@0', '6bb8d793011c5f6d', NULL, 'mentioned.0', '6bb8d793011c5f6d.mentioned.0', 0, 1943, 1966, NULL, [], 'CPTS du Grand Angoulême', 'names.behind-the-word', 0.951);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.aggregates.0@0', '6bb8d793011c5f6d', NULL, 'aggregates.0', '6bb8d793011c5f6d.aggregates.0', 0, 88, 99, NULL, [], 'quatre CPTS', 'aggregates.cpts-count', 0.959);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.aggregates.1@0', '6bb8d793011c5f6d', NULL, 'aggregates.1', '6bb8d793011c5f6d.aggregates.1', 0, 309, 380, NULL, [], 'quatre communautés professionnelles territoriales de santé sous contrat', 'aggregates.contracts-signed', 0.935);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.aggregates.2@0', '6bb8d793011c5f6d', NULL, 'aggregates.2', '6bb8d793011c5f6d.aggregates.2', 0, 846, 859, NULL, [], 'réunit les 55', 'aggregates.cpts-count', 0.918);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.aggregates.3@0', '6bb8d793011c5f6d', NULL, 'aggregates.3', '6bb8d793011c5f6d.aggregates.3', 0, 2064, 2073, NULL, [], 'compte 68', 'aggregates.cpts-count', 0.935);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.aggregates.4@0', '6bb8d793011c5f6d', NULL, 'aggregates.4', '6bb8d793011c5f6d.aggregates.4', 0, 2084, 2097, NULL, [], 'couvrent 74 %', 'aggregates.share-of-population', 0.935);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.aggregates.5@0', '6bb8d793011c5f6d', NULL, 'aggregates.5', '6bb8d793011c5f6d.aggregates.5', 0, 2147, 2159, NULL, [], '400 contrats', 'aggregates.contracts-signed', 0.944);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.0.name@0', '6bb8d793011c5f6d', '6bb8d793011c5f6d.0', 'name', '6bb8d793011c5f6d.0.name', 0, 176, 195, NULL, [], 'CPTS Ouest Charente', 'names.behind-the-word', 0.99);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.0.name@1', '6bb8d793011c5f6d', '6bb8d793011c5f6d.0', 'name', '6bb8d793011c5f6d.0.name', 1, 711, 730, NULL, [], 'CPTS Ouest Charente', 'names.behind-the-word', 0.99);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.0.name@2', '6bb8d793011c5f6d', '6bb8d793011c5f6d.0', 'name', '6bb8d793011c5f6d.0.name', 2, 826, 845, NULL, [], 'CPTS Ouest Charente', 'names.behind-the-word', 0.944);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.0.signature_date@0', '6bb8d793011c5f6d', '6bb8d793011c5f6d.0', 'signature_date', '6bb8d793011c5f6d.0.signature_date', 0, 737, 761, NULL, [], 'signé le 24 octobre 2022', 'signature.sign', 0.99);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.0.signature_date@1', '6bb8d793011c5f6d', '6bb8d793011c5f6d.0', 'signature_date', '6bb8d793011c5f6d.0.signature_date', 1, 109, 216, NULL, [], 'signature de l''accord conventionnel interprofessionnel (ACI) de la CPTS Ouest Charente, ce lundi 24 octobre', 'signature.sign', 0.942);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.0.signature_place@0', '6bb8d793011c5f6d', '6bb8d793011c5f6d.0', 'signature_place', '6bb8d793011c5f6d.0.signature_place', 0, 217, 225, NULL, [], 'à Cognac', 'signature.place', 0.924);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.0.population@0', '6bb8d793011c5f6d', '6bb8d793011c5f6d.0', 'population', '6bb8d793011c5f6d.0.population', 0, 764, 779, NULL, [], '70821 habitants', 'population.count-of-inhabitants', 0.979);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.0.commune_count@0', '6bb8d793011c5f6d', '6bb8d793011c5f6d.0', 'commune_count', '6bb8d793011c5f6d.0.commune_count', 0, 781, 792, NULL, [], '55 communes', 'communes.count', 0.99);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.0.commune_count@1', '6bb8d793011c5f6d', '6bb8d793011c5f6d.0', 'commune_count', '6bb8d793011c5f6d.0.commune_count', 1, 857, 868, NULL, [], '55 communes', 'communes.count', 0.926);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.0.professionals@0', '6bb8d793011c5f6d', '6bb8d793011c5f6d.0', 'professionals', '6bb8d793011c5f6d.0.professionals', 0, 928, 946, NULL, [], '540 professionnels', 'professionals.count', 0.964);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.0.members@0', '6bb8d793011c5f6d', '6bb8d793011c5f6d.0', 'members', '6bb8d793011c5f6d.0.members', 0, 906, 918, NULL, [], '96 adhérents', 'members.count', 0.946);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.0.size_class@0', '6bb8d793011c5f6d', '6bb8d793011c5f6d.0', 'size_class', '6bb8d793011c5f6d.0.size_class', 0, 998, 1006, NULL, [], 'taille 2', 'agreement.size-class', 0.967);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.0.epcis.0@0', '6bb8d793011c5f6d', '6bb8d793011c5f6d.0', 'epcis.0', '6bb8d793011c5f6d.0.epcis.0', 0, 872, 884, NULL, [], 'Grand Cognac', 'epcis.official', 0.949);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.0.missions.0@0', '6bb8d793011c5f6d', '6bb8d793011c5f6d.0', 'missions.0', '6bb8d793011c5f6d.0.missions.0', 0, 1119, 1146, NULL, [], 'accès à un médecin traitant', 'missions.doctor', 0.985);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.0.missions.1@0', '6bb8d793011c5f6d', '6bb8d793011c5f6d.0', 'missions.1', '6bb8d793011c5f6d.0.missions.1', 0, 1165, 1185, NULL, [], 'soins non programmés', 'missions.unscheduled-care', 0.985);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.0.missions.2@0', '6bb8d793011c5f6d', '6bb8d793011c5f6d.0', 'missions.2', '6bb8d793011c5f6d.0.missions.2', 0, 1248, 1270, NULL, [], 'construire un parcours', 'missions.pathways', 0.97);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.0.missions.3@0', '6bb8d793011c5f6d', '6bb8d793011c5f6d.0', 'missions.3', '6bb8d793011c5f6d.0.missions.3', 0, 1330, 1343, NULL, [], 'la prévention', 'missions.prevention', 0.977);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.0.funding.0@0', '6bb8d793011c5f6d', '6bb8d793011c5f6d.0', 'funding.0', '6bb8d793011c5f6d.0.funding.0', 0, 1022, 1061, NULL, [], '60 000 € par an pour son fonctionnement', 'funding.operation', 0.953);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.0.department@0', '6bb8d793011c5f6d', '6bb8d793011c5f6d.0', 'department', '6bb8d793011c5f6d.0.department', 0, 280, 299, NULL, [], 'CPAM de la Charente', 'areas.department-of-the-fund', 0.971);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.0.department@1', '6bb8d793011c5f6d', '6bb8d793011c5f6d.0', 'department', '6bb8d793011c5f6d.0.department', 1, 53, 64, NULL, [], 'La Charente', 'areas.department-where', 0.963);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.0.region@0', '6bb8d793011c5f6d', '6bb8d793011c5f6d.0', 'region', '6bb8d793011c5f6d.0.region', 0, 227, 273, NULL, [], 'l''agence régionale de santé Nouvelle-Aquitaine', 'areas.region-of-the-agency', 0.933);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.0.region@1', '6bb8d793011c5f6d', '6bb8d793011c5f6d.0', 'region', '6bb8d793011c5f6d.0.region', 1, 2042, 2063, NULL, [], 'La Nouvelle-Aquitaine', 'areas.region-where', 0.9);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.1.name@0', '6bb8d793011c5f6d', '6bb8d793011c5f6d.1', 'name', '6bb8d793011c5f6d.1.name', 0, 450, 473, NULL, [], 'CPTS Charente Limousine', 'names.behind-the-word', 0.99);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.1.signature_date@0', '6bb8d793011c5f6d', '6bb8d793011c5f6d.1', 'signature_date', '6bb8d793011c5f6d.1.signature_date', 0, 480, 505, NULL, [], 'signé le 14 décembre 2020', 'signature.sign', 0.99);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.1.population@0', '6bb8d793011c5f6d', '6bb8d793011c5f6d.1', 'population', '6bb8d793011c5f6d.1.population', 0, 508, 524, NULL, [], '36 273 habitants', 'population.count-of-inhabitants', 0.979);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.1.commune_count@0', '6bb8d793011c5f6d', '6bb8d793011c5f6d.1', 'commune_count', '6bb8d793011c5f6d.1.commune_count', 0, 526, 537, NULL, [], '58 communes', 'communes.count', 0.983);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.1.department@0', '6bb8d793011c5f6d', '6bb8d793011c5f6d.1', 'department', '6bb8d793011c5f6d.1.department', 0, 280, 299, NULL, [], 'CPAM de la Charente', 'areas.department-of-the-fund', 0.946);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.1.region@0', '6bb8d793011c5f6d', '6bb8d793011c5f6d.1', 'region', '6bb8d793011c5f6d.1.region', 0, 227, 273, NULL, [], 'l''agence régionale de santé Nouvelle-Aquitaine', 'areas.region-of-the-agency', 0.933);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.1.region@1', '6bb8d793011c5f6d', '6bb8d793011c5f6d.1', 'region', '6bb8d793011c5f6d.1.region', 1, 2042, 2063, NULL, [], 'La Nouvelle-Aquitaine', 'areas.region-where', 0.9);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.2.name@0', '6bb8d793011c5f6d', '6bb8d793011c5f6d.2', 'name', '6bb8d793011c5f6d.2.name', 0, 542, 562, NULL, [], 'CPTS du Sud Charente', 'names.behind-the-word', 0.99);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.2.signature_date@0', '6bb8d793011c5f6d', '6bb8d793011c5f6d.2', 'signature_date', '6bb8d793011c5f6d.2.signature_date', 0, 569, 594, NULL, [], 'signé le 1er juillet 2021', 'signature.sign', 0.99);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.2.population@0', '6bb8d793011c5f6d', '6bb8d793011c5f6d.2', 'population', '6bb8d793011c5f6d.2.population', 0, 597, 613, NULL, [], '20.474 habitants', 'population.count-of-inhabitants', 0.979);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.2.commune_count@0', '6bb8d793011c5f6d', '6bb8d793011c5f6d.2', 'commune_count', '6bb8d793011c5f6d.2.commune_count', 0, 615, 626, NULL, [], '40 communes', 'communes.count', 0.983);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.2.department@0', '6bb8d793011c5f6d', '6bb8d793011c5f6d.2', 'department', '6bb8d793011c5f6d.2.department', 0, 280, 299, NULL, [], 'CPAM de la Charente', 'areas.department-of-the-fund', 0.946);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.2.region@0', '6bb8d793011c5f6d', '6bb8d793011c5f6d.2', 'region', '6bb8d793011c5f6d.2.region', 0, 227, 273, NULL, [], 'l''agence régionale de santé Nouvelle-Aquitaine', 'areas.region-of-the-agency', 0.933);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.2.region@1', '6bb8d793011c5f6d', '6bb8d793011c5f6d.2', 'region', '6bb8d793011c5f6d.2.region', 1, 2042, 2063, NULL, [], 'La Nouvelle-Aquitaine', 'areas.region-where', 0.9);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.3.name@0', '6bb8d793011c5f6d', '6bb8d793011c5f6d.3', 'name', '6bb8d793011c5f6d.3.name', 0, 631, 648, NULL, [], 'CPTS du Ruffécois', 'names.behind-the-word', 0.99);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.3.signature_date@0', '6bb8d793011c5f6d', '6bb8d793011c5f6d.3', 'signature_date', '6bb8d793011c5f6d.3.signature_date', 0, 655, 674, NULL, [], 'signé le 22/03/2022', 'signature.sign', 0.99);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.3.population@0', '6bb8d793011c5f6d', '6bb8d793011c5f6d.3', 'population', '6bb8d793011c5f6d.3.population', 0, 677, 693, NULL, [], '14 118 habitants', 'population.count-of-inhabitants', 0.979);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.3.commune_count@0', '6bb8d793011c5f6d', '6bb8d793011c5f6d.3', 'commune_count', '6bb8d793011c5f6d.3.commune_count', 0, 695, 706, NULL, [], '32 communes', 'communes.count', 0.983);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.3.department@0', '6bb8d793011c5f6d', '6bb8d793011c5f6d.3', 'department', '6bb8d793011c5f6d.3.department', 0, 280, 299, NULL, [], 'CPAM de la Charente', 'areas.department-of-the-fund', 0.946);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.3.region@0', '6bb8d793011c5f6d', '6bb8d793011c5f6d.3', 'region', '6bb8d793011c5f6d.3.region', 0, 227, 273, NULL, [], 'l''agence régionale de santé Nouvelle-Aquitaine', 'areas.region-of-the-agency', 0.933);
INSERT INTO "evidence" VALUES ('6bb8d793011c5f6d.3.region@1', '6bb8d793011c5f6d', '6bb8d793011c5f6d.3', 'region', '6bb8d793011c5f6d.3.region', 1, 2042, 2063, NULL, [], 'La Nouvelle-Aquitaine', 'areas.region-where', 0.9);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.title@0', 'c577316beff23dbe', NULL, 'title', 'c577316beff23dbe.title', 0, 2, 61, NULL, [], 'Trente et une communes landaises réunies dans une même CPTS', 'title.first-heading', 0.85);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.released@0', 'c577316beff23dbe', NULL, 'released', 'c577316beff23dbe.released', 0, 65, 99, NULL, [], 'Mont-de-Marsan, le 4 décembre 2020', 'released.dateline', 0.93);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.aggregates.0@0', 'c577316beff23dbe', NULL, 'aggregates.0', 'c577316beff23dbe.aggregates.0', 0, 496, 529, NULL, [], 'réunit quelque six cent cinquante', 'aggregates.cpts-count', 0.935);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.aggregates.1@0', 'c577316beff23dbe', NULL, 'aggregates.1', 'c577316beff23dbe.aggregates.1', 0, 1867, 1878, NULL, [], '31 contrats', 'aggregates.contracts-signed', 0.952);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.name@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'name', 'c577316beff23dbe.0.name', 0, 232, 256, NULL, [], 'CPTS Littoral Sud Landes', 'names.behind-the-word', 0.969);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.name@1', 'c577316beff23dbe', 'c577316beff23dbe.0', 'name', 'c577316beff23dbe.0.name', 1, 439, 463, NULL, [], 'CPTS Littoral Sud Landes', 'names.behind-the-word', 0.956);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.signature_date@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'signature_date', 'c577316beff23dbe.0.signature_date', 0, 146, 274, NULL, [], 'Mardi 1er décembre, à Saint-Vincent-de-Tyrosse**, les professionnels de santé de la **CPTS Littoral Sud Landes** ont officialisé', 'signature.birth-by-signature', 0.936);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.signature_place@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'signature_place', 'c577316beff23dbe.0.signature_place', 0, 166, 192, NULL, [], 'à Saint-Vincent-de-Tyrosse', 'signature.place', 0.915);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.population@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'population', 'c577316beff23dbe.0.population', 0, 401, 421, NULL, [], 'habitants** (100 618', 'population.population-of', 0.943);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.commune_count@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'commune_count', 'c577316beff23dbe.0.commune_count', 0, 2, 24, NULL, [], 'Trente et une communes', 'communes.count', 0.977);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.professionals@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'professionals', 'c577316beff23dbe.0.professionals', 0, 503, 544, NULL, [], 'quelque six cent cinquante professionnels', 'professionals.count', 0.96);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.size_class@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'size_class', 'c577316beff23dbe.0.size_class', 0, 479, 487, NULL, [], 'taille 3', 'agreement.size-class', 0.954);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.epcis.0@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'epcis.0', 'c577316beff23dbe.0.epcis.0', 0, 597, 619, NULL, [], 'Maremne Adour Côte Sud', 'epcis.official', 0.99);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.epcis.1@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'epcis.1', 'c577316beff23dbe.0.epcis.1', 0, 959, 967, NULL, [], 'Seignanx', 'epcis.official', 0.99);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.missions.0@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'missions.0', 'c577316beff23dbe.0.missions.0', 0, 1425, 1452, NULL, [], 'accès à un médecin traitant', 'missions.doctor', 0.934);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.missions.1@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'missions.1', 'c577316beff23dbe.0.missions.1', 0, 1485, 1505, NULL, [], 'soins non programmés', 'missions.unscheduled-care', 0.934);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.missions.2@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'missions.2', 'c577316beff23dbe.0.missions.2', 0, 1536, 1576, NULL, [], 'bâtir des **parcours pluriprofessionnels', 'missions.pathways', 0.925);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.missions.3@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'missions.3', 'c577316beff23dbe.0.missions.3', 0, 1644, 1665, NULL, [], 'actions de prévention', 'missions.prevention', 0.925);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.funding.0@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'funding.0', 'c577316beff23dbe.0.funding.0', 0, 1146, 1182, NULL, [], '75k€** par an pour le fonctionnement', 'funding.operation', 0.981);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.funding.1@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'funding.1', 'c577316beff23dbe.0.funding.1', 0, 1200, 1253, NULL, [], '160 000 €** versés dès la signature pour le démarrage', 'funding.startup', 0.981);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.funding.2@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'funding.2', 'c577316beff23dbe.0.funding.2', 0, 1277, 1293, NULL, [], 'total, **0,37 M€', 'funding.total', 0.987);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.department@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'department', 'c577316beff23dbe.0.department', 0, 327, 342, NULL, [], 'CPAM des Landes', 'areas.department-of-the-fund', 0.938);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.region@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'region', 'c577316beff23dbe.0.region', 0, 120, 142, NULL, [], 'ARS Nouvelle-Aquitaine', 'areas.region-of-the-agency', 0.967);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.region@1', 'c577316beff23dbe', 'c577316beff23dbe.0', 'region', 'c577316beff23dbe.0.region', 1, 1847, 1865, NULL, [], 'Nouvelle-Aquitaine', 'areas.region-where', 0.908);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.communes.0@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'communes.0', 'c577316beff23dbe.0.communes.0', 0, 635, 643, NULL, [], 'Angresse', 'communes.paragraph', 0.971);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.communes.1@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'communes.1', 'c577316beff23dbe.0.communes.1', 0, 645, 649, NULL, [], 'Azur', 'communes.paragraph', 0.971);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.communes.2@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'communes.2', 'c577316beff23dbe.0.communes.2', 0, 651, 666, NULL, [], 'Bénesse-Maremne', 'communes.paragraph', 0.971);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.communes.3@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'communes.3', 'c577316beff23dbe.0.communes.3', 0, 668, 677, NULL, [], 'Capbreton', 'communes.paragraph', 0.971);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.communes.4@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'communes.4', 'c577316beff23dbe.0.communes.4', 0, 679, 684, NULL, [], 'Josse', 'communes.paragraph', 0.971);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.communes.5@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'communes.5', 'c577316beff23dbe.0.communes.5', 0, 686, 693, NULL, [], 'Labenne', 'communes.paragraph', 0.971);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.communes.6@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'communes.6', 'c577316beff23dbe.0.communes.6', 0, 695, 702, NULL, [], 'Magescq', 'communes.paragraph', 0.971);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.communes.7@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'communes.7', 'c577316beff23dbe.0.communes.7', 0, 704, 713, NULL, [], 'Messanges', 'communes.paragraph', 0.971);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.communes.8@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'communes.8', 'c577316beff23dbe.0.communes.8', 0, 715, 729, NULL, [], 'Moliets-et-Maa', 'communes.paragraph', 0.971);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.communes.9@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'communes.9', 'c577316beff23dbe.0.communes.9', 0, 731, 734, NULL, [], 'Orx', 'communes.paragraph', 0.971);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.communes.10@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'communes.10', 'c577316beff23dbe.0.communes.10', 0, 736, 759, NULL, [], 'Saint-Geours-de-Maremne', 'communes.paragraph', 0.971);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.communes.11@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'communes.11', 'c577316beff23dbe.0.communes.11', 0, 761, 782, NULL, [], 'Saint-Jean-de-Marsacq', 'communes.paragraph', 0.971);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.communes.12@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'communes.12', 'c577316beff23dbe.0.communes.12', 0, 784, 804, NULL, [], 'Saint-Martin-de-Hinx', 'communes.paragraph', 0.971);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.communes.13@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'communes.13', 'c577316beff23dbe.0.communes.13', 0, 806, 824, NULL, [], 'Ste-Marie-de-Gosse', 'communes.paragraph', 0.971);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.communes.14@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'communes.14', 'c577316beff23dbe.0.communes.14', 0, 826, 850, NULL, [], 'Saint-Vincent-de-Tyrosse', 'communes.paragraph', 0.971);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.communes.15@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'communes.15', 'c577316beff23dbe.0.communes.15', 0, 852, 859, NULL, [], 'Saubion', 'communes.paragraph', 0.971);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.communes.16@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'communes.16', 'c577316beff23dbe.0.communes.16', 0, 861, 871, NULL, [], 'Saubrigues', 'communes.paragraph', 0.971);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.communes.17@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'communes.17', 'c577316beff23dbe.0.communes.17', 0, 873, 881, NULL, [], 'Saubusse', 'communes.paragraph', 0.971);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.communes.18@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'communes.18', 'c577316beff23dbe.0.communes.18', 0, 883, 892, NULL, [], 'Seignosse', 'communes.paragraph', 0.971);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.communes.19@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'communes.19', 'c577316beff23dbe.0.communes.19', 0, 894, 909, NULL, [], 'Soorts-Hossegor', 'communes.paragraph', 0.971);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.communes.20@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'communes.20', 'c577316beff23dbe.0.communes.20', 0, 911, 919, NULL, [], 'Soustons', 'communes.paragraph', 0.971);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.communes.21@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'communes.21', 'c577316beff23dbe.0.communes.21', 0, 921, 926, NULL, [], 'Tosse', 'communes.paragraph', 0.971);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.communes.22@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'communes.22', 'c577316beff23dbe.0.communes.22', 0, 930, 952, NULL, [], 'Vieux-Boucau-les-Bains', 'communes.paragraph', 0.971);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.communes.23@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'communes.23', 'c577316beff23dbe.0.communes.23', 0, 982, 991, NULL, [], 'Biarrotte', 'communes.paragraph', 0.971);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.communes.24@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'communes.24', 'c577316beff23dbe.0.communes.24', 0, 993, 1000, NULL, [], 'Biaudos', 'communes.paragraph', 0.971);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.communes.25@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'communes.25', 'c577316beff23dbe.0.communes.25', 0, 1002, 1008, NULL, [], 'Ondres', 'communes.paragraph', 0.971);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.communes.26@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'communes.26', 'c577316beff23dbe.0.communes.26', 0, 1010, 1033, NULL, [], 'Saint-André-de-Seignanx', 'communes.paragraph', 0.971);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.communes.27@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'communes.27', 'c577316beff23dbe.0.communes.27', 0, 1035, 1051, NULL, [], 'Saint-Barthélemy', 'communes.paragraph', 0.971);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.communes.28@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'communes.28', 'c577316beff23dbe.0.communes.28', 0, 1053, 1075, NULL, [], 'Saint-Laurent-de-Gosse', 'communes.paragraph', 0.971);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.communes.29@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'communes.29', 'c577316beff23dbe.0.communes.29', 0, 1077, 1101, NULL, [], 'Saint-Martin-de-Seignanx', 'communes.paragraph', 0.971);
INSERT INTO "evidence" VALUES ('c577316beff23dbe.0.communes.30@0', 'c577316beff23dbe', 'c577316beff23dbe.0', 'communes.30', 'c577316beff23dbe.0.communes.30', 0, 1105, 1111, NULL, [], 'Tarnos', 'communes.paragraph', 0.971);
