-- The other doors: one record, four faces. What a door takes that has no home is kept in incident.extensions.
ALTER TABLE "incident" ADD COLUMN "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN "extensions" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN "attributes" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN "type_name" TEXT NOT NULL DEFAULT 'Unknown',
ADD COLUMN "stage_id" UUID,
ADD COLUMN "assignees" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN "jurisdictions" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN "source_type" TEXT NOT NULL DEFAULT 'MANUAL',
ADD COLUMN "app_id" TEXT,
ADD COLUMN "drill" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "deleted_at" TIMESTAMPTZ(3),
ADD COLUMN "deleted_by_id" TEXT,
ADD COLUMN "deleted_by_name" TEXT,
ADD COLUMN "deleted_reason" TEXT;

-- A request of a data principal starts a clock and is no incident.
ALTER TABLE "duty" ALTER COLUMN "incident_id" DROP NOT NULL,
ADD COLUMN "session_id" UUID,
ADD CONSTRAINT duty_of_something CHECK (incident_id IS NOT NULL OR session_id IS NOT NULL);

ALTER TABLE "api_key" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'key';

CREATE TABLE "signing_key" (
    "kid" TEXT NOT NULL,
    "public_jwk" JSONB NOT NULL,
    "sealed" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "signing_key_pkey" PRIMARY KEY ("kid")
);

CREATE TABLE "dpdp_event" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "event_type" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "consequence" TEXT,
    "incident_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_type" TEXT NOT NULL,
    "recorded_by_id" TEXT NOT NULL,
    "recorded_by_name" TEXT NOT NULL,

    CONSTRAINT "dpdp_event_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "dpdp_event_org_id_id_idx" ON "dpdp_event"("org_id", "id");
CREATE INDEX "dpdp_event_org_id_session_id_id_idx" ON "dpdp_event"("org_id", "session_id", "id");

CREATE TABLE "dpdp_session" (
    "org_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "incident_id" UUID,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "dpdp_session_pkey" PRIMARY KEY ("org_id", "session_id")
);

CREATE TABLE "custom_field" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "required" BOOLEAN NOT NULL,
    "options" JSONB NOT NULL,
    "position" INTEGER NOT NULL,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "custom_field_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "custom_field_org_id_name_key" ON "custom_field"("org_id", "name");

CREATE TABLE "workflow_stage" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "required_fields" TEXT[],
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "workflow_stage_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "workflow_stage_org_id_name_key" ON "workflow_stage"("org_id", "name");

CREATE TABLE "stage_move" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "from_stage_id" UUID,
    "to_stage_id" UUID NOT NULL,
    "justification" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_type" TEXT NOT NULL,
    "recorded_by_id" TEXT NOT NULL,
    "recorded_by_name" TEXT NOT NULL,

    CONSTRAINT "stage_move_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "stage_move_incident_id_recorded_at_idx" ON "stage_move"("incident_id", "recorded_at");

CREATE TABLE "inventory_item" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "inventory_id" UUID,
    "external_id" TEXT,
    "name" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "inventory_item_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "inventory_item_org_id_type_inventory_id_key" ON "inventory_item"("org_id", "type", "inventory_id");
CREATE UNIQUE INDEX "inventory_item_org_id_type_external_id_key" ON "inventory_item"("org_id", "type", "external_id");

CREATE TABLE "inventory_link" (
    "incident_id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "inventory_link_pkey" PRIMARY KEY ("incident_id", "item_id")
);
ALTER TABLE "inventory_link" ADD CONSTRAINT "inventory_link_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "inventory_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['dpdp_event', 'dpdp_session', 'custom_field', 'workflow_stage', 'stage_move',
                           'inventory_item', 'inventory_link'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (org_id = ANY ((SELECT tocsin_orgs())::uuid[])) WITH CHECK (org_id = ANY ((SELECT tocsin_orgs())::uuid[]))', t);
  END LOOP;
END $$;

-- Timers are duties with a session; the newest first, flat however many there are.
CREATE INDEX duty_timer ON duty (org_id, id DESC) WHERE session_id IS NOT NULL;
CREATE INDEX duty_timer_of_session ON duty (org_id, session_id, id) WHERE session_id IS NOT NULL;
-- The few that were deleted softly: lists leave them out, and their number is taken from the counters.
CREATE INDEX incident_deleted ON incident (org_id) WHERE deleted_at IS NOT NULL;

-- A credential behind a hash, or by its id: revoked and expired ones too, the caller says which it was. Kind
-- "client" is a client's secret, which is no key; kind "key" is no client.
CREATE FUNCTION lookup_credential(hash bytea)
RETURNS TABLE (id uuid, org_id uuid, kind text, name text, scopes text[], expires_at timestamptz, revoked_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$ SELECT k.id, k.org_id, k.kind, k.name, k.scopes, k.expires_at, k.revoked_at FROM api_key k WHERE k.key_hash = hash $$;

CREATE FUNCTION lookup_client(client uuid)
RETURNS TABLE (id uuid, org_id uuid, kind text, name text, scopes text[], expires_at timestamptz, revoked_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$ SELECT k.id, k.org_id, k.kind, k.name, k.scopes, k.expires_at, k.revoked_at FROM api_key k WHERE k.id = client AND k.kind = 'client' $$;

DROP FUNCTION lookup_api_key(bytea);
