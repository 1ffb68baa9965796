-- Saved views of the register, what the lists filter by and the overview counts by, and the indexes behind it.
CREATE TABLE "saved_view" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_type" TEXT NOT NULL,
    "created_by_id" TEXT NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "saved_view_org_id_created_at_idx" ON "saved_view"("org_id", "created_at");

-- An incident's tags as rows: an array's @> is not leakproof, so under row-level security no index could serve it.
CREATE TABLE "incident_tag" (
    "org_id" UUID NOT NULL,
    "tag" TEXT NOT NULL,
    "incident_id" UUID NOT NULL,

    CONSTRAINT "incident_tag_pkey" PRIMARY KEY ("org_id", "tag", "incident_id")
);
CREATE INDEX "incident_tag_incident_id_idx" ON "incident_tag"("incident_id");

-- When it began and when it was detected, as it stands now. The history is in fact.
CREATE TABLE "incident_times" (
    "incident_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "occurred_at" TIMESTAMPTZ(3),
    "detected_at" TIMESTAMPTZ(3),

    CONSTRAINT "incident_times_pkey" PRIMARY KEY ("incident_id")
);

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['saved_view', 'incident_tag', 'incident_times'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (org_id = ANY ((SELECT tocsin_orgs())::uuid[])) WITH CHECK (org_id = ANY ((SELECT tocsin_orgs())::uuid[]))', t);
  END LOOP;
  -- Written by the triggers below alone, which run as the owner; the app reads.
  FOREACH t IN ARRAY ARRAY['incident_tag', 'incident_times'] LOOP
    EXECUTE format('CREATE POLICY copy ON %I TO CURRENT_USER USING (true) WITH CHECK (true)', t);
  END LOOP;
END $$;

CREATE FUNCTION incident_tag_write() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  DELETE FROM incident_tag WHERE incident_id = NEW.id AND tag <> ALL (NEW.tags);
  INSERT INTO incident_tag (org_id, tag, incident_id)
  SELECT DISTINCT NEW.org_id, said, NEW.id FROM unnest(NEW.tags) said
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

CREATE TRIGGER incident_tag_insert AFTER INSERT ON incident
FOR EACH ROW WHEN (cardinality(NEW.tags) > 0) EXECUTE FUNCTION incident_tag_write();
CREATE TRIGGER incident_tag_update AFTER UPDATE OF tags ON incident
FOR EACH ROW WHEN (OLD.tags IS DISTINCT FROM NEW.tags) EXECUTE FUNCTION incident_tag_write();

-- The latest statement of each stands, also one that took it back.
CREATE FUNCTION incident_times_write() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  INSERT INTO incident_times AS t (incident_id, org_id, occurred_at, detected_at)
  VALUES (NEW.incident_id, NEW.org_id,
          CASE WHEN NEW.kind = 'occurred_from' THEN NEW.value END,
          CASE WHEN NEW.kind = 'detected_at' THEN NEW.value END)
  ON CONFLICT (incident_id) DO UPDATE
  SET occurred_at = CASE WHEN NEW.kind = 'occurred_from' THEN NEW.value ELSE t.occurred_at END,
      detected_at = CASE WHEN NEW.kind = 'detected_at' THEN NEW.value ELSE t.detected_at END;
  RETURN NULL;
END $$;

CREATE TRIGGER incident_times_write AFTER INSERT ON fact
FOR EACH ROW WHEN (NEW.kind IN ('occurred_from', 'detected_at')) EXECUTE FUNCTION incident_times_write();

-- What is on record already. The owner too is bound by the boundaries: it names every organisation first.
DO $$
BEGIN
  PERFORM set_config('tocsin.orgs', coalesce((SELECT string_agg(o.id::text, ',') FROM lookup_all_orgs() o), ''), true);
  INSERT INTO incident_tag (org_id, tag, incident_id)
  SELECT DISTINCT i.org_id, said, i.id FROM incident i, unnest(i.tags) said;
  INSERT INTO incident_times (incident_id, org_id, occurred_at, detected_at)
  SELECT f.incident_id, f.org_id,
         max(f.value) FILTER (WHERE f.kind = 'occurred_from'), max(f.value) FILTER (WHERE f.kind = 'detected_at')
  FROM (SELECT DISTINCT ON (incident_id, kind) incident_id, org_id, kind, value FROM fact
        WHERE kind IN ('occurred_from', 'detected_at')
        ORDER BY incident_id, kind, recorded_at DESC, id DESC) f
  GROUP BY f.incident_id, f.org_id;
END $$;

-- Few of very many are unresolved: the register's first question. The lists name the status as a literal, so that
-- the planner knows these indexes to hold them all.
CREATE INDEX incident_unresolved_by_awareness ON incident (
  org_id, (CASE WHEN discovered_at IS NULL THEN 'infinity'::timestamptz ELSE discovered_at END) DESC, id DESC
) WHERE status <> 'resolved';
CREATE INDEX incident_unresolved_by_deadline ON incident (
  org_id, (CASE WHEN deadline_at IS NULL THEN '-infinity'::timestamptz ELSE deadline_at END), id
) WHERE status <> 'resolved';
CREATE INDEX incident_drill ON incident (org_id, id) WHERE drill;
CREATE INDEX incident_typed ON incident (org_id, type_name, id) WHERE type_name <> 'Unknown';
-- Reports from outside that nobody has taken up.
CREATE INDEX incident_from_form ON incident (org_id, id) WHERE source_type = 'WEBFORM';
CREATE INDEX duty_met_late ON duty (org_id, incident_id) WHERE state = 'met_late';
