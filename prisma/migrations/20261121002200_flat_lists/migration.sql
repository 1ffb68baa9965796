-- A page of a list costs the same among a million incidents as among ten thousand, whatever it is narrowed to and
-- sorted by. An index for each question that has its own order, and holds none that is deleted; a value that is an
-- enum's stands as a literal, since behind row-level security the comparison of an enum bounds no index. What counts
-- and further filters need besides is in the index, so that they read no row.
DROP INDEX incident_by_awareness;
CREATE INDEX incident_by_awareness ON incident (
  org_id, (CASE WHEN discovered_at IS NULL THEN 'infinity'::timestamptz ELSE discovered_at END) DESC, id DESC
) INCLUDE (discovered_at, drill, status, severity, breach_kind, deleted_at, art33_open, updated_at);
DROP INDEX "incident_org_id_updated_at_id_idx";
CREATE INDEX incident_by_change ON incident (org_id, updated_at DESC, id DESC) INCLUDE (discovered_at, drill, status, severity, breach_kind, deleted_at);
DROP INDEX incident_overdue;
CREATE INDEX incident_overdue ON incident (
  org_id, (CASE WHEN discovered_at IS NULL THEN 'infinity'::timestamptz ELSE discovered_at END) DESC, id DESC
) INCLUDE (discovered_at, drill, status, severity, breach_kind) WHERE art33_open AND deleted_at IS NULL;

-- Unresolved: the register's first question, in each of its orders.
DROP INDEX incident_unresolved_by_awareness;
DROP INDEX incident_unresolved_by_deadline;
CREATE INDEX incident_unresolved_by_awareness ON incident (
  org_id, (CASE WHEN discovered_at IS NULL THEN 'infinity'::timestamptz ELSE discovered_at END) DESC, id DESC
) INCLUDE (discovered_at, drill, status, severity, breach_kind) WHERE status <> 'resolved' AND deleted_at IS NULL;
CREATE INDEX incident_unresolved_by_deadline ON incident (
  org_id, (CASE WHEN deadline_at IS NULL THEN '-infinity'::timestamptz ELSE deadline_at END), id
) WHERE status <> 'resolved' AND deleted_at IS NULL;
CREATE INDEX incident_unresolved_by_change ON incident (
  org_id, updated_at DESC, id DESC
) WHERE status <> 'resolved' AND deleted_at IS NULL;
CREATE INDEX incident_unresolved_by_number ON incident (
  org_id, year, seq, id
) WHERE status <> 'resolved' AND deleted_at IS NULL;

-- Each incident stands in one index of each kind.
CREATE INDEX incident_draft ON incident (
  org_id, (CASE WHEN discovered_at IS NULL THEN 'infinity'::timestamptz ELSE discovered_at END) DESC, id DESC
) INCLUDE (discovered_at, drill, status, severity, breach_kind) WHERE status = 'draft' AND deleted_at IS NULL;
CREATE INDEX incident_open ON incident (
  org_id, (CASE WHEN discovered_at IS NULL THEN 'infinity'::timestamptz ELSE discovered_at END) DESC, id DESC
) INCLUDE (discovered_at, drill, status, severity, breach_kind) WHERE status = 'open' AND deleted_at IS NULL;
CREATE INDEX incident_notified ON incident (
  org_id, (CASE WHEN discovered_at IS NULL THEN 'infinity'::timestamptz ELSE discovered_at END) DESC, id DESC
) INCLUDE (discovered_at, drill, status, severity, breach_kind) WHERE status = 'notified' AND deleted_at IS NULL;
CREATE INDEX incident_resolved ON incident (
  org_id, (CASE WHEN discovered_at IS NULL THEN 'infinity'::timestamptz ELSE discovered_at END) DESC, id DESC
) INCLUDE (discovered_at, drill, status, severity, breach_kind) WHERE status = 'resolved' AND deleted_at IS NULL;
CREATE INDEX incident_serious ON incident (
  org_id, (CASE WHEN discovered_at IS NULL THEN 'infinity'::timestamptz ELSE discovered_at END) DESC, id DESC
) INCLUDE (discovered_at, drill, status, severity, breach_kind) WHERE severity = 'serious' AND deleted_at IS NULL;
CREATE INDEX incident_non_serious ON incident (
  org_id, (CASE WHEN discovered_at IS NULL THEN 'infinity'::timestamptz ELSE discovered_at END) DESC, id DESC
) INCLUDE (discovered_at, drill, status, severity, breach_kind) WHERE severity = 'non_serious' AND deleted_at IS NULL;
CREATE INDEX incident_severity_unsaid ON incident (
  org_id, (CASE WHEN discovered_at IS NULL THEN 'infinity'::timestamptz ELSE discovered_at END) DESC, id DESC
) INCLUDE (discovered_at, drill, status, severity, breach_kind) WHERE severity IS NULL AND deleted_at IS NULL;
CREATE INDEX incident_confidentiality ON incident (
  org_id, (CASE WHEN discovered_at IS NULL THEN 'infinity'::timestamptz ELSE discovered_at END) DESC, id DESC
) INCLUDE (discovered_at, drill, status, severity, breach_kind) WHERE breach_kind = 'confidentiality' AND deleted_at IS NULL;
CREATE INDEX incident_integrity ON incident (
  org_id, (CASE WHEN discovered_at IS NULL THEN 'infinity'::timestamptz ELSE discovered_at END) DESC, id DESC
) INCLUDE (discovered_at, drill, status, severity, breach_kind) WHERE breach_kind = 'integrity' AND deleted_at IS NULL;
CREATE INDEX incident_availability ON incident (
  org_id, (CASE WHEN discovered_at IS NULL THEN 'infinity'::timestamptz ELSE discovered_at END) DESC, id DESC
) INCLUDE (discovered_at, drill, status, severity, breach_kind) WHERE breach_kind = 'availability' AND deleted_at IS NULL;
CREATE INDEX incident_combined ON incident (
  org_id, (CASE WHEN discovered_at IS NULL THEN 'infinity'::timestamptz ELSE discovered_at END) DESC, id DESC
) INCLUDE (discovered_at, drill, status, severity, breach_kind) WHERE breach_kind = 'combined' AND deleted_at IS NULL;
CREATE INDEX incident_breach_kind_unsaid ON incident (
  org_id, (CASE WHEN discovered_at IS NULL THEN 'infinity'::timestamptz ELSE discovered_at END) DESC, id DESC
) INCLUDE (discovered_at, drill, status, severity, breach_kind) WHERE breach_kind IS NULL AND deleted_at IS NULL;

-- Text and ids do bound an index.
DROP INDEX incident_typed;
DROP INDEX incident_by_owner;
DROP INDEX incident_by_drill;
DROP INDEX incident_from_form;
CREATE INDEX incident_by_type ON incident (
  org_id, type_name, (CASE WHEN discovered_at IS NULL THEN 'infinity'::timestamptz ELSE discovered_at END) DESC, id DESC
) INCLUDE (discovered_at, drill, status, severity, breach_kind) WHERE deleted_at IS NULL;
CREATE INDEX incident_by_owner ON incident (
  org_id, owner_id, (CASE WHEN discovered_at IS NULL THEN 'infinity'::timestamptz ELSE discovered_at END) DESC, id DESC
) INCLUDE (discovered_at, drill, status, severity, breach_kind) WHERE deleted_at IS NULL;
CREATE INDEX incident_by_source ON incident (
  org_id, source_type, (CASE WHEN discovered_at IS NULL THEN 'infinity'::timestamptz ELSE discovered_at END) DESC, id DESC
) INCLUDE (discovered_at, drill, status, severity, breach_kind) WHERE deleted_at IS NULL;
CREATE INDEX incident_drill ON incident (
  org_id, (CASE WHEN discovered_at IS NULL THEN 'infinity'::timestamptz ELSE discovered_at END) DESC, id DESC
) INCLUDE (discovered_at, drill, status, severity, breach_kind) WHERE drill AND deleted_at IS NULL;
-- Reports from outside that nobody has taken up.
CREATE INDEX incident_from_form ON incident (org_id, created_at DESC, id DESC)
  WHERE source_type = 'WEBFORM' AND status = 'draft' AND deleted_at IS NULL;
-- What an application wrote: all that it sees at the GRC door.
CREATE INDEX incident_by_app ON incident (org_id, app_id, year, seq, id) WHERE app_id IS NOT NULL;
-- The register door's other sort.
CREATE INDEX incident_by_name ON incident (org_id, lower(title), id);

-- What was met, by its incident.
DROP INDEX duty_met_late;
CREATE INDEX duty_met_late ON duty (org_id, incident_id) WHERE state = 'met_late' AND binding AND incident_id IS NOT NULL;
CREATE INDEX duty_met ON duty (org_id, incident_id) WHERE state = 'met' AND binding AND incident_id IS NOT NULL;
CREATE INDEX incident_times_to_detect ON incident_times (org_id, incident_id) WHERE detected_at >= occurred_at;

-- ── Search ───────────────────────────────────────────────────────────────────────────────────
-- Organisation and words in one index: what others have on record costs nothing. The words' histogram would be held
-- against what is asked for at each planning, which takes longer than most searches.
CREATE EXTENSION IF NOT EXISTS btree_gin;
DROP INDEX "incident_search_document_idx";
DROP INDEX "incident_search_words_idx";
CREATE INDEX incident_search_document ON incident_search USING gin (org_id, document);
CREATE INDEX incident_search_words ON incident_search USING gin (org_id, words gin_trgm_ops);
ALTER TABLE incident_search ALTER words SET STATISTICS 0;

-- Loads pg_trgm, whose setting below could otherwise be named by a superuser alone.
SELECT show_limit();

-- The words of a question.
CREATE FUNCTION search_words(said text) RETURNS text[]
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT coalesce(array_agg(DISTINCT w), '{}') FROM unnest(string_to_array(plain_words(said), ' ')) w
  WHERE length(w) BETWEEN 1 AND 100
$$;

-- As search_incidents(uuid[], text) below, but no more than `most`; which of them is not said.
CREATE FUNCTION search_incidents(orgs uuid[], said text, most bigint) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp SET pg_trgm.word_similarity_threshold = 0.5
AS $$
DECLARE
  seen uuid[] := ARRAY(SELECT unnest(orgs) INTERSECT SELECT unnest(tocsin_orgs()));
  asked text[] := search_words(said);
  holds text;
BEGIN
  IF cardinality(asked) = 0 OR cardinality(seen) = 0 THEN RETURN; END IF;
  -- Written out, so that the planner knows how rare each of them is.
  SELECT string_agg(
    format(CASE WHEN length(w) >= 7 THEN '(s.document @@ %1$L::tsquery OR %2$L <%% s.words)' ELSE 's.document @@ %1$L::tsquery' END,
           quote_literal(w) || ':*', w), ' AND ')
  INTO holds FROM unnest(asked) w;
  RETURN QUERY EXECUTE format(
    'SELECT s.incident_id FROM incident_search s WHERE s.org_id %s AND %s LIMIT $2',
    CASE WHEN cardinality(seen) = 1 THEN '= $1[1]' ELSE '= ANY ($1)' END, holds) USING seen, most;
END $$;

-- The incidents, among those that the transaction may see, that hold every word of `said`: as the beginning of a
-- word, or (from seven letters on) as a word nearly the same.
CREATE OR REPLACE FUNCTION search_incidents(orgs uuid[], said text) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$ SELECT search_incidents(orgs, said, NULL) $$;

-- Whether one incident does. Where very many do, a list is read in its order and each looked at.
CREATE FUNCTION search_holds(incident uuid, asked text[]) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER COST 1000
SET search_path = pg_catalog, public, pg_temp SET pg_trgm.word_similarity_threshold = 0.5
AS $$
BEGIN
  RETURN EXISTS (
    SELECT 1 FROM incident_search s
    WHERE s.incident_id = incident AND s.org_id = ANY ((SELECT tocsin_orgs())::uuid[])
      AND NOT EXISTS (
        SELECT 1 FROM unnest(asked) w
        WHERE NOT (s.document @@ (quote_literal(w) || ':*')::tsquery OR (length(w) >= 7 AND w <% s.words))));
END $$;
