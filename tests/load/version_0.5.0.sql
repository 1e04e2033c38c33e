-- A warehouse as version 0.5.0 made it (layout 2): tables, views and rows, without comments.
CREATE TABLE "aggregate"(fact_id VARCHAR NOT NULL, release_id VARCHAR NOT NULL, "position" INTEGER NOT NULL, "scope" VARCHAR NOT NULL, indicator VARCHAR NOT NULL, "value" DOUBLE NOT NULL, as_of VARCHAR, as_of_first DATE, evidence_id VARCHAR, confidence DOUBLE);
INSERT INTO "aggregate" VALUES
('c5b9638cadda454e.aggregates.0', 'c5b9638cadda454e', 0, 'Yonne', 'cpts_count', 4.0, NULL, NULL, 'c5b9638cadda454e.aggregates.0@0', 0.942),
('c5b9638cadda454e.aggregates.1', 'c5b9638cadda454e', 1, 'Bourgogne-Franche-Comté', 'population_covered', 2100000.0, NULL, NULL, 'c5b9638cadda454e.aggregates.1@0', 0.935);
CREATE TABLE commune(fact_id VARCHAR NOT NULL, release_id VARCHAR NOT NULL, entry_id VARCHAR NOT NULL, cpts_id VARCHAR NOT NULL, "position" INTEGER NOT NULL, "name" VARCHAR NOT NULL, insee VARCHAR, "within" VARCHAR, link_method VARCHAR, vintage INTEGER, evidence_id VARCHAR, confidence DOUBLE);
CREATE TABLE commune_count(fact_id VARCHAR NOT NULL, release_id VARCHAR NOT NULL, entry_id VARCHAR NOT NULL, cpts_id VARCHAR NOT NULL, "value" INTEGER NOT NULL, evidence_id VARCHAR, confidence DOUBLE);
INSERT INTO "commune_count" VALUES
('c5b9638cadda454e.0.commune_count', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 48, 'c5b9638cadda454e.0.commune_count@0', 0.928),
('1541af101296b849.0.commune_count', '1541af101296b849', '1541af101296b849.0', '89-avallonnais', 48, '1541af101296b849.0.commune_count@0', 0.953);
CREATE TABLE "conflict"(cpts_id VARCHAR, "name" VARCHAR, field VARCHAR, shown VARCHAR, why VARCHAR, stated VARCHAR[], sources VARCHAR[]);
INSERT INTO "conflict" VALUES
('89-avallonnais', 'CPTS du Grand Avallonnais', 'members', '127', 'newer', ['127', '88'], ['corpus/avallonnais-2022.txt', 'corpus/avallonnais-2024.txt']);
CREATE TABLE contract(fact_id VARCHAR NOT NULL, release_id VARCHAR NOT NULL, entry_id VARCHAR NOT NULL, cpts_id VARCHAR NOT NULL, "years" INTEGER NOT NULL, evidence_id VARCHAR, confidence DOUBLE);
INSERT INTO "contract" VALUES
('c5b9638cadda454e.0.contract_years', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 5, 'c5b9638cadda454e.0.contract_years@0', 0.969);
CREATE TABLE cpts(cpts_id VARCHAR PRIMARY KEY, "name" VARCHAR, departments VARCHAR[] NOT NULL, own_ids VARCHAR[] NOT NULL, reasons VARCHAR[] NOT NULL);
INSERT INTO "cpts" VALUES
('89-avallonnais', 'CPTS du Grand Avallonnais', ['89'], ['89-avallonnais', '89-grand-avallonnais'], ['89-avallonnais and 89-grand-avallonnais: one of “avallonnais” and “grand avallonnais” is a part of the other (+2), département 89 (+4), an intercommunalité in common (+3), signed in the same month (+1)']);
CREATE TABLE cpts_entry(entry_id VARCHAR, cpts_id VARCHAR, release_id VARCHAR, "name" VARCHAR, subject BOOLEAN, "source" VARCHAR, released VARCHAR, released_first DATE);
INSERT INTO "cpts_entry" VALUES
('c5b9638cadda454e.0', '89-avallonnais', 'c5b9638cadda454e', 'CPTS du Grand Avallonnais', True, 'corpus/avallonnais-2022.txt', '2022-05-12', '2022-05-12'),
('1541af101296b849.0', '89-avallonnais', '1541af101296b849', 'CPTS de l''Avallonnais', True, 'corpus/avallonnais-2024.txt', '2024-03-14', '2024-03-14');
CREATE TABLE cpts_name(fact_id VARCHAR NOT NULL, release_id VARCHAR NOT NULL, entry_id VARCHAR NOT NULL, cpts_id VARCHAR NOT NULL, "name" VARCHAR NOT NULL, is_alias BOOLEAN NOT NULL, name_key VARCHAR NOT NULL, evidence_id VARCHAR, confidence DOUBLE);
INSERT INTO "cpts_name" VALUES
('c5b9638cadda454e.0.name', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 'CPTS du Grand Avallonnais', False, 'grand avallonnais', 'c5b9638cadda454e.0.name@0', 0.99),
('1541af101296b849.0.name', '1541af101296b849', '1541af101296b849.0', '89-avallonnais', 'CPTS de l''Avallonnais', False, 'avallonnais', '1541af101296b849.0.name@0', 0.99);
CREATE TABLE cpts_summary(cpts_id VARCHAR, "name" VARCHAR, name_quote VARCHAR, name_source VARCHAR, name_confidence DOUBLE, name_why VARCHAR, signature_date VARCHAR, signature_date_first DATE, signature_date_quote VARCHAR, signature_date_source VARCHAR, signature_date_confidence DOUBLE, signature_date_why VARCHAR, signature_place VARCHAR, signature_place_quote VARCHAR, signature_place_source VARCHAR, signature_place_confidence DOUBLE, signature_place_why VARCHAR, founded VARCHAR, founded_first DATE, founded_quote VARCHAR, founded_source VARCHAR, founded_confidence DOUBLE, founded_why VARCHAR, letter_of_intent VARCHAR, letter_of_intent_first DATE, letter_of_intent_quote VARCHAR, letter_of_intent_source VARCHAR, letter_of_intent_confidence DOUBLE, letter_of_intent_why VARCHAR, approval VARCHAR, approval_first DATE, approval_quote VARCHAR, approval_source VARCHAR, approval_confidence DOUBLE, approval_why VARCHAR, population BIGINT, population_bound VARCHAR, population_max BIGINT, population_quote VARCHAR, population_source VARCHAR, population_confidence DOUBLE, population_why VARCHAR, commune_count INTEGER, commune_count_quote VARCHAR, commune_count_source VARCHAR, commune_count_confidence DOUBLE, commune_count_why VARCHAR, department VARCHAR, department_code VARCHAR, department_quote VARCHAR, department_source VARCHAR, department_confidence DOUBLE, department_why VARCHAR, region VARCHAR, region_code VARCHAR, region_quote VARCHAR, region_source VARCHAR, region_confidence DOUBLE, region_why VARCHAR, professionals BIGINT, professionals_bound VARCHAR, professionals_max BIGINT, professionals_quote VARCHAR, professionals_source VARCHAR, professionals_confidence DOUBLE, professionals_why VARCHAR, members BIGINT, members_bound VARCHAR, members_max BIGINT, members_quote VARCHAR, members_source VARCHAR, members_confidence DOUBLE, members_why VARCHAR, size_class INTEGER, size_class_quote VARCHAR, size_class_source VARCHAR, size_class_confidence DOUBLE, size_class_why VARCHAR, ordinal_rank INTEGER, ordinal_scope VARCHAR, ordinal_rank_quote VARCHAR, ordinal_rank_source VARCHAR, ordinal_rank_confidence DOUBLE, ordinal_rank_why VARCHAR, contract_years INTEGER, contract_years_quote VARCHAR, contract_years_source VARCHAR, contract_years_confidence DOUBLE, contract_years_why VARCHAR, funding_total BIGINT, funding_total_max BIGINT, funding_total_bound VARCHAR, funding_total_period VARCHAR, funding_total_quote VARCHAR, funding_total_source VARCHAR, funding_total_confidence DOUBLE, funding_total_why VARCHAR, "names" VARCHAR[], communes VARCHAR[], epcis VARCHAR[], missions VARCHAR[], releases BIGINT, sources VARCHAR[], conflicts BIGINT, conflict_fields VARCHAR[]);
INSERT INTO "cpts_summary" VALUES
('89-avallonnais', 'CPTS de l''Avallonnais', 'CPTS de l''Avallonnais', 'corpus/avallonnais-2024.txt', 0.99, 'newer', '2022-05-12', '2022-05-12', 'signent
aujourd''hui', 'corpus/avallonnais-2022.txt', 0.942, 'exact before rounded', 'Vézelay', 'à Vézelay', 'corpus/avallonnais-2022.txt', 0.916, 'only statement', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2022-02-04', '2022-02-04', 'projet de santé, déposé le 30 septembre 2021 et
approuvé le 4 février 2022', 'corpus/avallonnais-2022.txt', 0.961, 'only statement', 18000, 'at_least', NULL, 'Plus de 18 000 personnes', 'corpus/avallonnais-2024.txt', 0.967, 'newer', 48, 'quarante-huit communes', 'corpus/avallonnais-2024.txt', 0.953, 'all agree', 'Yonne', '89', 'CPAM de l''Yonne', 'corpus/avallonnais-2024.txt', 0.955, 'all agree', 'Bourgogne-Franche-Comté', '27', 'AGENCE RÉGIONALE DE SANTÉ
BOURGOGNE-FRANCHE-COMTÉ', 'corpus/avallonnais-2022.txt', 0.99, 'only statement', 200, 'at_least', NULL, 'plus de deux cents
professionnels', 'corpus/avallonnais-2022.txt', 0.953, 'only statement', 127, 'exact', NULL, '127 professionnels de santé ont adhéré', 'corpus/avallonnais-2024.txt', 0.942, 'newer', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 5, 'contrat de cinq ans', 'corpus/avallonnais-2022.txt', 0.969, 'only statement', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, ['CPTS de l''Avallonnais', 'CPTS du Grand Avallonnais'], NULL, ['Avallon, Vézelay, Morvan', 'CC Avallon-Vézelay-Morvan'], ['crise', 'medecin_traitant', 'parcours', 'prevention', 'qualite', 'soins_non_programmes'], 2, ['corpus/avallonnais-2022.txt', 'corpus/avallonnais-2024.txt'], 1, ['members']);
CREATE TABLE decision(decision_id INTEGER PRIMARY KEY, kind VARCHAR NOT NULL, one VARCHAR NOT NULL, other VARCHAR NOT NULL, one_ids VARCHAR[] NOT NULL, other_ids VARCHAR[] NOT NULL, who VARCHAR, why VARCHAR, decided_at TIMESTAMP NOT NULL, in_place_of INTEGER, sha256 VARCHAR, about VARCHAR, entry_key VARCHAR, seen VARCHAR, "value" VARCHAR, seen_quotation VARCHAR, quotation VARCHAR, "start" INTEGER);
INSERT INTO "decision" VALUES
(1, 'correct', '89-avallonnais', 'corpus/avallonnais-2022.txt', ['89-grand-avallonnais'], [], 'une analyste', 'le contrat le dit', '2026-11-26 14:12:56', NULL, 'bb9e4c3cc9e4258237287ea29a1f6816e0cae35905e6ea875eb5dce53e5c8c76', 'population', 'grand avallonnais', '{"value": 19039, "bound": "exact", "value_max": null}', '{"value": 24500, "bound": "about", "value_max": null}', '19
039 habitants', NULL, NULL),
(2, 'reject', '89-avallonnais', 'corpus/avallonnais-2024.txt', ['89-avallonnais'], [], 'une analyste', 'le contrat le dit', '2026-11-26 14:12:57', NULL, 'a1806583d96f5c23869b3c83321dbd6bfc41bab0a74c13c0cb791b0f703056c9', 'mission', 'avallonnais', '{"category": "medecin_traitant", "level": null, "title": "Médecin traitant", "items": []}', NULL, 'Médecin traitant', NULL, NULL);
CREATE TABLE department(fact_id VARCHAR NOT NULL, release_id VARCHAR NOT NULL, entry_id VARCHAR NOT NULL, cpts_id VARCHAR NOT NULL, "name" VARCHAR NOT NULL, code VARCHAR, evidence_id VARCHAR, confidence DOUBLE);
INSERT INTO "department" VALUES
('c5b9638cadda454e.0.department', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 'Yonne', '89', 'c5b9638cadda454e.0.department@0', 0.99),
('1541af101296b849.0.department', '1541af101296b849', '1541af101296b849.0', '89-avallonnais', 'Yonne', '89', '1541af101296b849.0.department@0', 0.955);
CREATE TABLE entry(entry_id VARCHAR PRIMARY KEY, cpts_id VARCHAR NOT NULL, own_id VARCHAR NOT NULL, release_id VARCHAR NOT NULL, "position" INTEGER NOT NULL, subject BOOLEAN NOT NULL, "name" VARCHAR, name_key VARCHAR, departments VARCHAR[], evidence_id VARCHAR, confidence DOUBLE);
INSERT INTO "entry" VALUES
('c5b9638cadda454e.0', '89-avallonnais', '89-grand-avallonnais', 'c5b9638cadda454e', 0, True, 'CPTS du Grand Avallonnais', 'grand avallonnais', ['89'], 'c5b9638cadda454e.0.name@0', 0.99),
('1541af101296b849.0', '89-avallonnais', '89-avallonnais', '1541af101296b849', 0, True, 'CPTS de l''Avallonnais', 'avallonnais', ['89'], '1541af101296b849.0.name@0', 0.99);
CREATE TABLE epci(fact_id VARCHAR NOT NULL, release_id VARCHAR NOT NULL, entry_id VARCHAR NOT NULL, cpts_id VARCHAR NOT NULL, "position" INTEGER NOT NULL, "name" VARCHAR NOT NULL, siren VARCHAR, link_method VARCHAR, vintage INTEGER, evidence_id VARCHAR, confidence DOUBLE);
INSERT INTO "epci" VALUES
('c5b9638cadda454e.0.epcis.0', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 0, 'Avallon, Vézelay, Morvan', '200039758', 'normalised', 2022, 'c5b9638cadda454e.0.epcis.0@0', 0.957),
('1541af101296b849.0.epcis.0', '1541af101296b849', '1541af101296b849.0', '89-avallonnais', 0, 'CC Avallon-Vézelay-Morvan', '200039758', 'normalised', 2024, '1541af101296b849.0.epcis.0@0', 0.967);
CREATE TABLE evidence(evidence_id VARCHAR NOT NULL, release_id VARCHAR NOT NULL, entry_id VARCHAR, cpts_id VARCHAR, field VARCHAR NOT NULL, fact_id VARCHAR NOT NULL, rank INTEGER NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, page INTEGER, boxes STRUCT(page INTEGER, x0 DOUBLE, top DOUBLE, x1 DOUBLE, bottom DOUBLE)[] NOT NULL, quotation VARCHAR NOT NULL, "rule" VARCHAR NOT NULL, confidence DOUBLE NOT NULL);
INSERT INTO "evidence" VALUES
('c5b9638cadda454e.title@0', 'c5b9638cadda454e', NULL, NULL, 'title', 'c5b9638cadda454e.title', 0, 96, 126, NULL, [], 'Une nouvelle CPTS dans l''Yonne', 'title.first-heading', 0.85),
('c5b9638cadda454e.released@0', 'c5b9638cadda454e', NULL, NULL, 'released', 'c5b9638cadda454e.released', 0, 74, 94, NULL, [], 'Dijon, le 12/05/2022', 'released.dateline', 0.93),
('c5b9638cadda454e.scheme_funding.0@0', 'c5b9638cadda454e', NULL, NULL, 'scheme_funding.0', 'c5b9638cadda454e.scheme_funding.0', 0, 1610, 1661, NULL, [], '50 000 à 90 000
euros par an pour le fonctionnement', 'funding.of-any-cpts', 0.94),
('c5b9638cadda454e.aggregates.0@0', 'c5b9638cadda454e', NULL, NULL, 'aggregates.0', 'c5b9638cadda454e.aggregates.0', 0, 1717, 1723, NULL, [], '4 CPTS', 'aggregates.cpts-count', 0.942),
('c5b9638cadda454e.aggregates.1@0', 'c5b9638cadda454e', NULL, NULL, 'aggregates.1', 'c5b9638cadda454e.aggregates.1', 0, 1771, 1795, NULL, [], '2,1 millions d''habitants', 'aggregates.population-covered', 0.935),
('c5b9638cadda454e.0.name@0', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 'name', 'c5b9638cadda454e.0.name', 0, 215, 240, NULL, [], 'CPTS du Grand Avallonnais', 'names.behind-the-word', 0.99),
('c5b9638cadda454e.0.name@1', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 'name', 'c5b9638cadda454e.0.name', 1, 368, 393, NULL, [], 'CPTS du Grand Avallonnais', 'names.behind-the-word', 0.951),
('c5b9638cadda454e.0.name@2', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 'name', 'c5b9638cadda454e.0.name', 2, 820, 845, NULL, [], 'CPTS du Grand Avallonnais', 'names.behind-the-word', 0.968),
('c5b9638cadda454e.0.signature_date@0', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 'signature_date', 'c5b9638cadda454e.0.signature_date', 0, 241, 260, NULL, [], 'signent
aujourd''hui', 'signature.sign', 0.942),
('c5b9638cadda454e.0.signature_place@0', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 'signature_place', 'c5b9638cadda454e.0.signature_place', 0, 262, 271, NULL, [], 'à Vézelay', 'signature.place', 0.916),
('c5b9638cadda454e.0.commune_count@0', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 'commune_count', 'c5b9638cadda454e.0.commune_count', 0, 405, 416, NULL, [], '48 communes', 'communes.count', 0.928),
('c5b9638cadda454e.0.professionals@0', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 'professionals', 'c5b9638cadda454e.0.professionals', 0, 609, 642, NULL, [], 'plus de deux cents
professionnels', 'professionals.count', 0.953),
('c5b9638cadda454e.0.members@0', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 'members', 'c5b9638cadda454e.0.members', 0, 676, 721, NULL, [], 'fédère pour
l''instant 88, qui ont tous adhéré', 'members.count-after-verb', 0.942),
('c5b9638cadda454e.0.contract_years@0', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 'contract_years', 'c5b9638cadda454e.0.contract_years', 0, 743, 762, NULL, [], 'contrat de cinq ans', 'agreement.contract-years', 0.969),
('c5b9638cadda454e.0.epcis.0@0', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 'epcis.0', 'c5b9638cadda454e.0.epcis.0', 0, 446, 470, NULL, [], 'Avallon, Vézelay, Morvan', 'epcis.official', 0.957),
('c5b9638cadda454e.0.missions.0@0', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 'missions.0', 'c5b9638cadda454e.0.missions.0', 0, 868, 895, NULL, [], 'accès à un médecin traitant', 'missions.doctor', 0.985),
('c5b9638cadda454e.0.missions.1@0', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 'missions.1', 'c5b9638cadda454e.0.missions.1', 0, 933, 953, NULL, [], 'soins non programmés', 'missions.unscheduled-care', 0.985),
('c5b9638cadda454e.0.missions.2@0', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 'missions.2', 'c5b9638cadda454e.0.missions.2', 0, 958, 979, NULL, [], 'organiser un parcours', 'missions.pathways', 0.97),
('c5b9638cadda454e.0.missions.3@0', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 'missions.3', 'c5b9638cadda454e.0.missions.3', 0, 1024, 1037, NULL, [], 'la prévention', 'missions.prevention', 0.97),
('c5b9638cadda454e.0.missions.4@0', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 'missions.4', 'c5b9638cadda454e.0.missions.4', 0, 1113, 1149, NULL, [], 'réponse aux crises sanitaires graves', 'missions.crisis', 0.985),
('c5b9638cadda454e.0.missions.5@0', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 'missions.5', 'c5b9638cadda454e.0.missions.5', 0, 1205, 1239, NULL, [], 'qualité et la
pertinence des soins', 'missions.quality', 0.929),
('c5b9638cadda454e.0.milestones.0@0', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 'milestones.0', 'c5b9638cadda454e.0.milestones.0', 0, 1480, 1554, NULL, [], 'projet de santé, déposé le 30 septembre 2021 et
approuvé le 4 février 2022', 'milestones.project-approved', 0.961),
('c5b9638cadda454e.0.funding.0@0', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 'funding.0', 'c5b9638cadda454e.0.funding.0', 0, 1292, 1335, NULL, [], '50 000 euros par an pour son fonctionnement', 'funding.operation', 0.946),
('c5b9638cadda454e.0.funding.1@0', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 'funding.1', 'c5b9638cadda454e.0.funding.1', 0, 1346, 1421, NULL, [], 'missions, l''enveloppe annuelle sera comprise entre 120 000
et 150 000 euros', 'funding.missions', 0.962),
('c5b9638cadda454e.0.funding.2@0', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 'funding.2', 'c5b9638cadda454e.0.funding.2', 0, 1452, 1476, NULL, [], '25 k€ pour
l''élaboration', 'funding.writing', 0.958),
('c5b9638cadda454e.0.department@0', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 'department', 'c5b9638cadda454e.0.department', 0, 109, 126, NULL, [], 'CPTS dans l''Yonne', 'areas.department-named', 0.99),
('c5b9638cadda454e.0.department@1', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 'department', 'c5b9638cadda454e.0.department', 1, 1694, 1723, NULL, [], 'Yonne compte désormais 4 CPTS', 'areas.department-named', 0.978),
('c5b9638cadda454e.0.department@2', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 'department', 'c5b9638cadda454e.0.department', 2, 162, 177, NULL, [], 'CPAM de l''Yonne', 'areas.department-of-the-fund', 0.938),
('c5b9638cadda454e.0.region@0', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 'region', 'c5b9638cadda454e.0.region', 0, 0, 49, NULL, [], 'AGENCE RÉGIONALE DE SANTÉ
BOURGOGNE-FRANCHE-COMTÉ', 'areas.region-of-the-agency', 0.99),
('c5b9638cadda454e.0.region@1', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 'region', 'c5b9638cadda454e.0.region', 1, 130, 157, NULL, [], 'ARS Bourgogne-Franche-Comté', 'areas.region-of-the-agency', 0.927),
('c5b9638cadda454e.0.region@2', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 'region', 'c5b9638cadda454e.0.region', 2, 1849, 1876, NULL, [], 'ARS Bourgogne-Franche-Comté', 'areas.region-of-the-agency', 0.944),
('1541af101296b849.title@0', '1541af101296b849', NULL, NULL, 'title', '1541af101296b849.title', 0, 16, 68, NULL, [], 'Vivre à Avallon > Santé > Les soignants s''organisent', 'title.first-heading', 0.85),
('1541af101296b849.released@0', '1541af101296b849', NULL, NULL, 'released', '1541af101296b849.released', 0, 115, 137, NULL, [], 'à jour le 14 mars 2024', 'released.published', 0.89),
('1541af101296b849.0.name@0', '1541af101296b849', '1541af101296b849.0', '89-avallonnais', 'name', '1541af101296b849.0.name', 0, 73, 94, NULL, [], 'CPTS de l''Avallonnais', 'names.behind-the-word', 0.99),
('1541af101296b849.0.name@1', '1541af101296b849', '1541af101296b849.0', '89-avallonnais', 'name', '1541af101296b849.0.name', 1, 196, 217, NULL, [], 'CPTS de l''Avallonnais', 'names.behind-the-word', 0.944),
('1541af101296b849.0.signature_date@0', '1541af101296b849', '1541af101296b849.0', '89-avallonnais', 'signature_date', '1541af101296b849.0.signature_date', 0, 268, 285, NULL, [], 'signé en mai 2022', 'signature.sign', 0.977),
('1541af101296b849.0.population@0', '1541af101296b849', '1541af101296b849.0', '89-avallonnais', 'population', '1541af101296b849.0.population', 0, 442, 466, NULL, [], 'Plus de 18 000 personnes', 'population.count-of-inhabitants', 0.967),
('1541af101296b849.0.commune_count@0', '1541af101296b849', '1541af101296b849.0', '89-avallonnais', 'commune_count', '1541af101296b849.0.commune_count', 0, 346, 368, NULL, [], 'quarante-huit communes', 'communes.count', 0.953),
('1541af101296b849.0.members@0', '1541af101296b849', '1541af101296b849.0', '89-avallonnais', 'members', '1541af101296b849.0.members', 0, 529, 567, NULL, [], '127 professionnels de santé ont adhéré', 'members.who-joined', 0.942),
('1541af101296b849.0.epcis.0@0', '1541af101296b849', '1541af101296b849.0', '89-avallonnais', 'epcis.0', '1541af101296b849.0.epcis.0', 0, 375, 400, NULL, [], 'CC Avallon-Vézelay-Morvan', 'epcis.official', 0.967),
('1541af101296b849.0.missions.1@0', '1541af101296b849', '1541af101296b849.0', '89-avallonnais', 'missions.1', '1541af101296b849.0.missions.1', 0, 710, 730, NULL, [], 'Soins non programmés', 'missions.unscheduled-care', 0.985),
('1541af101296b849.0.missions.2@0', '1541af101296b849', '1541af101296b849.0', '89-avallonnais', 'missions.2', '1541af101296b849.0.missions.2', 0, 807, 817, NULL, [], 'Prévention', 'missions.head-prevention', 0.962),
('1541af101296b849.0.funding.0@0', '1541af101296b849', '1541af101296b849.0', '89-avallonnais', 'funding.0', '1541af101296b849.0.funding.0', 0, 958, 997, NULL, [], '50 000 € par an pour son fonctionnement', 'funding.operation', 0.946),
('1541af101296b849.0.department@0', '1541af101296b849', '1541af101296b849.0', '89-avallonnais', 'department', '1541af101296b849.0.department', 0, 314, 329, NULL, [], 'CPAM de l''Yonne', 'areas.department-of-the-fund', 0.955),
('c5b9638cadda454e.0.population@0', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 'population', 'c5b9638cadda454e.0.population', 0, 499, 515, NULL, [], '19
039 habitants', 'review', 1.0);
CREATE TABLE fetched(url VARCHAR PRIMARY KEY, "source" VARCHAR NOT NULL, asked_at TIMESTAMP NOT NULL, status INTEGER, answered_url VARCHAR, etag VARCHAR, last_modified VARCHAR, sha256 VARCHAR, "release" VARCHAR, fingerprint VARCHAR, "error" VARCHAR);
CREATE TABLE founding(fact_id VARCHAR NOT NULL, release_id VARCHAR NOT NULL, entry_id VARCHAR NOT NULL, cpts_id VARCHAR NOT NULL, date VARCHAR, "precision" VARCHAR, date_first DATE, evidence_id VARCHAR, confidence DOUBLE);
CREATE TABLE funding(fact_id VARCHAR NOT NULL, release_id VARCHAR NOT NULL, entry_id VARCHAR, cpts_id VARCHAR, "position" INTEGER NOT NULL, amount BIGINT NOT NULL, amount_max BIGINT, bound VARCHAR NOT NULL, purpose VARCHAR NOT NULL, period VARCHAR, payer VARCHAR, meaning VARCHAR, evidence_id VARCHAR, confidence DOUBLE);
INSERT INTO "funding" VALUES
('c5b9638cadda454e.0.funding.0', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 0, 50000, NULL, 'exact', 'operation', 'year', NULL, 'fonctionnement, taille 1, par an', 'c5b9638cadda454e.0.funding.0@0', 0.946),
('c5b9638cadda454e.0.funding.1', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 1, 120000, 150000, 'range', 'missions', 'year', NULL, NULL, 'c5b9638cadda454e.0.funding.1@0', 0.962),
('c5b9638cadda454e.0.funding.2', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 2, 25000, NULL, 'exact', 'project_writing', 'once', 'ARS', NULL, 'c5b9638cadda454e.0.funding.2@0', 0.958),
('c5b9638cadda454e.scheme_funding.0', 'c5b9638cadda454e', NULL, NULL, 0, 50000, 90000, 'range', 'operation', 'year', NULL, 'de « fonctionnement, taille 1, par an » à « fonctionnement, taille 4, par an »', 'c5b9638cadda454e.scheme_funding.0@0', 0.94),
('1541af101296b849.0.funding.0', '1541af101296b849', '1541af101296b849.0', '89-avallonnais', 0, 50000, NULL, 'exact', 'operation', 'year', 'Assurance Maladie', 'fonctionnement, taille 1, par an', '1541af101296b849.0.funding.0@0', 0.946);
CREATE TABLE funding_check(cpts_id VARCHAR, "name" VARCHAR, amount BIGINT, amount_max BIGINT, bound VARCHAR, purpose VARCHAR, period VARCHAR, verdict VARCHAR, meaning VARCHAR, code VARCHAR, found VARCHAR, expected VARCHAR, expected_source VARCHAR, quotation VARCHAR, "source" VARCHAR, released VARCHAR, payer VARCHAR, page INTEGER, "rule" VARCHAR, confidence DOUBLE, fact_id VARCHAR);
INSERT INTO "funding_check" VALUES
('89-avallonnais', 'CPTS du Grand Avallonnais', 50000, NULL, 'exact', 'operation', 'year', 'on grid', 'fonctionnement, taille 1, par an', NULL, NULL, NULL, NULL, '50 000 euros par an pour son fonctionnement', 'corpus/avallonnais-2022.txt', '2022-05-12', NULL, NULL, 'funding.operation', 0.946, 'c5b9638cadda454e.0.funding.0'),
('89-avallonnais', 'CPTS du Grand Avallonnais', 120000, 150000, 'range', 'missions', 'year', 'cannot tell', NULL, NULL, NULL, NULL, NULL, 'missions, l''enveloppe annuelle sera comprise entre 120 000
et 150 000 euros', 'corpus/avallonnais-2022.txt', '2022-05-12', NULL, NULL, 'funding.missions', 0.962, 'c5b9638cadda454e.0.funding.1'),
('89-avallonnais', 'CPTS du Grand Avallonnais', 25000, NULL, 'exact', 'project_writing', 'once', 'cannot tell', NULL, NULL, NULL, NULL, NULL, '25 k€ pour
l''élaboration', 'corpus/avallonnais-2022.txt', '2022-05-12', 'ARS', NULL, 'funding.writing', 0.958, 'c5b9638cadda454e.0.funding.2'),
('89-avallonnais', 'CPTS du Grand Avallonnais', 50000, NULL, 'exact', 'operation', 'year', 'on grid', 'fonctionnement, taille 1, par an', NULL, NULL, NULL, NULL, '50 000 € par an pour son fonctionnement', 'corpus/avallonnais-2024.txt', '2024-03-14', 'Assurance Maladie', NULL, 'funding.operation', 0.946, '1541af101296b849.0.funding.0');
CREATE TABLE history(cpts_id VARCHAR, field VARCHAR, "value" VARCHAR, bound VARCHAR, released VARCHAR, released_first DATE, "source" VARCHAR, quotation VARCHAR, confidence DOUBLE, subject BOOLEAN, shown BOOLEAN, why VARCHAR);
INSERT INTO "history" VALUES
('89-avallonnais', 'name', 'CPTS de l''Avallonnais', NULL, '2024-03-14', '2024-03-14', 'corpus/avallonnais-2024.txt', 'CPTS de l''Avallonnais', 0.99, True, True, 'newer'),
('89-avallonnais', 'name', 'CPTS du Grand Avallonnais', NULL, '2022-05-12', '2022-05-12', 'corpus/avallonnais-2022.txt', 'CPTS du Grand Avallonnais', 0.99, True, False, 'last'),
('89-avallonnais', 'signature_date', '2022-05-12', NULL, '2022-05-12', '2022-05-12', 'corpus/avallonnais-2022.txt', 'signent
aujourd''hui', 0.942, True, True, 'exact before rounded'),
('89-avallonnais', 'signature_date', '2022-05', NULL, '2024-03-14', '2024-03-14', 'corpus/avallonnais-2024.txt', 'signé en mai 2022', 0.977, True, False, 'last'),
('89-avallonnais', 'signature_place', 'Vézelay', NULL, '2022-05-12', '2022-05-12', 'corpus/avallonnais-2022.txt', 'à Vézelay', 0.916, True, True, 'only statement'),
('89-avallonnais', 'approval', '2022-02-04', NULL, '2022-05-12', '2022-05-12', 'corpus/avallonnais-2022.txt', 'projet de santé, déposé le 30 septembre 2021 et
approuvé le 4 février 2022', 0.961, True, True, 'only statement'),
('89-avallonnais', 'population', '18000', 'at_least', '2024-03-14', '2024-03-14', 'corpus/avallonnais-2024.txt', 'Plus de 18 000 personnes', 0.967, True, True, 'newer'),
('89-avallonnais', 'population', '24500', 'about', '2022-05-12', '2022-05-12', 'corpus/avallonnais-2022.txt', '19
039 habitants', 1.0, True, False, 'last'),
('89-avallonnais', 'commune_count', '48', NULL, '2024-03-14', '2024-03-14', 'corpus/avallonnais-2024.txt', 'quarante-huit communes', 0.953, True, True, 'all agree'),
('89-avallonnais', 'commune_count', '48', NULL, '2022-05-12', '2022-05-12', 'corpus/avallonnais-2022.txt', '48 communes', 0.928, True, False, 'all agree'),
('89-avallonnais', 'department', 'Yonne', NULL, '2024-03-14', '2024-03-14', 'corpus/avallonnais-2024.txt', 'CPAM de l''Yonne', 0.955, True, True, 'all agree'),
('89-avallonnais', 'department', 'Yonne', NULL, '2022-05-12', '2022-05-12', 'corpus/avallonnais-2022.txt', 'CPTS dans l''Yonne', 0.99, True, False, 'all agree'),
('89-avallonnais', 'region', 'Bourgogne-Franche-Comté', NULL, '2022-05-12', '2022-05-12', 'corpus/avallonnais-2022.txt', 'AGENCE RÉGIONALE DE SANTÉ
BOURGOGNE-FRANCHE-COMTÉ', 0.99, True, True, 'only statement'),
('89-avallonnais', 'professionals', '200', 'at_least', '2022-05-12', '2022-05-12', 'corpus/avallonnais-2022.txt', 'plus de deux cents
professionnels', 0.953, True, True, 'only statement'),
('89-avallonnais', 'members', '127', 'exact', '2024-03-14', '2024-03-14', 'corpus/avallonnais-2024.txt', '127 professionnels de santé ont adhéré', 0.942, True, True, 'newer'),
('89-avallonnais', 'members', '88', 'exact', '2022-05-12', '2022-05-12', 'corpus/avallonnais-2022.txt', 'fédère pour
l''instant 88, qui ont tous adhéré', 0.942, True, False, 'last'),
('89-avallonnais', 'contract_years', '5', NULL, '2022-05-12', '2022-05-12', 'corpus/avallonnais-2022.txt', 'contrat de cinq ans', 0.969, True, True, 'only statement');
CREATE TABLE member(fact_id VARCHAR NOT NULL, release_id VARCHAR NOT NULL, entry_id VARCHAR NOT NULL, cpts_id VARCHAR NOT NULL, "value" BIGINT NOT NULL, bound VARCHAR NOT NULL, value_max BIGINT, evidence_id VARCHAR, confidence DOUBLE);
INSERT INTO "member" VALUES
('c5b9638cadda454e.0.members', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 88, 'exact', NULL, 'c5b9638cadda454e.0.members@0', 0.942),
('1541af101296b849.0.members', '1541af101296b849', '1541af101296b849.0', '89-avallonnais', 127, 'exact', NULL, '1541af101296b849.0.members@0', 0.942);
CREATE TABLE mentioned(fact_id VARCHAR NOT NULL, release_id VARCHAR NOT NULL, "position" INTEGER NOT NULL, "name" VARCHAR NOT NULL, name_key VARCHAR NOT NULL, evidence_id VARCHAR, confidence DOUBLE);
CREATE TABLE milestone(fact_id VARCHAR NOT NULL, release_id VARCHAR NOT NULL, entry_id VARCHAR NOT NULL, cpts_id VARCHAR NOT NULL, "position" INTEGER NOT NULL, "event" VARCHAR NOT NULL, date VARCHAR, "precision" VARCHAR, date_first DATE, evidence_id VARCHAR, confidence DOUBLE);
INSERT INTO "milestone" VALUES
('c5b9638cadda454e.0.milestones.0', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 0, 'approval', '2022-02-04', 'day', '2022-02-04', 'c5b9638cadda454e.0.milestones.0@0', 0.961);
CREATE TABLE mission(fact_id VARCHAR NOT NULL, release_id VARCHAR NOT NULL, entry_id VARCHAR NOT NULL, cpts_id VARCHAR NOT NULL, "position" INTEGER NOT NULL, category VARCHAR NOT NULL, "level" VARCHAR, title VARCHAR NOT NULL, items VARCHAR[] NOT NULL, evidence_id VARCHAR, confidence DOUBLE);
INSERT INTO "mission" VALUES
('c5b9638cadda454e.0.missions.0', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 0, 'medecin_traitant', 'socle', 'faciliter l''accès à un médecin traitant', [], 'c5b9638cadda454e.0.missions.0@0', 0.985),
('c5b9638cadda454e.0.missions.1', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 1, 'soins_non_programmes', 'socle', 'améliorer la prise en charge des soins non programmés', [], 'c5b9638cadda454e.0.missions.1@0', 0.985),
('c5b9638cadda454e.0.missions.2', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 2, 'parcours', 'socle', 'organiser un parcours autour du patient diabétique', [], 'c5b9638cadda454e.0.missions.2@0', 0.97),
('c5b9638cadda454e.0.missions.3', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 3, 'prevention', 'socle', 'développer la prévention', [], 'c5b9638cadda454e.0.missions.3@0', 0.97),
('c5b9638cadda454e.0.missions.4', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 4, 'crise', 'socle', 'préparer la réponse aux crises sanitaires graves', [], 'c5b9638cadda454e.0.missions.4@0', 0.985),
('c5b9638cadda454e.0.missions.5', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 5, 'qualite', 'complementaire', 'Au titre des missions optionnelles, elle a choisi la qualité et la pertinence des soins', [], 'c5b9638cadda454e.0.missions.5@0', 0.929),
('1541af101296b849.0.missions.1', '1541af101296b849', '1541af101296b849.0', '89-avallonnais', 1, 'soins_non_programmes', NULL, 'Soins non programmés', ['vingt créneaux sont gardés chaque jour dans les cabinets du territoire'], '1541af101296b849.0.missions.1@0', 0.985),
('1541af101296b849.0.missions.2', '1541af101296b849', '1541af101296b849.0', '89-avallonnais', 2, 'prevention', NULL, 'Prévention', ['des ateliers sur la qualité de l''air intérieur ont lieu dans les crèches'], '1541af101296b849.0.missions.2@0', 0.962);
CREATE TABLE official_department(code VARCHAR PRIMARY KEY, "name" VARCHAR NOT NULL, region_code VARCHAR NOT NULL, region VARCHAR NOT NULL, population BIGINT NOT NULL, vintage INTEGER NOT NULL);
INSERT INTO "official_department" VALUES
('01', 'Ain', '84', 'Auvergne-Rhône-Alpes', 679344, 2026),
('02', 'Aisne', '32', 'Hauts-de-France', 523342, 2026),
('03', 'Allier', '84', 'Auvergne-Rhône-Alpes', 333298, 2026),
('04', 'Alpes-de-Haute-Provence', '93', 'Provence-Alpes-Côte d''Azur', 168054, 2026),
('05', 'Hautes-Alpes', '93', 'Provence-Alpes-Côte d''Azur', 143467, 2026),
('06', 'Alpes-Maritimes', '93', 'Provence-Alpes-Côte d''Azur', 1128418, 2026),
('07', 'Ardèche', '84', 'Auvergne-Rhône-Alpes', 334231, 2026),
('08', 'Ardennes', '44', 'Grand Est', 265893, 2026),
('09', 'Ariège', '76', 'Occitanie', 155722, 2026),
('10', 'Aube', '44', 'Grand Est', 310447, 2026),
('11', 'Aude', '76', 'Occitanie', 379648, 2026),
('12', 'Aveyron', '76', 'Occitanie', 279609, 2026),
('13', 'Bouches-du-Rhône', '93', 'Provence-Alpes-Côte d''Azur', 2087658, 2026),
('14', 'Calvados', '28', 'Normandie', 709441, 2026),
('15', 'Cantal', '84', 'Auvergne-Rhône-Alpes', 144196, 2026),
('16', 'Charente', '75', 'Nouvelle-Aquitaine', 352683, 2026),
('17', 'Charente-Maritime', '75', 'Nouvelle-Aquitaine', 672279, 2026),
('18', 'Cher', '24', 'Centre-Val de Loire', 298660, 2026),
('19', 'Corrèze', '75', 'Nouvelle-Aquitaine', 240826, 2026),
('21', 'Côte-d''Or', '27', 'Bourgogne-Franche-Comté', 540100, 2026),
('22', 'Côtes-d''Armor', '53', 'Bretagne', 611859, 2026),
('23', 'Creuse', '75', 'Nouvelle-Aquitaine', 115527, 2026),
('24', 'Dordogne', '75', 'Nouvelle-Aquitaine', 417614, 2026),
('25', 'Doubs', '27', 'Bourgogne-Franche-Comté', 547163, 2026),
('26', 'Drôme', '84', 'Auvergne-Rhône-Alpes', 524207, 2026),
('27', 'Eure', '28', 'Normandie', 602714, 2026),
('28', 'Eure-et-Loir', '24', 'Centre-Val de Loire', 433129, 2026),
('29', 'Finistère', '53', 'Bretagne', 933455, 2026),
('2A', 'Corse-du-Sud', '94', 'Corse', 168306, 2026),
('2B', 'Haute-Corse', '94', 'Corse', 187180, 2026),
('30', 'Gard', '76', 'Occitanie', 770940, 2026),
('31', 'Haute-Garonne', '76', 'Occitanie', 1471468, 2026),
('32', 'Gers', '76', 'Occitanie', 192645, 2026),
('33', 'Gironde', '75', 'Nouvelle-Aquitaine', 1690493, 2026),
('34', 'Hérault', '76', 'Occitanie', 1230289, 2026),
('35', 'Ille-et-Vilaine', '53', 'Bretagne', 1120666, 2026),
('36', 'Indre', '24', 'Centre-Val de Loire', 216069, 2026),
('37', 'Indre-et-Loire', '24', 'Centre-Val de Loire', 619362, 2026),
('38', 'Isère', '84', 'Auvergne-Rhône-Alpes', 1298990, 2026),
('39', 'Jura', '27', 'Bourgogne-Franche-Comté', 257973, 2026),
('40', 'Landes', '75', 'Nouvelle-Aquitaine', 433570, 2026),
('41', 'Loir-et-Cher', '24', 'Centre-Val de Loire', 328543, 2026),
('42', 'Loire', '84', 'Auvergne-Rhône-Alpes', 774133, 2026),
('43', 'Haute-Loire', '84', 'Auvergne-Rhône-Alpes', 228654, 2026),
('44', 'Loire-Atlantique', '52', 'Pays de la Loire', 1487570, 2026),
('45', 'Loiret', '24', 'Centre-Val de Loire', 691268, 2026),
('46', 'Lot', '76', 'Occitanie', 176473, 2026),
('47', 'Lot-et-Garonne', '75', 'Nouvelle-Aquitaine', 333602, 2026),
('48', 'Lozère', '76', 'Occitanie', 76486, 2026),
('49', 'Maine-et-Loire', '52', 'Pays de la Loire', 833776, 2026),
('50', 'Manche', '28', 'Normandie', 497522, 2026),
('51', 'Marne', '44', 'Grand Est', 563076, 2026),
('52', 'Haute-Marne', '44', 'Grand Est', 168331, 2026),
('53', 'Mayenne', '52', 'Pays de la Loire', 305468, 2026),
('54', 'Meurthe-et-Moselle', '44', 'Grand Est', 732236, 2026),
('55', 'Meuse', '44', 'Grand Est', 180290, 2026),
('56', 'Morbihan', '53', 'Bretagne', 783390, 2026),
('57', 'Moselle', '44', 'Grand Est', 1051309, 2026),
('58', 'Nièvre', '27', 'Bourgogne-Franche-Comté', 201417, 2026),
('59', 'Nord', '32', 'Hauts-de-France', 2615635, 2026),
('60', 'Oise', '32', 'Hauts-de-France', 829899, 2026),
('61', 'Orne', '28', 'Normandie', 275201, 2026),
('62', 'Pas-de-Calais', '32', 'Hauts-de-France', 1457905, 2026),
('63', 'Puy-de-Dôme', '84', 'Auvergne-Rhône-Alpes', 664453, 2026),
('64', 'Pyrénées-Atlantiques', '75', 'Nouvelle-Aquitaine', 706564, 2026),
('65', 'Hautes-Pyrénées', '76', 'Occitanie', 231349, 2026),
('66', 'Pyrénées-Orientales', '76', 'Occitanie', 496855, 2026),
('67', 'Bas-Rhin', '44', 'Grand Est', 1163810, 2026),
('68', 'Haut-Rhin', '44', 'Grand Est', 770738, 2026),
('69', 'Rhône', '84', 'Auvergne-Rhône-Alpes', 1914667, 2026),
('70', 'Haute-Saône', '27', 'Bourgogne-Franche-Comté', 233185, 2026),
('71', 'Saône-et-Loire', '27', 'Bourgogne-Franche-Comté', 550310, 2026),
('72', 'Sarthe', '52', 'Pays de la Loire', 566733, 2026),
('73', 'Savoie', '84', 'Auvergne-Rhône-Alpes', 448226, 2026),
('74', 'Haute-Savoie', '84', 'Auvergne-Rhône-Alpes', 861158, 2026),
('75', 'Paris', '11', 'Île-de-France', 2103778, 2026),
('76', 'Seine-Maritime', '28', 'Normandie', 1260964, 2026),
('77', 'Seine-et-Marne', '11', 'Île-de-France', 1468108, 2026),
('78', 'Yvelines', '11', 'Île-de-France', 1485086, 2026),
('79', 'Deux-Sèvres', '75', 'Nouvelle-Aquitaine', 375229, 2026),
('80', 'Somme', '32', 'Hauts-de-France', 565413, 2026),
('81', 'Tarn', '76', 'Occitanie', 397352, 2026),
('82', 'Tarn-et-Garonne', '76', 'Occitanie', 265817, 2026),
('83', 'Var', '93', 'Provence-Alpes-Côte d''Azur', 1119307, 2026),
('84', 'Vaucluse', '93', 'Provence-Alpes-Côte d''Azur', 572056, 2026),
('85', 'Vendée', '52', 'Pays de la Loire', 713609, 2026),
('86', 'Vienne', '75', 'Nouvelle-Aquitaine', 438897, 2026),
('87', 'Haute-Vienne', '75', 'Nouvelle-Aquitaine', 373167, 2026),
('88', 'Vosges', '44', 'Grand Est', 357248, 2026),
('89', 'Yonne', '27', 'Bourgogne-Franche-Comté', 332267, 2026),
('90', 'Territoire de Belfort', '27', 'Bourgogne-Franche-Comté', 140255, 2026),
('91', 'Essonne', '11', 'Île-de-France', 1338485, 2026),
('92', 'Hauts-de-Seine', '11', 'Île-de-France', 1654712, 2026),
('93', 'Seine-Saint-Denis', '11', 'Île-de-France', 1704316, 2026),
('94', 'Val-de-Marne', '11', 'Île-de-France', 1426929, 2026),
('95', 'Val-d''Oise', '11', 'Île-de-France', 1281653, 2026),
('971', 'Guadeloupe', '01', 'Guadeloupe', 384160, 2026),
('972', 'Martinique', '02', 'Martinique', 360630, 2026),
('973', 'Guyane', '03', 'Guyane', 293996, 2026),
('974', 'La Réunion', '04', 'La Réunion', 889679, 2026),
('975', 'Saint-Pierre-et-Miquelon', '975', 'Saint-Pierre-et-Miquelon', 5790, 2026),
('976', 'Mayotte', '06', 'Mayotte', 256518, 2026),
('977', 'Saint-Barthélemy', '977', 'Saint-Barthélemy', 10660, 2026),
('978', 'Saint-Martin', '978', 'Saint-Martin', 31160, 2026),
('984', 'Terres australes et antarctiques françaises', '984', 'Terres australes et antarctiques françaises', 0, 2026),
('986', 'Wallis et Futuna', '986', 'Wallis et Futuna', 11151, 2026),
('987', 'Polynésie française', '987', 'Polynésie française', 278786, 2026),
('988', 'Nouvelle-Calédonie', '988', 'Nouvelle-Calédonie', 264596, 2026),
('989', 'Île de Clipperton', '989', 'Île de Clipperton', 0, 2026);
CREATE TABLE ordinal(fact_id VARCHAR NOT NULL, release_id VARCHAR NOT NULL, entry_id VARCHAR NOT NULL, cpts_id VARCHAR NOT NULL, rank INTEGER NOT NULL, "scope" VARCHAR NOT NULL, evidence_id VARCHAR, confidence DOUBLE);
CREATE TABLE population(fact_id VARCHAR NOT NULL, release_id VARCHAR NOT NULL, entry_id VARCHAR NOT NULL, cpts_id VARCHAR NOT NULL, "value" BIGINT NOT NULL, bound VARCHAR NOT NULL, value_max BIGINT, verdict VARCHAR, official BIGINT, official_vintage INTEGER, official_kind VARCHAR, official_of VARCHAR, difference_percent DOUBLE, verdict_reason VARCHAR, evidence_id VARCHAR, confidence DOUBLE);
INSERT INTO "population" VALUES
('1541af101296b849.0.population', '1541af101296b849', '1541af101296b849.0', '89-avallonnais', 18000, 'at_least', NULL, 'within', 18432, 2025, 'municipal', 'epci', 2.4, '18432 is the sum of the intercommunalités of the COG 2025, populations légales (municipal)', '1541af101296b849.0.population@0', 0.967),
('c5b9638cadda454e.0.population', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 24500, 'about', NULL, 'differs', 19823, 2019, 'total', 'epci', -19.09, '19823 is the sum of the intercommunalités of the COG 2019, populations légales (total)', 'c5b9638cadda454e.0.population@0', 1.0);
CREATE TABLE population_check(cpts_id VARCHAR, "name" VARCHAR, announced BIGINT, bound VARCHAR, official BIGINT, verdict VARCHAR, vintage INTEGER, kind VARCHAR, difference_percent DOUBLE, official_of VARCHAR, reason VARCHAR, quotation VARCHAR, "source" VARCHAR, released VARCHAR);
INSERT INTO "population_check" VALUES
('89-avallonnais', 'CPTS du Grand Avallonnais', 24500, 'about', 19823, 'differs', 2019, 'total', -19.09, 'epci', '19823 is the sum of the intercommunalités of the COG 2019, populations légales (total)', '19
039 habitants', 'corpus/avallonnais-2022.txt', '2022-05-12'),
('89-avallonnais', 'CPTS du Grand Avallonnais', 18000, 'at_least', 18432, 'within', 2025, 'municipal', 2.4, 'epci', '18432 is the sum of the intercommunalités of the COG 2025, populations légales (municipal)', 'Plus de 18 000 personnes', 'corpus/avallonnais-2024.txt', '2024-03-14');
CREATE TABLE possible_duplicate(pair_id VARCHAR PRIMARY KEY, cpts_id VARCHAR NOT NULL, other_id VARCHAR NOT NULL, points INTEGER NOT NULL, reasons VARCHAR[] NOT NULL);
CREATE TABLE professionals(fact_id VARCHAR NOT NULL, release_id VARCHAR NOT NULL, entry_id VARCHAR NOT NULL, cpts_id VARCHAR NOT NULL, "value" BIGINT NOT NULL, bound VARCHAR NOT NULL, value_max BIGINT, evidence_id VARCHAR, confidence DOUBLE);
INSERT INTO "professionals" VALUES
('c5b9638cadda454e.0.professionals', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 200, 'at_least', NULL, 'c5b9638cadda454e.0.professionals@0', 0.953);
CREATE TABLE profile(own_id VARCHAR PRIMARY KEY, "names" VARCHAR[] NOT NULL, departments VARCHAR[] NOT NULL, regions VARCHAR[] NOT NULL, communes VARCHAR[] NOT NULL, epcis VARCHAR[] NOT NULL, populations BIGINT[] NOT NULL, signed VARCHAR[] NOT NULL, keys VARCHAR[] NOT NULL);
INSERT INTO "profile" VALUES
('89-avallonnais', ['avallonnais'], ['89'], [], [], ['200039758'], [18000], ['2022-05'], ['89:ava', 'epci:200039758', 'name:avallonnais', 'word:avallonnais']),
('89-grand-avallonnais', ['grand avallonnais'], ['89'], ['27'], [], ['200039758'], [24500], ['2022-05-12'], ['89:ava', 'epci:200039758', 'name:avallonnais grand', 'word:avallonnais']);
CREATE TABLE "publication"(publication_id VARCHAR PRIMARY KEY, "source" VARCHAR NOT NULL, url VARCHAR NOT NULL, sha256 VARCHAR NOT NULL, "release" VARCHAR NOT NULL, first_at TIMESTAMP NOT NULL);
CREATE TABLE region(fact_id VARCHAR NOT NULL, release_id VARCHAR NOT NULL, entry_id VARCHAR NOT NULL, cpts_id VARCHAR NOT NULL, "name" VARCHAR NOT NULL, code VARCHAR, evidence_id VARCHAR, confidence DOUBLE);
INSERT INTO "region" VALUES
('c5b9638cadda454e.0.region', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', 'Bourgogne-Franche-Comté', '27', 'c5b9638cadda454e.0.region@0', 0.99);
CREATE TABLE "release"(release_id VARCHAR PRIMARY KEY, run_id INTEGER NOT NULL, "source" VARCHAR NOT NULL, status VARCHAR NOT NULL, reason VARCHAR, lost VARCHAR, sha256 VARCHAR, size BIGINT, mtime_ns BIGINT, media VARCHAR, pages INTEGER, kind VARCHAR, title VARCHAR, title_evidence_id VARCHAR, title_confidence DOUBLE, released VARCHAR, released_precision VARCHAR, released_first DATE, released_evidence_id VARCHAR, released_confidence DOUBLE, "text" VARCHAR, extracted_at TIMESTAMP NOT NULL, fingerprint VARCHAR NOT NULL, project_version VARCHAR NOT NULL);
INSERT INTO "release" VALUES
('c5b9638cadda454e', 1, 'corpus/avallonnais-2022.txt', 'ok', NULL, NULL, 'bb9e4c3cc9e4258237287ea29a1f6816e0cae35905e6ea875eb5dce53e5c8c76', 1956, 1795702350842453716, 'text', NULL, 'communique', 'Une nouvelle CPTS dans l''Yonne', 'c5b9638cadda454e.title@0', 0.85, '2022-05-12', 'day', '2022-05-12', 'c5b9638cadda454e.released@0', 0.93, 'AGENCE RÉGIONALE DE SANTÉ
BOURGOGNE-FRANCHE-COMTÉ

Communiqué de presse - Dijon, le 12/05/2022

Une nouvelle CPTS dans l''Yonne

L''ARS Bourgogne-Franche-Comté, la CPAM de l''Yonne et les
professionnels de santé de la CPTS du Grand Avallonnais signent
aujourd''hui, à Vézelay, le contrat qui donne à cette communauté les
moyens d''agir.

Un périmètre taillé sur mesure

La CPTS du Grand Avallonnais couvre les 48 communes de la communauté
de communes Avallon, Vézelay, Morvan, ce qui représente au total 19
039 habitants. La densité de médecins généralistes y est inférieure
de 30 % à la moyenne nationale. Un peu plus de deux cents
professionnels de santé y exercent ; la CPTS en fédère pour
l''instant 88, qui ont tous adhéré à l''association.

Un contrat de cinq ans, des priorités claires

Au titre des missions socles, la CPTS du Grand Avallonnais devra :
- faciliter l''accès à un médecin traitant ;
- améliorer la prise en charge des soins non programmés ;
- organiser un parcours autour du patient diabétique ;
- développer la prévention, avec une campagne contre les
  perturbateurs endocriniens ;
- préparer la réponse aux crises sanitaires graves.

Au titre des missions optionnelles, elle a choisi la qualité et la
pertinence des soins.

Un financement progressif

La CPTS bénéficiera de 50 000 euros par an pour son fonctionnement.
Pour ses missions, l''enveloppe annuelle sera comprise entre 120 000
et 150 000 euros. L''ARS a d''ores et déjà versé 25 k€ pour
l''élaboration du projet de santé, déposé le 30 septembre 2021 et
approuvé le 4 février 2022.

À titre de comparaison, l''accord national prévoit de 50 000 à 90 000
euros par an pour le fonctionnement, selon la taille de la CPTS.

L''Yonne compte désormais 4 CPTS, et la région 41. En Bourgogne-
Franche-Comté, 2,1 millions d''habitants vivent sur le territoire
d''une CPTS.

Contact presse
ARS Bourgogne-Franche-Comté
██████@███████.███
', '2026-11-26 14:12:54', 'a9914592b1e235123722916014cf780d5e2472aa3e15d73047d1c3089e3db05d', '0.5.0'),
('1541af101296b849', 1, 'corpus/avallonnais-2024.txt', 'ok', NULL, NULL, 'a1806583d96f5c23869b3c83321dbd6bfc41bab0a74c13c0cb791b0f703056c9', 1093, 1795702350842523026, 'text', NULL, 'page', 'Vivre à Avallon > Santé > Les soignants s''organisent', '1541af101296b849.title@0', 0.85, '2024-03-14', 'day', '2024-03-14', '1541af101296b849.released@0', 0.89, 'VILLE D''AVALLON
Vivre à Avallon > Santé > Les soignants s''organisent

La CPTS de l''Avallonnais, mode d''emploi

Mis à jour le 14 mars 2024

Vous cherchez un médecin ? Vous sortez de l''hôpital ? La CPTS de l''Avallonnais peut vous aider. Cette association de soignants a signé en mai 2022 un contrat avec l''ARS et la CPAM de l''Yonne.

Où ?
Dans les quarante-huit communes de la CC Avallon-Vézelay-Morvan, de Châtel-Censoir à Saint-Léger-Vauban. Plus de 18 000 personnes y habitent, dont un tiers dans notre ville.

Qui ?
À ce jour, 127 professionnels de santé ont adhéré. L''équipe salariée compte deux coordinatrices.

Quoi ?
- Médecin traitant : un formulaire est à votre disposition à l''accueil de la mairie.
- Soins non programmés : vingt créneaux sont gardés chaque jour dans les cabinets du territoire.
- Prévention : des ateliers sur la qualité de l''air intérieur ont lieu dans les crèches.

Combien ?
Rien pour vous : l''Assurance Maladie verse à la CPTS 50 000 € par an pour son fonctionnement. La commune prête une salle.

Nous écrire : ██████@███████.███
', '2026-11-26 14:12:54', 'a9914592b1e235123722916014cf780d5e2472aa3e15d73047d1c3089e3db05d', '0.5.0');
CREATE TABLE reviewed(decision_id INTEGER PRIMARY KEY, release_id VARCHAR NOT NULL, cpts_id VARCHAR, entry_id VARCHAR, fact_id VARCHAR, about VARCHAR NOT NULL, state VARCHAR NOT NULL, taken VARCHAR NOT NULL, made VARCHAR NOT NULL);
INSERT INTO "reviewed" VALUES
(1, 'c5b9638cadda454e', '89-avallonnais', 'c5b9638cadda454e.0', 'c5b9638cadda454e.0.population', 'population', 'applied', '{"evidence": [{"evidence_id": "c5b9638cadda454e.0.population@0", "release_id": "c5b9638cadda454e", "entry_id": "c5b9638cadda454e.0", "cpts_id": "89-avallonnais", "field": "population", "fact_id": "c5b9638cadda454e.0.population", "rank": 0, "start": 499, "end": 515, "page": null, "boxes": [], "quotation": "19\n039 habitants", "rule": "population.count-of-inhabitants", "confidence": 0.988}], "population": [{"fact_id": "c5b9638cadda454e.0.population", "release_id": "c5b9638cadda454e", "entry_id": "c5b9638cadda454e.0", "cpts_id": "89-avallonnais", "value": 19039, "bound": "exact", "value_max": null, "verdict": "exact", "official": 19039, "official_vintage": 2023, "official_kind": "total", "official_of": "epci", "difference_percent": 0.0, "verdict_reason": "19039 is the sum of the intercommunalités of the COG 2023, populations légales (total)", "evidence_id": "c5b9638cadda454e.0.population@0", "confidence": 0.988}]}', '{"evidence": ["c5b9638cadda454e.0.population@0"], "population": ["c5b9638cadda454e.0.population"]}'),
(2, '1541af101296b849', '89-avallonnais', '1541af101296b849.0', NULL, 'mission', 'applied', '{"mission": [{"fact_id": "1541af101296b849.0.missions.0", "release_id": "1541af101296b849", "entry_id": "1541af101296b849.0", "cpts_id": "89-avallonnais", "position": 0, "category": "medecin_traitant", "level": null, "title": "Médecin traitant", "items": [], "evidence_id": "1541af101296b849.0.missions.0@0", "confidence": 0.962}], "evidence": [{"evidence_id": "1541af101296b849.0.missions.0@0", "release_id": "1541af101296b849", "entry_id": "1541af101296b849.0", "cpts_id": "89-avallonnais", "field": "missions.0", "fact_id": "1541af101296b849.0.missions.0", "rank": 0, "start": 625, "end": 641, "page": null, "boxes": [], "quotation": "Médecin traitant", "rule": "missions.head-doctor", "confidence": 0.962}]}', '{"mission": [], "evidence": []}');
CREATE TABLE run(run_id INTEGER PRIMARY KEY, started_at TIMESTAMP NOT NULL, finished_at TIMESTAMP, project_version VARCHAR NOT NULL, fingerprint VARCHAR NOT NULL, paths VARCHAR[] NOT NULL, forced BOOLEAN NOT NULL, added INTEGER, changed INTEGER, again INTEGER, unchanged INTEGER, failed INTEGER);
INSERT INTO "run" VALUES
(1, '2026-11-26 14:12:54', '2026-11-26 14:12:55', '0.5.0', 'a9914592b1e235123722916014cf780d5e2472aa3e15d73047d1c3089e3db05d', ['corpus'], False, 2, 0, 0, 0, 0);
CREATE TABLE signature(fact_id VARCHAR NOT NULL, release_id VARCHAR NOT NULL, entry_id VARCHAR NOT NULL, cpts_id VARCHAR NOT NULL, date VARCHAR, "precision" VARCHAR, date_first DATE, place VARCHAR, place_evidence_id VARCHAR, place_confidence DOUBLE, evidence_id VARCHAR, confidence DOUBLE);
INSERT INTO "signature" VALUES
('c5b9638cadda454e.0.signature_date', 'c5b9638cadda454e', 'c5b9638cadda454e.0', '89-avallonnais', '2022-05-12', 'day', '2022-05-12', 'Vézelay', 'c5b9638cadda454e.0.signature_place@0', 0.916, 'c5b9638cadda454e.0.signature_date@0', 0.942),
('1541af101296b849.0.signature_date', '1541af101296b849', '1541af101296b849.0', '89-avallonnais', '2022-05', 'month', '2022-05-01', NULL, NULL, NULL, '1541af101296b849.0.signature_date@0', 0.977);
CREATE TABLE size_class(fact_id VARCHAR NOT NULL, release_id VARCHAR NOT NULL, entry_id VARCHAR NOT NULL, cpts_id VARCHAR NOT NULL, "value" INTEGER NOT NULL, evidence_id VARCHAR, confidence DOUBLE);
CREATE TABLE "source"("name" VARCHAR PRIMARY KEY, kind VARCHAR NOT NULL, "location" VARCHAR NOT NULL, settings VARCHAR NOT NULL, answered_url VARCHAR, etag VARCHAR, last_modified VARCHAR, looked_at TIMESTAMP NOT NULL, failures INTEGER NOT NULL, "error" VARCHAR);
CREATE TABLE stale(cpts_id VARCHAR PRIMARY KEY);
CREATE TABLE warehouse(schema_version INTEGER PRIMARY KEY, schema_digest VARCHAR NOT NULL, "columns" VARCHAR[] NOT NULL, project_version VARCHAR NOT NULL, created_at TIMESTAMP NOT NULL, grouped_by VARCHAR);
INSERT INTO "warehouse" VALUES
(2, 'c041509d2a5f45df33fc86b13d1c5f207cb13c9140b7115a11a776bdd187658e', ['warehouse.schema_version', 'warehouse.schema_digest', 'warehouse.columns', 'warehouse.project_version', 'warehouse.created_at', 'warehouse.grouped_by', 'run.run_id', 'run.started_at', 'run.finished_at', 'run.project_version', 'run.fingerprint', 'run.paths', 'run.forced', 'run.added', 'run.changed', 'run.again', 'run.unchanged', 'run.failed', 'release.release_id', 'release.run_id', 'release.source', 'release.status', 'release.reason', 'release.lost', 'release.sha256', 'release.size', 'release.mtime_ns', 'release.media', 'release.pages', 'release.kind', 'release.title', 'release.title_evidence_id', 'release.title_confidence', 'release.released', 'release.released_precision', 'release.released_first', 'release.released_evidence_id', 'release.released_confidence', 'release.text', 'release.extracted_at', 'release.fingerprint', 'release.project_version', 'source.name', 'source.kind', 'source.location', 'source.settings', 'source.answered_url', 'source.etag', 'source.last_modified', 'source.looked_at', 'source.failures', 'source.error', 'fetched.url', 'fetched.source', 'fetched.asked_at', 'fetched.status', 'fetched.answered_url', 'fetched.etag', 'fetched.last_modified', 'fetched.sha256', 'fetched.release', 'fetched.fingerprint', 'fetched.error', 'publication.publication_id', 'publication.source', 'publication.url', 'publication.sha256', 'publication.release', 'publication.first_at', 'cpts.cpts_id', 'cpts.name', 'cpts.departments', 'cpts.own_ids', 'cpts.reasons', 'decision.decision_id', 'decision.kind', 'decision.one', 'decision.other', 'decision.one_ids', 'decision.other_ids', 'decision.who', 'decision.why', 'decision.decided_at', 'decision.in_place_of', 'decision.sha256', 'decision.about', 'decision.entry_key', 'decision.seen', 'decision.value', 'decision.seen_quotation', 'decision.quotation', 'decision.start', 'reviewed.decision_id', 'reviewed.release_id', 'reviewed.cpts_id', 'reviewed.entry_id', 'reviewed.fact_id', 'reviewed.about', 'reviewed.state', 'reviewed.taken', 'reviewed.made', 'possible_duplicate.pair_id', 'possible_duplicate.cpts_id', 'possible_duplicate.other_id', 'possible_duplicate.points', 'possible_duplicate.reasons', 'profile.own_id', 'profile.names', 'profile.departments', 'profile.regions', 'profile.communes', 'profile.epcis', 'profile.populations', 'profile.signed', 'profile.keys', 'stale.cpts_id', 'official_department.code', 'official_department.name', 'official_department.region_code', 'official_department.region', 'official_department.population', 'official_department.vintage', 'entry.entry_id', 'entry.cpts_id', 'entry.own_id', 'entry.release_id', 'entry.position', 'entry.subject', 'entry.name', 'entry.name_key', 'entry.departments', 'entry.evidence_id', 'entry.confidence', 'cpts_name.fact_id', 'cpts_name.release_id', 'cpts_name.entry_id', 'cpts_name.cpts_id', 'cpts_name.name', 'cpts_name.is_alias', 'cpts_name.name_key', 'cpts_name.evidence_id', 'cpts_name.confidence', 'signature.fact_id', 'signature.release_id', 'signature.entry_id', 'signature.cpts_id', 'signature.date', 'signature.precision', 'signature.date_first', 'signature.place', 'signature.place_evidence_id', 'signature.place_confidence', 'signature.evidence_id', 'signature.confidence', 'founding.fact_id', 'founding.release_id', 'founding.entry_id', 'founding.cpts_id', 'founding.date', 'founding.precision', 'founding.date_first', 'founding.evidence_id', 'founding.confidence', 'milestone.fact_id', 'milestone.release_id', 'milestone.entry_id', 'milestone.cpts_id', 'milestone.position', 'milestone.event', 'milestone.date', 'milestone.precision', 'milestone.date_first', 'milestone.evidence_id', 'milestone.confidence', 'population.fact_id', 'population.release_id', 'population.entry_id', 'population.cpts_id', 'population.value', 'population.bound', 'population.value_max', 'population.verdict', 'population.official', 'population.official_vintage', 'population.official_kind', 'population.official_of', 'population.difference_percent', 'population.verdict_reason', 'population.evidence_id', 'population.confidence', 'commune_count.fact_id', 'commune_count.release_id', 'commune_count.entry_id', 'commune_count.cpts_id', 'commune_count.value', 'commune_count.evidence_id', 'commune_count.confidence', 'commune.fact_id', 'commune.release_id', 'commune.entry_id', 'commune.cpts_id', 'commune.position', 'commune.name', 'commune.insee', 'commune.within', 'commune.link_method', 'commune.vintage', 'commune.evidence_id', 'commune.confidence', 'epci.fact_id', 'epci.release_id', 'epci.entry_id', 'epci.cpts_id', 'epci.position', 'epci.name', 'epci.siren', 'epci.link_method', 'epci.vintage', 'epci.evidence_id', 'epci.confidence', 'department.fact_id', 'department.release_id', 'department.entry_id', 'department.cpts_id', 'department.name', 'department.code', 'department.evidence_id', 'department.confidence', 'region.fact_id', 'region.release_id', 'region.entry_id', 'region.cpts_id', 'region.name', 'region.code', 'region.evidence_id', 'region.confidence', 'professionals.fact_id', 'professionals.release_id', 'professionals.entry_id', 'professionals.cpts_id', 'professionals.value', 'professionals.bound', 'professionals.value_max', 'professionals.evidence_id', 'professionals.confidence', 'member.fact_id', 'member.release_id', 'member.entry_id', 'member.cpts_id', 'member.value', 'member.bound', 'member.value_max', 'member.evidence_id', 'member.confidence', 'size_class.fact_id', 'size_class.release_id', 'size_class.entry_id', 'size_class.cpts_id', 'size_class.value', 'size_class.evidence_id', 'size_class.confidence', 'ordinal.fact_id', 'ordinal.release_id', 'ordinal.entry_id', 'ordinal.cpts_id', 'ordinal.rank', 'ordinal.scope', 'ordinal.evidence_id', 'ordinal.confidence', 'contract.fact_id', 'contract.release_id', 'contract.entry_id', 'contract.cpts_id', 'contract.years', 'contract.evidence_id', 'contract.confidence', 'funding.fact_id', 'funding.release_id', 'funding.entry_id', 'funding.cpts_id', 'funding.position', 'funding.amount', 'funding.amount_max', 'funding.bound', 'funding.purpose', 'funding.period', 'funding.payer', 'funding.meaning', 'funding.evidence_id', 'funding.confidence', 'mission.fact_id', 'mission.release_id', 'mission.entry_id', 'mission.cpts_id', 'mission.position', 'mission.category', 'mission.level', 'mission.title', 'mission.items', 'mission.evidence_id', 'mission.confidence', 'aggregate.fact_id', 'aggregate.release_id', 'aggregate.position', 'aggregate.scope', 'aggregate.indicator', 'aggregate.value', 'aggregate.as_of', 'aggregate.as_of_first', 'aggregate.evidence_id', 'aggregate.confidence', 'mentioned.fact_id', 'mentioned.release_id', 'mentioned.position', 'mentioned.name', 'mentioned.name_key', 'mentioned.evidence_id', 'mentioned.confidence', 'warning.fact_id', 'warning.release_id', 'warning.position', 'warning.code', 'warning.message', 'warning.field', 'warning.found', 'warning.expected', 'warning.expected_source', 'warning.evidence_id', 'warning.confidence', 'evidence.evidence_id', 'evidence.release_id', 'evidence.entry_id', 'evidence.cpts_id', 'evidence.field', 'evidence.fact_id', 'evidence.rank', 'evidence.start', 'evidence.end', 'evidence.page', 'evidence.boxes', 'evidence.quotation', 'evidence.rule', 'evidence.confidence'], '0.5.0', '2026-11-26 14:12:53', '1904e88ec44c962e6d0db1d0addad9ebdba67d6b696f61025b726812b7406de2');
CREATE TABLE warning(fact_id VARCHAR NOT NULL, release_id VARCHAR NOT NULL, "position" INTEGER NOT NULL, code VARCHAR NOT NULL, message VARCHAR NOT NULL, field VARCHAR, found VARCHAR, expected VARCHAR, expected_source VARCHAR, evidence_id VARCHAR, confidence DOUBLE);
CREATE VIEW aggregate_check AS WITH placed AS (SELECT summary.*, COALESCE(summary.department_code, cpts.departments[1]) AS code, cpts.departments FROM (cpts_summary AS summary INNER JOIN cpts USING (cpts_id))), official AS (SELECT code, lower(unnest(list_value("name", region, 'France'))) AS "scope" FROM official_department), inside AS ((SELECT DISTINCT official."scope", placed.cpts_id, placed.signature_date_first AS signed, placed.population FROM ((SELECT *, unnest(departments) AS part FROM placed) AS placed INNER JOIN official ON ((official.code = placed.part)))) UNION (SELECT 'france', cpts_id, signature_date_first, population FROM placed WHERE (len(departments) = 0))), stated AS (SELECT fact."scope", fact.indicator, fact."value", "release"."source", "release".released, proof.quotation, COALESCE(fact.as_of, "release".released) AS dated, COALESCE(fact.as_of_first, "release".released_first) AS "first" FROM (("aggregate" AS fact INNER JOIN "release" USING (release_id)) LEFT JOIN evidence AS proof ON (((proof.evidence_id = fact.evidence_id) AND (proof.entry_id IS NULL) AND (proof.field ~~ 'aggregates%')))) WHERE ((fact.indicator IN ('cpts_count', 'contracts_signed', 'population_covered')) AND (lower(fact."scope") = ANY(SELECT "scope" FROM official))) QUALIFY (dense_rank() OVER (PARTITION BY "release".sha256 ORDER BY ("release".lost IS NOT NULL), "release"."source") = 1)), counts AS (SELECT stated.*, lower("scope") AS place, CASE  WHEN ((length(dated) = 4)) THEN (("first" + to_years(CAST(trunc(CAST(1 AS DOUBLE)) AS INTEGER)))) WHEN ((length(dated) = 7)) THEN (("first" + to_months(CAST(trunc(CAST(1 AS DOUBLE)) AS INTEGER)))) ELSE ("first" + to_days(CAST(trunc(CAST(1 AS DOUBLE)) AS INTEGER))) END AS "before" FROM stated), whole AS (SELECT "scope" AS place, count_star() AS cpts, count(signed) AS contracts, sum(population) AS population FROM inside GROUP BY "scope"), daily AS (SELECT "scope" AS place, signed, sum(count_star()) OVER (PARTITION BY "scope" ORDER BY signed) AS contracts, sum(sum(population)) OVER (PARTITION BY "scope" ORDER BY signed) AS population FROM inside WHERE (signed IS NOT NULL) GROUP BY "scope", signed) SELECT "scope", indicator, stated, as_of, counted, CASE  WHEN ((counted < stated)) THEN ('fewer known') WHEN ((counted = stated)) THEN ('equal') ELSE 'more known' END AS verdict, quotation, "source", released FROM (SELECT counts."scope", counts.indicator, counts."value" AS stated, counts.dated AS as_of, COALESCE(CASE  WHEN ((counts.indicator = 'cpts_count')) THEN (whole.cpts) WHEN (((counts.indicator = 'contracts_signed') AND (counts."before" IS NULL))) THEN (whole.contracts) WHEN ((counts.indicator = 'contracts_signed')) THEN (daily.contracts) WHEN ((counts."before" IS NULL)) THEN (whole.population) ELSE daily.population END, 0) AS counted, counts.quotation, counts."source", counts.released FROM ((counts LEFT JOIN whole ON ((whole.place = counts.place))) ASOF LEFT JOIN daily ON (((daily.place = counts.place) AND (daily.signed < counts."before"))))) ORDER BY "scope", indicator, as_of, "source";
CREATE VIEW coverage_by_department AS WITH placed AS (SELECT summary.*, COALESCE(summary.department_code, cpts.departments[1]) AS code, cpts.departments FROM (cpts_summary AS summary INNER JOIN cpts USING (cpts_id))) SELECT official.code AS department_code, official."name" AS department, official.region, count(placed.cpts_id) AS cpts, count(placed.signature_date) AS signed, sum(placed.population) FILTER (WHERE (placed.signature_date IS NOT NULL)) AS population_covered, count(placed.signature_date) FILTER (WHERE (placed.population IS NULL)) AS population_unknown, any_value(official.population) AS population, any_value(official.vintage) AS vintage, round(((100 * sum(placed.population) FILTER (WHERE (placed.signature_date IS NOT NULL))) / "nullif"(any_value(official.population), 0)), 1) AS share_percent FROM (official_department AS official LEFT JOIN placed USING (code)) GROUP BY official.code, official."name", official.region ORDER BY official.code;
CREATE VIEW funding_detail AS (SELECT summary."name", fact.cpts_id, summary.department, fact.amount, fact.amount_max, fact.bound, fact.purpose, fact.period, fact.payer, fact.meaning, fact.quotation, fact.page, fact."source", fact.released, fact."rule", fact.confidence, fact.fact_id FROM (funding_check AS fact LEFT JOIN cpts_summary AS summary ON ((summary.cpts_id = fact.cpts_id)))) UNION ALL (SELECT NULL, NULL, NULL, fact.amount, fact.amount_max, fact.bound, fact.purpose, fact.period, fact.payer, fact.meaning, proof.quotation, proof.page, "release"."source", "release".released, proof."rule", fact.confidence, fact.fact_id FROM (((SELECT * FROM funding WHERE (entry_id IS NULL)) AS fact INNER JOIN "release" USING (release_id)) LEFT JOIN evidence AS proof ON (((proof.evidence_id = fact.evidence_id) AND (proof.entry_id IS NULL)))) QUALIFY (dense_rank() OVER (PARTITION BY "release".sha256 ORDER BY ("release".lost IS NOT NULL), "release"."source") = 1));
CREATE VIEW mission_matrix AS SELECT "name", cpts_id, department, list_contains(missions, 'medecin_traitant') AS medecin_traitant, list_contains(missions, 'soins_non_programmes') AS soins_non_programmes, list_contains(missions, 'parcours') AS parcours, list_contains(missions, 'prevention') AS prevention, list_contains(missions, 'crise') AS crise, list_contains(missions, 'qualite') AS qualite, list_contains(missions, 'accompagnement') AS accompagnement, list_contains(missions, 'autre') AS autre FROM cpts_summary;
CREATE VIEW published AS SELECT "publication"."release", "publication"."source", "publication".url, "publication".sha256, "publication".first_at, ("publication"."release" IS NOT DISTINCT FROM fetched."release") AS present FROM ("publication" LEFT JOIN fetched USING (url)) ORDER BY "publication".url, "publication".first_at, "publication"."source";
CREATE VIEW signature_timeline AS WITH monthly AS (SELECT CAST(date_trunc('month', signature_date_first) AS DATE) AS "month", count_star() AS signatures, sum(population) AS population, list("name" ORDER BY "name") AS "names" FROM cpts_summary WHERE (length(signature_date) >= 7) GROUP BY ALL) SELECT "month", signatures, sum(signatures) OVER (ORDER BY "month") AS cumulative, population, sum(population) OVER (ORDER BY "month") AS cumulative_population, "names" FROM monthly ORDER BY "month";
CREATE VIEW timeline AS (SELECT cpts_id, "name", 'letter_of_intent' AS "event", letter_of_intent AS date, letter_of_intent_first AS date_first, letter_of_intent_quote AS quotation, letter_of_intent_source AS "source", letter_of_intent_confidence AS confidence FROM cpts_summary WHERE (letter_of_intent IS NOT NULL)) UNION ALL (SELECT cpts_id, "name", 'founding' AS "event", founded AS date, founded_first AS date_first, founded_quote AS quotation, founded_source AS "source", founded_confidence AS confidence FROM cpts_summary WHERE (founded IS NOT NULL))UNION ALL (SELECT cpts_id, "name", 'approval' AS "event", approval AS date, approval_first AS date_first, approval_quote AS quotation, approval_source AS "source", approval_confidence AS confidence FROM cpts_summary WHERE (approval IS NOT NULL))UNION ALL (SELECT cpts_id, "name", 'signature' AS "event", signature_date AS date, signature_date_first AS date_first, signature_date_quote AS quotation, signature_date_source AS "source", signature_date_confidence AS confidence FROM cpts_summary WHERE (signature_date IS NOT NULL)) ORDER BY cpts_id, date_first, "event";
