-- Comments, tasks, links between incidents, lessons.
CREATE TYPE "link_kind" AS ENUM ('duplicate_of', 'related', 'caused_by');

ALTER TABLE "incident" ADD COLUMN "lessons" JSONB NOT NULL DEFAULT '{}';

CREATE TABLE "comment" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "mentions" UUID[] DEFAULT ARRAY[]::UUID[],
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "written_by_type" TEXT NOT NULL,
    "written_by_id" TEXT NOT NULL,
    "written_by_name" TEXT NOT NULL,
    "edited_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by_name" TEXT,

    CONSTRAINT "comment_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "task" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "owner_id" UUID,
    "due_on" DATE,
    "done_at" TIMESTAMPTZ(3),
    "done_by_name" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "incident_link" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "from_id" UUID NOT NULL,
    "to_id" UUID NOT NULL,
    "kind" "link_kind" NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "incident_link_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "comment_incident_id_id_idx" ON "comment"("incident_id", "id");
CREATE INDEX "task_incident_id_place_idx" ON "task"("incident_id", "place");
CREATE INDEX "incident_link_from_id_idx" ON "incident_link"("from_id");
CREATE INDEX "incident_link_to_id_idx" ON "incident_link"("to_id");

ALTER TABLE "comment" ADD CONSTRAINT "comment_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "task" ADD CONSTRAINT "task_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "task" ADD CONSTRAINT "task_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "incident_link" ADD CONSTRAINT "incident_link_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "incident_link" ADD CONSTRAINT "incident_link_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- An incident is the duplicate of one other at most.
CREATE UNIQUE INDEX incident_link_duplicate ON incident_link (from_id)
  WHERE kind = 'duplicate_of' AND removed_at IS NULL;
-- The exercises of an organisation: few among many.
CREATE INDEX incident_by_drill ON incident (org_id, id) WHERE drill;

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['comment', 'task', 'incident_link'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (org_id = ANY ((SELECT tocsin_orgs())::uuid[])) WITH CHECK (org_id = ANY ((SELECT tocsin_orgs())::uuid[]))', t);
  END LOOP;
  -- The look-up below runs as the owner, which FORCE binds too.
  CREATE POLICY lookup ON incident_link FOR SELECT TO CURRENT_USER USING (true);
END $$;

-- What an incident is the duplicate of, and that one, and so on: over every organisation, so that no chain
-- closes where the one who links cannot see. UNION ends at a ring.
CREATE FUNCTION lookup_duplicate_chain(start uuid) RETURNS TABLE (id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  WITH RECURSIVE chain AS (
    SELECT start AS id
    UNION
    SELECT l.to_id FROM incident_link l JOIN chain c ON l.from_id = c.id
    WHERE l.kind = 'duplicate_of' AND l.removed_at IS NULL
  )
  SELECT chain.id FROM chain
$$;

-- What stands as corrective actions becomes tasks. The owner is bound by the boundary: it names every organisation.
DO $$
BEGIN
  PERFORM set_config('tocsin.orgs', coalesce((SELECT string_agg(o.id::text, ',') FROM organisation o), ''), true);
  INSERT INTO task (id, org_id, incident_id, title, place, created_at)
  SELECT gen_random_uuid(), i.org_id, i.id, said.title, said.place, i.created_at
  FROM incident i, unnest(i.corrective_actions) WITH ORDINALITY AS said(title, place);
END $$;
