-- Who wrote it first. What an application wrote it is the creator of, so this index stands for the one of applications.
DROP INDEX incident_by_app;
CREATE INDEX incident_by_creator ON incident (org_id, created_by_id, year, seq, id);

-- Those that the register door has put into a stage: equal entries, kept once.
CREATE INDEX incident_by_stage ON incident (org_id, stage_id) WHERE stage_id IS NOT NULL AND deleted_at IS NULL;

-- Persons and groups of other systems, and what the GRC door keeps, as rows: jsonb's operators are not leakproof, so under
-- row-level security no index could serve them. Nobody else's incident has any.
CREATE TABLE "incident_assignee" (
    "org_id" UUID NOT NULL,
    "assignee_id" TEXT NOT NULL,
    "incident_id" UUID NOT NULL,

    CONSTRAINT "incident_assignee_pkey" PRIMARY KEY ("org_id", "assignee_id", "incident_id")
);
CREATE INDEX "incident_assignee_incident_id_idx" ON "incident_assignee"("incident_id");
-- A value stands as the SHA-256 of its text, words in small letters.
CREATE TABLE "incident_kept" (
    "org_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "held" BYTEA NOT NULL,
    "incident_id" UUID NOT NULL,

    CONSTRAINT "incident_kept_pkey" PRIMARY KEY ("org_id", "name", "held", "incident_id")
);
CREATE INDEX "incident_kept_incident_id_idx" ON "incident_kept"("incident_id");

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['incident_assignee', 'incident_kept'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (org_id = ANY ((SELECT tocsin_orgs())::uuid[])) WITH CHECK (org_id = ANY ((SELECT tocsin_orgs())::uuid[]))', t);
    -- Written by the triggers below alone, which run as the owner; the app reads.
    EXECUTE format('CREATE POLICY copy ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', t);
  END LOOP;
END $$;

CREATE FUNCTION assignees_of(assignees jsonb) RETURNS SETOF text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp
AS $$
  SELECT DISTINCT a ->> 'assigneeId' FROM jsonb_array_elements(assignees) a WHERE a ->> 'assigneeId' IS NOT NULL
$$;

-- What stands in the rows for a value: numbers as the database writes them.
CREATE FUNCTION kept_as(said text) RETURNS bytea
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp
AS $$ SELECT sha256(convert_to(lower(said), 'UTF8')) $$;

CREATE FUNCTION kept_of(extensions jsonb) RETURNS TABLE (name text, held bytea)
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT k.name, kept_as(CASE jsonb_typeof(extensions #> ARRAY['grc', k.name])
                           WHEN 'number' THEN (extensions #>> ARRAY['grc', k.name])::float8::text
                           ELSE extensions #>> ARRAY['grc', k.name] END)
  FROM unnest(ARRAY['source', 'source_type', 'incident_number', 'owner_id', 'severity', 'status', 'contained_at',
                    'financial_impact']) k (name)
  WHERE jsonb_typeof(extensions #> ARRAY['grc', k.name]) IN ('string', 'number')
$$;

CREATE FUNCTION incident_assignee_write() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  DELETE FROM incident_assignee WHERE incident_id = NEW.id;
  INSERT INTO incident_assignee (org_id, assignee_id, incident_id)
  SELECT NEW.org_id, said, NEW.id FROM assignees_of(NEW.assignees) said;
  RETURN NULL;
END $$;
CREATE TRIGGER incident_assignee_insert AFTER INSERT ON incident
FOR EACH ROW WHEN (NEW.assignees <> '[]') EXECUTE FUNCTION incident_assignee_write();
CREATE TRIGGER incident_assignee_update AFTER UPDATE OF assignees ON incident
FOR EACH ROW WHEN (OLD.assignees IS DISTINCT FROM NEW.assignees) EXECUTE FUNCTION incident_assignee_write();

CREATE FUNCTION incident_kept_write() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  DELETE FROM incident_kept WHERE incident_id = NEW.id;
  INSERT INTO incident_kept (org_id, name, held, incident_id)
  SELECT NEW.org_id, k.name, k.held, NEW.id FROM kept_of(NEW.extensions) k;
  RETURN NULL;
END $$;
CREATE TRIGGER incident_kept_insert AFTER INSERT ON incident
FOR EACH ROW WHEN (NEW.extensions ? 'grc') EXECUTE FUNCTION incident_kept_write();
CREATE TRIGGER incident_kept_update AFTER UPDATE OF extensions ON incident
FOR EACH ROW WHEN (OLD.extensions -> 'grc' IS DISTINCT FROM NEW.extensions -> 'grc') EXECUTE FUNCTION incident_kept_write();

-- What is on record already. The owner too is bound by the boundaries: it names every organisation first.
DO $$
BEGIN
  PERFORM set_config('tocsin.orgs', coalesce((SELECT string_agg(o.id::text, ',') FROM lookup_all_orgs() o), ''), true);
  INSERT INTO incident_assignee (org_id, assignee_id, incident_id)
  SELECT i.org_id, said, i.id FROM incident i, assignees_of(i.assignees) said WHERE i.assignees <> '[]';
  INSERT INTO incident_kept (org_id, name, held, incident_id)
  SELECT i.org_id, k.name, k.held, i.id FROM incident i, kept_of(i.extensions) k WHERE i.extensions ? 'grc';
END $$;
