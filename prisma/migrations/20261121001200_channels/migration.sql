-- What tells other systems: webhooks with their deliveries, calendar feeds.
CREATE TABLE "webhook_endpoint" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "url_sealed" BYTEA NOT NULL,
    "url_shown" TEXT NOT NULL,
    "events" TEXT[],
    "include_below" BOOLEAN NOT NULL,
    "locale" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "secret_sealed" BYTEA,
    "previous_sealed" BYTEA,
    "previous_until" TIMESTAMPTZ(3),
    "from_seq" BIGINT NOT NULL,
    "paused_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),
    "last_delivered_at" TIMESTAMPTZ(3),
    "first_failed_at" TIMESTAMPTZ(3),
    "failing_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_type" TEXT NOT NULL,
    "created_by_id" TEXT NOT NULL,
    "created_by_name" TEXT NOT NULL,

    CONSTRAINT "webhook_endpoint_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "webhook_endpoint_org_id_idx" ON "webhook_endpoint"("org_id");

CREATE TABLE "webhook_delivery" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,
    "last_attempt_at" TIMESTAMPTZ(3),
    "last_status" INTEGER,
    "last_fault" TEXT,
    "last_answer" TEXT,
    "duration_ms" INTEGER,
    "settled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "webhook_delivery_endpoint_id_source_key" ON "webhook_delivery"("endpoint_id", "source");
CREATE INDEX "webhook_delivery_endpoint_id_id_idx" ON "webhook_delivery"("endpoint_id", "id" DESC);
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_endpoint_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "webhook_endpoint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- What is to be sent next, and what is old enough to go.
CREATE INDEX webhook_delivery_due ON webhook_delivery (endpoint_id, next_attempt_at) WHERE state = 'pending';
CREATE INDEX webhook_delivery_by_age ON webhook_delivery (created_at);

CREATE TABLE "calendar_feed" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_feed_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "calendar_feed_token_hash_key" ON "calendar_feed"("token_hash");
CREATE INDEX "calendar_feed_user_id_idx" ON "calendar_feed"("user_id");

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['webhook_endpoint', 'webhook_delivery'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (org_id = ANY ((SELECT tocsin_orgs())::uuid[])) WITH CHECK (org_id = ANY ((SELECT tocsin_orgs())::uuid[]))', t);
    EXECUTE format('CREATE POLICY lookup ON %I FOR SELECT TO CURRENT_USER USING (true)', t);
  END LOOP;
END $$;

-- Who is to be told of what happens in these organisations: their own endpoints, and those above that want it.
CREATE FUNCTION lookup_webhook_targets(orgs uuid[])
RETURNS TABLE (event_org_id uuid, endpoint_id uuid, org_id uuid, events text[], from_seq bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  WITH RECURSIVE up AS (
    SELECT o.id AS event_org_id, o.id, o.parent_id FROM organisation o WHERE o.id = ANY (orgs)
    UNION ALL
    SELECT u.event_org_id, o.id, o.parent_id FROM organisation o JOIN up u ON o.id = u.parent_id
  )
  SELECT u.event_org_id, e.id, e.org_id, e.events, e.from_seq
  FROM up u JOIN webhook_endpoint e ON e.org_id = u.id AND (u.id = u.event_org_id OR e.include_below)
  WHERE e.removed_at IS NULL
$$;

-- What may be sent now, at most so many of an endpoint: where to look, no contents. Those whose last
-- attempt failed are left out where told so, and the endpoints that have enough under way.
CREATE FUNCTION lookup_webhooks_due(at timestamptz, of_each int, at_most int, with_troubled boolean, busy uuid[])
RETURNS TABLE (id uuid, org_id uuid, endpoint_id uuid, troubled boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT d.id, e.org_id, e.id, e.first_failed_at IS NOT NULL
  FROM webhook_endpoint e, LATERAL (
    SELECT w.id, w.next_attempt_at FROM webhook_delivery w
    WHERE w.endpoint_id = e.id AND w.state = 'pending' AND w.next_attempt_at <= at
    ORDER BY w.next_attempt_at LIMIT of_each
  ) d
  WHERE e.removed_at IS NULL AND e.paused_at IS NULL AND e.id <> ALL (busy)
    AND (with_troubled OR e.first_failed_at IS NULL)
  ORDER BY e.first_failed_at IS NOT NULL, d.next_attempt_at LIMIT at_most
$$;
