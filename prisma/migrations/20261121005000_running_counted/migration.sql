-- What is overdue at the time of asking are those whose Art. 33 clock runs, less the few that are not overdue yet. Those
-- that run are counted like what few have among many: from an index whose equal entries are kept once.
CREATE INDEX incident_art33_open_count ON incident (org_id) WHERE art33_open AND deleted_at IS NULL;
