-- Reports of people without an account, and of other systems.
CREATE TABLE "intake_form" (
    "org_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL,
    "intro" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "intake_form_pkey" PRIMARY KEY ("org_id")
);
CREATE UNIQUE INDEX "intake_form_slug_key" ON "intake_form"("slug");

CREATE TABLE "intake_report" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "reference_hash" BYTEA NOT NULL,
    "answers" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "intake_report_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "intake_report_incident_id_key" ON "intake_report"("incident_id");
CREATE UNIQUE INDEX "intake_report_reference_hash_key" ON "intake_report"("reference_hash");

CREATE TABLE "intake_addition" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "report_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "intake_addition_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "intake_addition_report_id_id_idx" ON "intake_addition"("report_id", "id");

CREATE TABLE "intake_challenge" (
    "org_id" UUID NOT NULL,
    "nonce" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "intake_challenge_pkey" PRIMARY KEY ("org_id","nonce")
);
CREATE INDEX "intake_challenge_expires_at_idx" ON "intake_challenge"("expires_at");

CREATE TABLE "intake_source" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "previous_sealed" BYTEA,
    "previous_until" TIMESTAMPTZ(3),
    "mapping" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "intake_source_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "intake_source_org_id_created_at_idx" ON "intake_source"("org_id", "created_at");

CREATE TABLE "intake_delivery" (
    "source_id" UUID NOT NULL,
    "message_id" TEXT NOT NULL,
    "org_id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "external_id" TEXT,
    "severity_hint" TEXT,
    "unmapped" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "intake_delivery_pkey" PRIMARY KEY ("source_id","message_id")
);
CREATE INDEX "intake_delivery_incident_id_idx" ON "intake_delivery"("incident_id");
CREATE INDEX "intake_delivery_source_id_external_id_idx" ON "intake_delivery"("source_id", "external_id");

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['intake_form', 'intake_report', 'intake_addition', 'intake_challenge', 'intake_source',
                           'intake_delivery'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (org_id = ANY ((SELECT tocsin_orgs())::uuid[])) WITH CHECK (org_id = ANY ((SELECT tocsin_orgs())::uuid[]))', t);
  END LOOP;
  -- The look-ups below run as the owner, which FORCE binds too.
  FOREACH t IN ARRAY ARRAY['intake_form', 'intake_source'] LOOP
    EXECUTE format('CREATE POLICY lookup ON %I FOR SELECT TO CURRENT_USER USING (true)', t);
  END LOOP;
END $$;

-- The form behind an address; one that is switched off is not there.
CREATE FUNCTION lookup_intake_form(said text) RETURNS TABLE (org_id uuid, org_name text, intro text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT f.org_id, o.name, f.intro FROM intake_form f JOIN organisation o ON o.id = f.org_id
  WHERE f.slug = said AND f.enabled
$$;

-- The system behind an address of the inbound webhook; one that has ended is not there.
CREATE FUNCTION lookup_intake_source(source uuid)
RETURNS TABLE (org_id uuid, name text, sealed bytea, previous_sealed bytea, previous_until timestamptz, mapping jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT s.org_id, s.name, s.sealed, s.previous_sealed, s.previous_until, s.mapping
  FROM intake_source s WHERE s.id = source AND s.ended_at IS NULL
$$;
