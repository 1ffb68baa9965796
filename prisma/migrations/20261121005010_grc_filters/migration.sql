-- Every filter of the GRC door bounds an index. Who changed an incident last stands on it, written with the change: the
-- ledger knew, but had to be asked of every incident.
ALTER TABLE incident ADD COLUMN "updated_by_id" TEXT;
-- The owner too is bound by the boundaries: it names every organisation first.
DO $$
BEGIN
  PERFORM set_config('tocsin.orgs', coalesce((SELECT string_agg(o.id::text, ',') FROM lookup_all_orgs() o), ''), true);
  UPDATE incident i
  SET updated_by_id = coalesce((
    SELECT e.actor_id FROM ledger_entry e WHERE e.org_id = i.org_id AND e.subject_id = i.id::text
    ORDER BY e.seq DESC LIMIT 1), i.created_by_id);
END $$;
ALTER TABLE incident ALTER COLUMN "updated_by_id" SET NOT NULL;
CREATE INDEX incident_by_last_writer ON incident (org_id, updated_by_id);

-- What is asked for whole, as a number that the database computes: texts are too long for an index, and the category and
-- the times taken are worked out of several columns. Two texts may have one number: the filter compares them besides.
-- An instant that the door keeps has its zone with it, so reading it depends on no setting.
CREATE FUNCTION kept_instant(said text) RETURNS timestamptz
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp
AS $$ SELECT said::timestamptz $$;
ALTER TABLE incident
  ADD COLUMN "title_as" INTEGER GENERATED ALWAYS AS (hashtext(title)) STORED,
  ADD COLUMN "description_as" INTEGER GENERATED ALWAYS AS (hashtext(description)) STORED,
  ADD COLUMN "root_cause_as" INTEGER GENERATED ALWAYS AS (hashtext(root_cause)) STORED,
  -- Words as they were said at the door, of severity and category while the register's own value is what it was then;
  -- else the register's own.
  ADD COLUMN "severity_as" INTEGER GENERATED ALWAYS AS (hashtext(lower(
    CASE WHEN extensions #>> '{grc,severity}' IS NOT NULL
          AND extensions #>> '{grc,register_then,severity}' IS NOT DISTINCT FROM
              CASE severity WHEN 'serious' THEN 'serious' WHEN 'non_serious' THEN 'non_serious' END
         THEN extensions #>> '{grc,severity}'
         ELSE CASE severity WHEN 'serious' THEN 'serious' WHEN 'non_serious' THEN 'non-serious' END END))) STORED,
  ADD COLUMN "category_as" INTEGER GENERATED ALWAYS AS (hashtext(lower(
    CASE WHEN extensions #>> '{grc,category}' IS NOT NULL
          AND extensions #>> '{grc,register_then,category}' IS NOT DISTINCT FROM
              CASE breach_kind WHEN 'confidentiality' THEN 'confidentiality' WHEN 'integrity' THEN 'integrity'
                               WHEN 'availability' THEN 'availability' WHEN 'combined' THEN 'combined' END
         THEN extensions #>> '{grc,category}'
         ELSE coalesce(
              CASE breach_kind WHEN 'confidentiality' THEN 'confidentiality' WHEN 'integrity' THEN 'integrity'
                               WHEN 'availability' THEN 'availability' WHEN 'combined' THEN 'combined' END,
              nullif(type_name, 'Unknown')) END))) STORED,
  ADD COLUMN "status_as" INTEGER GENERATED ALWAYS AS (hashtext(lower(coalesce(extensions #>> '{grc,status}',
    CASE status WHEN 'draft' THEN 'draft' WHEN 'open' THEN 'open' WHEN 'notified' THEN 'notified'
                WHEN 'resolved' THEN 'resolved' END)))) STORED,
  ADD COLUMN "source_as" INTEGER GENERATED ALWAYS AS (
    hashtext(lower(coalesce(extensions #>> '{grc,source}', 'edm')))) STORED,
  ADD COLUMN "source_type_as" INTEGER GENERATED ALWAYS AS (hashtext(lower(coalesce(extensions #>> '{grc,source_type}',
    CASE source_type WHEN 'WEBFORM' THEN 'frontend' WHEN 'ASSESSMENT' THEN 'system' ELSE 'api' END)))) STORED,
  ADD COLUMN "mttd_ms" BIGINT GENERATED ALWAYS AS (
    CASE WHEN detected_at >= occurred_at THEN round(extract(epoch FROM detected_at - occurred_at) * 1000) END) STORED,
  ADD COLUMN "mttr_ms" BIGINT GENERATED ALWAYS AS (
    CASE WHEN detected_at IS NULL THEN NULL
         WHEN coalesce(kept_instant(extensions #>> '{grc,contained_at}'), kept_instant(extensions #>> '{grc,closed_at}'),
                       resolution_date) >= detected_at
         THEN round(extract(epoch FROM coalesce(kept_instant(extensions #>> '{grc,contained_at}'),
                    kept_instant(extensions #>> '{grc,closed_at}'), resolution_date) - detected_at) * 1000) END) STORED;
CREATE INDEX incident_by_title ON incident (org_id, title_as);
CREATE INDEX incident_by_description ON incident (org_id, description_as) WHERE description_as IS NOT NULL;
CREATE INDEX incident_by_root_cause ON incident (org_id, root_cause_as) WHERE root_cause_as IS NOT NULL;
CREATE INDEX incident_by_severity_as ON incident (org_id, severity_as) WHERE severity_as IS NOT NULL;
CREATE INDEX incident_by_category_as ON incident (org_id, category_as) WHERE category_as IS NOT NULL;
CREATE INDEX incident_by_status_as ON incident (org_id, status_as);
CREATE INDEX incident_by_source_as ON incident (org_id, source_as);
CREATE INDEX incident_by_source_type_as ON incident (org_id, source_type_as);
CREATE INDEX incident_by_mttd ON incident (org_id, mttd_ms) WHERE mttd_ms IS NOT NULL;
CREATE INDEX incident_by_mttr ON incident (org_id, mttr_ms) WHERE mttr_ms IS NOT NULL;

-- Instants: the register's own here, those that were said at the door in incident_kept.
CREATE INDEX incident_by_detection ON incident (org_id, detected_at) WHERE detected_at IS NOT NULL;
CREATE INDEX incident_by_resolution ON incident (org_id, resolution_date) WHERE resolution_date IS NOT NULL;
CREATE INDEX incident_by_authority_told ON incident (org_id, authority_notified_at) WHERE authority_notified_at IS NOT NULL;
CREATE INDEX incident_by_subjects_told ON incident (org_id, data_subjects_notified_at) WHERE data_subjects_notified_at IS NOT NULL;
CREATE INDEX fact_reported_internally ON fact (org_id, value) WHERE kind = 'reported_internally_at' AND value IS NOT NULL;

-- What those words were found by is no longer of use.
CREATE OR REPLACE FUNCTION kept_of(extensions jsonb) RETURNS TABLE (name text, held bytea)
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT k.name, kept_as(CASE jsonb_typeof(extensions #> ARRAY['grc', k.name])
                           WHEN 'number' THEN (extensions #>> ARRAY['grc', k.name])::float8::text
                           ELSE extensions #>> ARRAY['grc', k.name] END)
  FROM unnest(ARRAY['incident_number', 'owner_id', 'financial_impact', 'contained_at', 'reported_at', 'closed_at',
                    'reported_to_regulators_at', 'customer_notified_at']) k (name)
  WHERE jsonb_typeof(extensions #> ARRAY['grc', k.name]) IN ('string', 'number')
$$;
DO $$
BEGIN
  PERFORM set_config('tocsin.orgs', coalesce((SELECT string_agg(o.id::text, ',') FROM lookup_all_orgs() o), ''), true);
  DELETE FROM incident_kept;
  INSERT INTO incident_kept (org_id, name, held, incident_id)
  SELECT i.org_id, k.name, k.held, i.id FROM incident i, kept_of(i.extensions) k WHERE i.extensions ? 'grc';
END $$;
