-- Alerts: what is worth telling, and the way of each to each person.

CREATE TABLE "duty_watch" (
    "duty_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "next_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "duty_watch_pkey" PRIMARY KEY ("duty_id")
);
CREATE INDEX "duty_watch_next_at_idx" ON "duty_watch"("next_at");

CREATE TABLE "alert" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "incident_id" UUID,
    "duty_id" UUID,
    "due_at" TIMESTAMPTZ(3),
    "threshold" TEXT,
    "overdue_days" INTEGER NOT NULL DEFAULT 0,
    "person_ids" UUID[],
    "by_name" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "alert_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "alert_key_key" ON "alert"("key");
CREATE INDEX "alert_org_id_id_idx" ON "alert"("org_id", "id" DESC);

CREATE TABLE "delivery" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "alert_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "level" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,
    "held" BOOLEAN NOT NULL DEFAULT false,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "delivery_alert_id_channel_user_id_key" ON "delivery"("alert_id", "channel", "user_id");
CREATE INDEX "delivery_org_id_id_idx" ON "delivery"("org_id", "id" DESC);
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_alert_id_fkey" FOREIGN KEY ("alert_id") REFERENCES "alert"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- The few that are still to be sent, by their time.
CREATE INDEX delivery_pending ON delivery (channel, next_attempt_at) WHERE state = 'pending';

CREATE TABLE "alert_preference" (
    "user_id" UUID NOT NULL,
    "said" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "alert_preference_pkey" PRIMARY KEY ("user_id")
);

CREATE TABLE "ledger_reader" (
    "name" TEXT NOT NULL,
    "xid" xid8 NOT NULL,
    "seq" BIGINT NOT NULL,

    CONSTRAINT "ledger_reader_pkey" PRIMARY KEY ("name")
);

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['duty_watch', 'alert', 'delivery'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (org_id = ANY ((SELECT tocsin_orgs())::uuid[])) WITH CHECK (org_id = ANY ((SELECT tocsin_orgs())::uuid[]))', t);
    EXECUTE format('CREATE POLICY lookup ON %I FOR SELECT TO CURRENT_USER USING (true)', t);
  END LOOP;
END $$;

-- ── Running duties are watched ───────────────────────────────────────────────────────────────
-- By a trigger, so that no verb can forget it: a duty that runs has a row here, one that does not has none, and a
-- moved deadline is looked at anew. Which thresholds there are the app knows (lib/alerts/thresholds.ts).
CREATE FUNCTION duty_watch_write() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public
AS $$
BEGIN
  IF NEW.binding AND NEW.state IN ('running', 'authority_extended') AND NEW.due_at IS NOT NULL THEN
    INSERT INTO duty_watch (duty_id, org_id, due_at, next_at) VALUES (NEW.id, NEW.org_id, NEW.due_at, NEW.updated_at)
    ON CONFLICT (duty_id) DO UPDATE SET due_at = EXCLUDED.due_at, next_at = EXCLUDED.next_at
    WHERE duty_watch.due_at <> EXCLUDED.due_at;
  ELSIF TG_OP = 'UPDATE' THEN
    DELETE FROM duty_watch WHERE duty_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER duty_watch_write
AFTER INSERT OR UPDATE OF state, due_at, binding ON duty FOR EACH ROW EXECUTE FUNCTION duty_watch_write();

-- Look-ups before the tenant is known: in which organisations there is something to do. No contents.
CREATE FUNCTION lookup_watched_orgs(at timestamptz, at_most int) RETURNS TABLE (org_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT DISTINCT w.org_id FROM
    (SELECT d.org_id FROM duty_watch d WHERE d.next_at <= at ORDER BY d.next_at LIMIT at_most) w
$$;

CREATE FUNCTION lookup_delivery_orgs(by_channel text, at timestamptz, at_most int) RETURNS TABLE (org_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT DISTINCT w.org_id FROM
    (SELECT d.org_id FROM delivery d WHERE d.state = 'pending' AND d.channel = by_channel AND d.next_attempt_at <= at
     ORDER BY d.next_attempt_at LIMIT at_most) w
$$;

-- Who has a role in these organisations, given there or in one above; `above` is how far up.
CREATE FUNCTION lookup_people(orgs uuid[]) RETURNS TABLE (org_id uuid, user_id uuid, role role, above int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  WITH RECURSIVE up AS (
    SELECT o.id AS org_id, o.id, o.parent_id, 0 AS above FROM organisation o WHERE o.id = ANY (orgs)
    UNION ALL
    SELECT u.org_id, o.id, o.parent_id, u.above + 1 FROM organisation o JOIN up u ON o.id = u.parent_id
  )
  SELECT u.org_id, m.user_id, m.role, u.above FROM up u JOIN membership m ON m.org_id = u.id WHERE m.ended_at IS NULL
$$;

-- What runs already is looked at once. Row-level security may bind the owner: the transaction names every organisation.
SELECT set_config('tocsin.orgs', coalesce((SELECT string_agg(id::text, ',') FROM lookup_all_orgs()), ''), true);
INSERT INTO duty_watch (duty_id, org_id, due_at, next_at)
SELECT id, org_id, due_at, updated_at FROM duty
WHERE binding AND state IN ('running', 'authority_extended') AND due_at IS NOT NULL;
SELECT set_config('tocsin.orgs', '', true);

-- What was declared before there were alerts is told to nobody.
INSERT INTO ledger_reader (name, xid, seq)
SELECT 'alerts', coalesce((SELECT xid FROM lookup_ledger_end()), '0'::xid8), coalesce((SELECT seq FROM lookup_ledger_end()), 0);
