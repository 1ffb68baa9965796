-- The owner of an incident, and the members who work on it.
ALTER TABLE "incident" ADD COLUMN "owner_id" UUID,
ADD COLUMN "assignee_ids" UUID[] DEFAULT ARRAY[]::UUID[];
ALTER TABLE "incident" ADD CONSTRAINT "incident_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- Somebody's own incidents: few among many.
CREATE INDEX incident_by_owner ON incident (org_id, owner_id, id) WHERE owner_id IS NOT NULL;

-- Who may read what belongs to an organisation: its members and those of the organisations above it, by name
-- alone. Members of an organisation above are not visible to those below in any other way.
CREATE FUNCTION lookup_readers(org uuid) RETURNS TABLE (id uuid, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  WITH RECURSIVE up AS (
    SELECT o.id, o.parent_id FROM organisation o WHERE o.id = org
    UNION ALL
    SELECT o.id, o.parent_id FROM organisation o JOIN up ON o.id = up.parent_id
  )
  SELECT DISTINCT u.id, u.name FROM up
  JOIN membership m ON m.org_id = up.id AND m.ended_at IS NULL
  JOIN user_account u ON u.id = m.user_id
$$;
