-- What the lists filter by and the overview counts by, and other tables told, stands on the incident, written with it:
-- when it began and when it was detected, and how many of its duties were met in time and late. Then filters of the
-- register bound an index, two of them as well, and the figures of a year are one reading of one index.
ALTER TABLE incident
  ADD COLUMN "occurred_at" TIMESTAMPTZ(3),
  ADD COLUMN "detected_at" TIMESTAMPTZ(3),
  ADD COLUMN "met_in_time" SMALLINT NOT NULL DEFAULT 0,
  ADD COLUMN "met_late" SMALLINT NOT NULL DEFAULT 0;

DROP INDEX incident_by_awareness;
DROP INDEX incident_by_type;
DROP INDEX incident_by_owner;

-- The owner too is bound by the boundaries: it names every organisation first.
DO $$
BEGIN
  PERFORM set_config('tocsin.orgs', coalesce((SELECT string_agg(o.id::text, ',') FROM lookup_all_orgs() o), ''), true);
  UPDATE incident i
  SET occurred_at = t.occurred_at, detected_at = t.detected_at,
      met_in_time = coalesce(d.in_time, 0), met_late = coalesce(d.late, 0)
  FROM incident n
  LEFT JOIN incident_times t ON t.incident_id = n.id
  LEFT JOIN (
    SELECT d.incident_id, count(*) FILTER (WHERE d.state = 'met') AS in_time,
           count(*) FILTER (WHERE d.state = 'met_late') AS late
    FROM duty d WHERE d.incident_id IS NOT NULL AND d.binding AND d.state IN ('met', 'met_late')
    GROUP BY d.incident_id
  ) d ON d.incident_id = n.id
  WHERE n.id = i.id AND (t.incident_id IS NOT NULL OR d.incident_id IS NOT NULL);
END $$;

DROP TRIGGER incident_times_write ON fact;
DROP FUNCTION incident_times_write();
DROP TABLE "incident_times";
DROP INDEX duty_met;
DROP INDEX duty_met_late;

-- Everything that an incident is told apart by and that has few values, as one number: behind row-level security enums
-- bound no index, a number does. lib/register/traits.ts has the same places.
ALTER TABLE incident ADD COLUMN "traits" SMALLINT GENERATED ALWAYS AS (
  CASE status WHEN 'draft' THEN 0 WHEN 'open' THEN 1 WHEN 'notified' THEN 2 WHEN 'resolved' THEN 3 END
  + 4 * CASE WHEN severity IS NULL THEN 0 WHEN severity = 'serious' THEN 1 ELSE 2 END
  + 12 * CASE WHEN breach_kind IS NULL THEN 0 WHEN breach_kind = 'confidentiality' THEN 1
              WHEN breach_kind = 'integrity' THEN 2 WHEN breach_kind = 'availability' THEN 3 ELSE 4 END
  + 60 * CASE source_type WHEN 'MANUAL' THEN 0 WHEN 'ASSESSMENT' THEN 1 WHEN 'WEBFORM' THEN 2 WHEN 'INTEGRATION' THEN 3
              ELSE 4 END
  + 300 * CASE WHEN drill THEN 1 ELSE 0 END
  + 600 * CASE WHEN met_in_time > 0 THEN 1 ELSE 0 END
  + 1200 * CASE WHEN met_late > 0 THEN 1 ELSE 0 END
) STORED;

-- The overview reads nothing else.
CREATE INDEX incident_by_awareness ON incident (
  org_id, (CASE WHEN discovered_at IS NULL THEN 'infinity'::timestamptz ELSE discovered_at END) DESC, id DESC
) INCLUDE (discovered_at, drill, status, severity, breach_kind, deleted_at, art33_open, updated_at, type_name,
           authority_notified_at, occurred_at, detected_at, met_in_time, met_late);

-- Filters together: for each number that they leave, the incidents in their order.
CREATE INDEX incident_by_traits ON incident (
  org_id, traits, (CASE WHEN discovered_at IS NULL THEN 'infinity'::timestamptz ELSE discovered_at END) DESC, id DESC
) INCLUDE (discovered_at, art33_open, occurred_at, detected_at, authority_notified_at) WHERE deleted_at IS NULL;
-- With one of these beside, what else is asked for stands in the index.
CREATE INDEX incident_by_type ON incident (
  org_id, type_name, (CASE WHEN discovered_at IS NULL THEN 'infinity'::timestamptz ELSE discovered_at END) DESC, id DESC
) INCLUDE (discovered_at, drill, traits) WHERE deleted_at IS NULL;
CREATE INDEX incident_by_owner ON incident (
  org_id, owner_id, (CASE WHEN discovered_at IS NULL THEN 'infinity'::timestamptz ELSE discovered_at END) DESC, id DESC
) INCLUDE (discovered_at, drill, traits) WHERE deleted_at IS NULL;

CREATE INDEX incident_filed_in_time ON incident (
  org_id, (CASE WHEN discovered_at IS NULL THEN 'infinity'::timestamptz ELSE discovered_at END) DESC, id DESC
) INCLUDE (discovered_at, drill, traits) WHERE met_in_time > 0 AND deleted_at IS NULL;
CREATE INDEX incident_filed_late ON incident (
  org_id, (CASE WHEN discovered_at IS NULL THEN 'infinity'::timestamptz ELSE discovered_at END) DESC, id DESC
) INCLUDE (discovered_at, drill, traits) WHERE met_late > 0 AND deleted_at IS NULL;
CREATE INDEX incident_to_detect ON incident (
  org_id, (CASE WHEN discovered_at IS NULL THEN 'infinity'::timestamptz ELSE discovered_at END) DESC, id DESC
) INCLUDE (discovered_at, drill, traits) WHERE detected_at >= occurred_at AND deleted_at IS NULL;
CREATE INDEX incident_to_aware ON incident (
  org_id, (CASE WHEN discovered_at IS NULL THEN 'infinity'::timestamptz ELSE discovered_at END) DESC, id DESC
) INCLUDE (discovered_at, drill, traits) WHERE discovered_at >= detected_at AND deleted_at IS NULL;
CREATE INDEX incident_to_notify ON incident (
  org_id, (CASE WHEN discovered_at IS NULL THEN 'infinity'::timestamptz ELSE discovered_at END) DESC, id DESC
) INCLUDE (discovered_at, drill, traits) WHERE authority_notified_at >= discovered_at AND deleted_at IS NULL;
