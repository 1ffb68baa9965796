-- The register door's full text looks into names beside the words of an incident: of types, authors, assignees,
-- organisations and stages. Those that occur are few among very many incidents, and stand in indexes, from one to the next.
CREATE INDEX incident_by_creator_name ON incident (org_id, created_by_name);

-- Assignees of other systems with their addresses.
ALTER TABLE incident_assignee ADD COLUMN "email" TEXT NOT NULL DEFAULT '';
ALTER TABLE incident_assignee DROP CONSTRAINT "incident_assignee_pkey";
ALTER TABLE incident_assignee ADD CONSTRAINT "incident_assignee_pkey" PRIMARY KEY ("org_id", "assignee_id", "incident_id", "email");
CREATE INDEX incident_assignee_by_email ON incident_assignee (org_id, email, incident_id) WHERE email <> '';

DROP FUNCTION assignees_of(jsonb);
CREATE FUNCTION assignees_of(assignees jsonb) RETURNS TABLE (assignee_id text, email text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp
AS $$
  SELECT DISTINCT a ->> 'assigneeId', coalesce(a ->> 'assigneeEmail', '')
  FROM jsonb_array_elements(assignees) a WHERE a ->> 'assigneeId' IS NOT NULL
$$;
CREATE OR REPLACE FUNCTION incident_assignee_write() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
BEGIN
  DELETE FROM incident_assignee WHERE incident_id = NEW.id;
  INSERT INTO incident_assignee (org_id, assignee_id, email, incident_id)
  SELECT NEW.org_id, a.assignee_id, a.email, NEW.id FROM assignees_of(NEW.assignees) a;
  RETURN NULL;
END $$;
-- The owner too is bound by the boundaries: it names every organisation first.
DO $$
BEGIN
  PERFORM set_config('tocsin.orgs', coalesce((SELECT string_agg(o.id::text, ',') FROM lookup_all_orgs() o), ''), true);
  DELETE FROM incident_assignee;
  INSERT INTO incident_assignee (org_id, assignee_id, email, incident_id)
  SELECT i.org_id, a.assignee_id, a.email, i.id FROM incident i, assignees_of(i.assignees) a WHERE i.assignees <> '[]';
END $$;
