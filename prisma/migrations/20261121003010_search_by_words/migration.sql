-- A misspelt word was held, letter by letter, against the whole text of every incident that has half of its letters
-- somewhere: a minute among a million. Now it is held against the words that an organisation's incidents consist of,
-- each of which stands once, and the incidents are found by the words that are near. With it goes the largest index
-- that each change of an incident had to write.
DROP FUNCTION search_holds(uuid, text[]);
DROP FUNCTION search_incidents(uuid[], text, bigint);
DROP INDEX incident_search_words;
ALTER TABLE incident_search DROP COLUMN words;

CREATE TABLE "search_word" (
    "org_id" UUID NOT NULL,
    "word" TEXT NOT NULL,
    "incident_id" UUID NOT NULL,

    CONSTRAINT "search_word_pkey" PRIMARY KEY ("org_id","word","incident_id")
);
CREATE INDEX search_word_near ON search_word USING gin (org_id, word gin_trgm_ops);
-- As incident_search: reached through functions alone.
ALTER TABLE search_word ENABLE ROW LEVEL SECURITY;
ALTER TABLE search_word FORCE ROW LEVEL SECURITY;
CREATE POLICY search ON search_word TO CURRENT_USER USING (true) WITH CHECK (true);

-- Whether a word is one that somebody might misspell: names and terms, not numbers and codes.
CREATE FUNCTION is_spelt(word text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT length(word) >= 4 AND word !~ '[0-9]' $$;

INSERT INTO search_word (org_id, word, incident_id)
SELECT DISTINCT ON (s.org_id, w) s.org_id, w, s.incident_id
FROM incident_search s, unnest(tsvector_to_array(s.document)) w WHERE is_spelt(w)
ORDER BY s.org_id, w, s.incident_id;

-- Beside the words of an incident, those that its organisation did not have yet. Their key names the incident too:
-- two that bring the same word at once do not wait for each other.
CREATE OR REPLACE FUNCTION incident_search_write() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  plain text := left(plain_words(concat_ws(' ',
    format('INC-%s-%s', NEW.year, lpad(NEW.seq::text, 4, '0')), NEW.title, NEW.description, NEW.root_cause,
    array_to_string(NEW.corrective_actions, ' '), array_to_string(NEW.reported_to, ' '),
    NEW.notification_reference)), 200000);
  held text[] := ARRAY(SELECT DISTINCT w FROM unnest(string_to_array(plain, ' ')) w
                       WHERE length(w) BETWEEN 1 AND 100 LIMIT 20000);
BEGIN
  INSERT INTO incident_search (incident_id, org_id, document) VALUES (NEW.id, NEW.org_id, array_to_tsvector(held))
  ON CONFLICT (incident_id) DO UPDATE SET document = EXCLUDED.document
  WHERE incident_search.document <> EXCLUDED.document;
  IF NOT FOUND THEN RETURN NULL; END IF;
  INSERT INTO search_word (org_id, word, incident_id)
  SELECT NEW.org_id, w, NEW.id FROM unnest(held) w
  WHERE is_spelt(w) AND NOT EXISTS (SELECT FROM search_word v WHERE v.org_id = NEW.org_id AND v.word = w)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

-- What is looked for: every word of `said`, as the beginning of a word or (from seven letters on) as one of those
-- nearest to it. A word of eight letters with one missing or doubled is at least 0.54 similar to itself (measured over
-- 32,000 such slips). NULL where `said` has no words.
CREATE FUNCTION search_query(orgs uuid[], said text) RETURNS tsquery
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp SET pg_trgm.word_similarity_threshold = 0.5
AS $$
DECLARE
  seen uuid[] := ARRAY(SELECT unnest(orgs) INTERSECT SELECT unnest(tocsin_orgs()));
  asked tsquery;
  one tsquery;
  near tsquery;
  w text;
BEGIN
  FOREACH w IN ARRAY search_words(said) LOOP
    one := (quote_literal(w) || ':*')::tsquery;
    IF length(w) >= 7 THEN
      SELECT string_agg(quote_literal(n.word), ' | ')::tsquery INTO near FROM (
        SELECT v.word FROM unnest(seen) o (id) JOIN search_word v ON v.org_id = o.id AND w <% v.word
        GROUP BY v.word ORDER BY word_similarity(w, v.word) DESC, v.word LIMIT 100) n;
      one := coalesce(one || near, one);
    END IF;
    asked := coalesce(asked && one, one);
  END LOOP;
  RETURN asked;
END $$;

-- The incidents, among those that the transaction may see, that hold it; no more than `most`, which of them is not
-- said.
CREATE FUNCTION search_incidents(orgs uuid[], said text, most bigint) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
DECLARE
  seen uuid[] := ARRAY(SELECT unnest(orgs) INTERSECT SELECT unnest(tocsin_orgs()));
  asked tsquery := search_query(seen, said);
BEGIN
  IF asked IS NULL OR cardinality(seen) = 0 THEN RETURN; END IF;
  -- Written out, so that the planner knows how rare it is.
  RETURN QUERY EXECUTE format(
    'SELECT s.incident_id FROM incident_search s WHERE s.org_id %s AND s.document @@ %L::tsquery LIMIT $2',
    CASE WHEN cardinality(seen) = 1 THEN '= $1[1]' ELSE '= ANY ($1)' END, asked) USING seen, most;
END $$;

-- Whether one incident does. Where very many do, a list is read in its order and each looked at.
CREATE FUNCTION search_holds(incident uuid, asked tsquery) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER COST 100 SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT EXISTS (
    SELECT FROM incident_search s
    WHERE s.incident_id = incident AND s.org_id = ANY ((SELECT tocsin_orgs())::uuid[]) AND s.document @@ asked)
$$;
