-- What Prisma's schema language cannot say: the tenant boundary, look-ups before the tenant is
-- known, search, and the indexes behind each sort.

-- ── The tenant boundary ──────────────────────────────────────────────────────────────────────
-- Each transaction of the app says which organisations it may see: set_config('tocsin.orgs', 'id,id', true).
CREATE FUNCTION tocsin_orgs() RETURNS uuid[]
LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT coalesce(string_to_array(nullif(current_setting('tocsin.orgs', true), ''), ',')::uuid[], '{}') $$;

DO $$
DECLARE
  t text;
BEGIN
  -- The sub-select is evaluated once for a query, not once for a row.
  FOREACH t IN ARRAY ARRAY['membership', 'invitation', 'api_key', 'incident', 'incident_counter', 'duty',
                           'fact', 'filing', 'decision', 'ledger_entry', 'ledger_payload', 'idempotency_key'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (org_id = ANY ((SELECT tocsin_orgs())::uuid[])) WITH CHECK (org_id = ANY ((SELECT tocsin_orgs())::uuid[]))', t);
  END LOOP;
  ALTER TABLE organisation ENABLE ROW LEVEL SECURITY;
  ALTER TABLE organisation FORCE ROW LEVEL SECURITY;
  CREATE POLICY tenant ON organisation
    USING (id = ANY ((SELECT tocsin_orgs())::uuid[])) WITH CHECK (id = ANY ((SELECT tocsin_orgs())::uuid[]));
  -- The look-ups below run as the owner, which FORCE binds too; it may read these tables. The app role is
  -- another one: this policy is not its.
  FOREACH t IN ARRAY ARRAY['organisation', 'membership', 'invitation', 'api_key', 'ledger_entry'] LOOP
    EXECUTE format('CREATE POLICY lookup ON %I FOR SELECT TO CURRENT_USER USING (true)', t);
  END LOOP;
END $$;

-- ── Look-ups before the tenant is known ──────────────────────────────────────────────────────
-- An organisation and all below it.
CREATE FUNCTION lookup_subtree(root uuid) RETURNS TABLE (id uuid, parent_id uuid, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
AS $$
  WITH RECURSIVE tree AS (
    SELECT o.id, o.parent_id, o.name FROM organisation o WHERE o.id = root
    UNION ALL
    SELECT o.id, o.parent_id, o.name FROM organisation o JOIN tree t ON o.parent_id = t.id
  )
  SELECT * FROM tree
$$;

-- Every organisation of the installation: for the command line, jobs and the unattended set-up.
CREATE FUNCTION lookup_all_orgs() RETURNS TABLE (id uuid, parent_id uuid, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
AS $$ SELECT o.id, o.parent_id, o.name FROM organisation o ORDER BY o.id $$;

-- The key behind a hash, revoked and expired ones too: the caller says which it was.
CREATE FUNCTION lookup_api_key(hash bytea)
RETURNS TABLE (id uuid, org_id uuid, name text, scopes text[], expires_at timestamptz, revoked_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
AS $$ SELECT k.id, k.org_id, k.name, k.scopes, k.expires_at, k.revoked_at FROM api_key k WHERE k.key_hash = hash $$;

-- A person's memberships that have not ended, as given (not yet spread over the tree).
CREATE FUNCTION lookup_memberships(person uuid) RETURNS TABLE (org_id uuid, role role)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
AS $$ SELECT m.org_id, m.role FROM membership m WHERE m.user_id = person AND m.ended_at IS NULL $$;

CREATE FUNCTION lookup_invitation(hash bytea)
RETURNS TABLE (id uuid, org_id uuid, org_name text, email text, role role, expires_at timestamptz,
               accepted_at timestamptz, withdrawn_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
AS $$
  SELECT i.id, i.org_id, o.name, i.email, i.role, i.expires_at, i.accepted_at, i.withdrawn_at
  FROM invitation i JOIN organisation o ON o.id = i.org_id WHERE i.token_hash = hash
$$;

-- What changed after a place in the ledger, in commit order, over all organisations: no contents, only
-- where to look. Entries of transactions that may still be under way are held back.
CREATE FUNCTION lookup_ledger_after(after_xid xid8, after_seq bigint, at_most int)
RETURNS TABLE (xid xid8, seq bigint, org_id uuid, action text, subject_type text, subject_id text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
AS $$
  SELECT e.xid, e.seq, e.org_id, e.action, e.subject_type, e.subject_id
  FROM ledger_entry e
  WHERE (e.xid, e.seq) > (after_xid, after_seq) AND e.xid < pg_snapshot_xmin(pg_current_snapshot())
  ORDER BY e.xid, e.seq LIMIT at_most
$$;

CREATE FUNCTION lookup_ledger_end() RETURNS TABLE (xid xid8, seq bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
AS $$
  SELECT e.xid, e.seq FROM ledger_entry e
  WHERE e.xid < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY e.xid DESC, e.seq DESC LIMIT 1
$$;

-- Loads pg_trgm, whose setting below could otherwise be named by a superuser alone.
SELECT show_limit();

-- ── Search ───────────────────────────────────────────────────────────────────────────────────
-- Only letters and digits, without case and accents.
CREATE FUNCTION plain_words(said text) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, public
AS $$ SELECT trim(regexp_replace(lower(unaccent(said)), '[^[:alnum:]]+', ' ', 'g')) $$;

CREATE FUNCTION incident_search_write() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public
AS $$
DECLARE
  plain text := left(plain_words(concat_ws(' ',
    format('INC-%s-%s', NEW.year, lpad(NEW.seq::text, 4, '0')), NEW.title, NEW.description, NEW.root_cause,
    array_to_string(NEW.corrective_actions, ' '), array_to_string(NEW.reported_to, ' '),
    NEW.notification_reference)), 200000);
BEGIN
  INSERT INTO incident_search (incident_id, org_id, document, words)
  VALUES (NEW.id, NEW.org_id,
          array_to_tsvector(ARRAY(SELECT DISTINCT w FROM unnest(string_to_array(plain, ' ')) w
                                  WHERE length(w) BETWEEN 1 AND 100 LIMIT 20000)),
          plain)
  ON CONFLICT (incident_id) DO UPDATE SET document = EXCLUDED.document, words = EXCLUDED.words
  WHERE incident_search.words <> EXCLUDED.words;
  RETURN NULL;
END $$;

CREATE TRIGGER incident_search_write
AFTER INSERT OR UPDATE OF title, description, root_cause, corrective_actions, reported_to, notification_reference
ON incident FOR EACH ROW EXECUTE FUNCTION incident_search_write();

-- The app role has no grant here. A policy of "true" keeps the indexes usable: under any other one the
-- text operators, which are not leakproof, could only filter row by row.
ALTER TABLE incident_search ENABLE ROW LEVEL SECURITY;
ALTER TABLE incident_search FORCE ROW LEVEL SECURITY;
CREATE POLICY search ON incident_search TO CURRENT_USER USING (true) WITH CHECK (true);


-- The incidents, among those that the transaction may see, that hold every word of `said`: as the
-- beginning of a word, or (from seven letters on) as a word nearly the same. A word of eight letters with
-- one missing or doubled is at least 0.54 similar to itself (measured over 32,000 such slips).
CREATE FUNCTION search_incidents(orgs uuid[], said text) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public SET pg_trgm.word_similarity_threshold = 0.5
AS $$
  WITH asked AS (
    SELECT DISTINCT w FROM unnest(string_to_array(plain_words(said), ' ')) w WHERE length(w) BETWEEN 1 AND 100
  )
  SELECT s.incident_id
  FROM asked a
  JOIN incident_search s
    ON s.document @@ (quote_literal(a.w) || ':*')::tsquery OR (length(a.w) >= 7 AND a.w <% s.words)
  WHERE s.org_id = ANY (orgs) AND s.org_id = ANY ((SELECT tocsin_orgs())::uuid[])
  GROUP BY s.incident_id
  HAVING count(*) = (SELECT count(*) FROM asked)
$$;

-- ── Indexes behind the sorts and the board ───────────────────────────────────────────────────
-- No awareness stands above all of them, no deadline before all: both wait for a decision. CASE and not
-- COALESCE: under row-level security only what is leakproof may bound an index scan.
CREATE INDEX incident_by_awareness ON incident (org_id, (CASE WHEN discovered_at IS NULL THEN 'infinity'::timestamptz ELSE discovered_at END) DESC, id DESC);
CREATE INDEX incident_by_deadline ON incident (org_id, (CASE WHEN deadline_at IS NULL THEN '-infinity'::timestamptz ELSE deadline_at END), id);
CREATE INDEX incident_clock_open ON incident (org_id, discovered_at) WHERE art33_open;
-- The board names these states as literals, so that the planner knows the index to hold them all.
CREATE INDEX duty_open ON duty (org_id, due_at NULLS FIRST, id) WHERE state IN ('to_decide', 'waiting', 'running');
CREATE INDEX ledger_in_commit_order ON ledger_entry (xid, seq);

-- ── The rate limit's buckets ─────────────────────────────────────────────────────────────────
-- Worth nothing after a crash, so not worth a write-ahead log.
ALTER TABLE rate_bucket SET UNLOGGED;

-- Takes up to `want` tokens from a bucket that refills by `per_second` up to `burst`.
CREATE FUNCTION rate_take(bucket text, want float8, per_second float8, burst float8)
RETURNS TABLE (granted float8, remaining float8)
LANGUAGE plpgsql SET search_path = pg_catalog, public
AS $$
DECLARE
  here timestamptz := clock_timestamp();
  held float8;
BEGIN
  INSERT INTO rate_bucket AS b (name, tokens, updated_at) VALUES (bucket, burst, here)
  ON CONFLICT (name) DO UPDATE
    SET tokens = least(burst, b.tokens + greatest(0, extract(epoch FROM here - b.updated_at)) * per_second),
        updated_at = greatest(b.updated_at, here)
  RETURNING tokens INTO held;
  granted := least(want, floor(held));
  remaining := held - granted;
  UPDATE rate_bucket b SET tokens = remaining WHERE b.name = bucket;
  RETURN NEXT;
END $$;
