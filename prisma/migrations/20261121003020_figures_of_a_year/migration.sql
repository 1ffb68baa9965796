-- The overview reads the incidents of a year from this index alone, not their rows: what it counts and measures is in it.
DROP INDEX incident_by_awareness;
CREATE INDEX incident_by_awareness ON incident (
  org_id, (CASE WHEN discovered_at IS NULL THEN 'infinity'::timestamptz ELSE discovered_at END) DESC, id DESC
) INCLUDE (discovered_at, drill, status, severity, breach_kind, deleted_at, art33_open, updated_at, type_name,
           authority_notified_at);

-- What an authority has extended is found by itself: among a million incidents all duties of the organisation were read
-- for it, by an index that nothing else is read by.
DROP INDEX "duty_org_id_idx";
CREATE INDEX duty_extended ON duty (org_id, incident_id) WHERE state = 'authority_extended' AND incident_id IS NOT NULL;
