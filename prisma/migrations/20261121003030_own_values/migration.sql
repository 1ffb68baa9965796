-- The values of own fields as rows: jsonb's @> is not leakproof, so under row-level security no index could serve it. A
-- value of any length stands as its SHA-256; an option by its id as well.
CREATE TABLE "incident_value" (
    "org_id" UUID NOT NULL,
    "field_id" UUID NOT NULL,
    "held" BYTEA NOT NULL,
    "incident_id" UUID NOT NULL,

    CONSTRAINT "incident_value_pkey" PRIMARY KEY ("org_id", "field_id", "held", "incident_id")
);
CREATE INDEX "incident_value_incident_id_idx" ON "incident_value"("incident_id");
ALTER TABLE incident_value ENABLE ROW LEVEL SECURITY;
ALTER TABLE incident_value FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON incident_value USING (org_id = ANY ((SELECT tocsin_orgs())::uuid[]))
  WITH CHECK (org_id = ANY ((SELECT tocsin_orgs())::uuid[]));
-- Written by the trigger below alone, which runs as the owner; the app reads.
CREATE POLICY copy ON incident_value TO CURRENT_USER USING (true) WITH CHECK (true);

CREATE FUNCTION own_values(attributes jsonb) RETURNS TABLE (field_id uuid, held bytea)
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp
AS $$
  SELECT DISTINCT f.key::uuid, sha256(convert_to(said, 'UTF8'))
  FROM jsonb_each(attributes) f, jsonb_array_elements(f.value) e, LATERAL (VALUES (e ->> 'value'), (e ->> 'id')) s (said)
  WHERE said IS NOT NULL
$$;

CREATE FUNCTION incident_value_write() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  DELETE FROM incident_value WHERE incident_id = NEW.id;
  INSERT INTO incident_value (org_id, field_id, held, incident_id)
  SELECT NEW.org_id, v.field_id, v.held, NEW.id FROM own_values(NEW.attributes) v;
  RETURN NULL;
END $$;

CREATE TRIGGER incident_value_insert AFTER INSERT ON incident
FOR EACH ROW WHEN (NEW.attributes <> '{}') EXECUTE FUNCTION incident_value_write();
CREATE TRIGGER incident_value_update AFTER UPDATE OF attributes ON incident
FOR EACH ROW WHEN (OLD.attributes IS DISTINCT FROM NEW.attributes) EXECUTE FUNCTION incident_value_write();

-- What is on record already. The owner too is bound by the boundaries: it names every organisation first.
DO $$
BEGIN
  PERFORM set_config('tocsin.orgs', coalesce((SELECT string_agg(o.id::text, ',') FROM lookup_all_orgs() o), ''), true);
  INSERT INTO incident_value (org_id, field_id, held, incident_id)
  SELECT i.org_id, v.field_id, v.held, i.id FROM incident i, own_values(i.attributes) v WHERE i.attributes <> '{}';
END $$;
