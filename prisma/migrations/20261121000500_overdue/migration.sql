-- The overdue ones in the order of the list: a partial index that holds the open ones alone. Without it the planner
-- reads the settled past beside an organisation that has many open ones.
CREATE INDEX incident_overdue ON incident (
  org_id,
  (CASE WHEN discovered_at IS NULL THEN 'infinity'::timestamptz ELSE discovered_at END) DESC,
  id DESC
) WHERE art33_open;
DROP INDEX incident_clock_open;
