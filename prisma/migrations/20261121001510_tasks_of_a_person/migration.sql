-- What somebody still has to do, over all incidents.
CREATE INDEX task_open_by_owner ON task (org_id, owner_id, due_on, id) WHERE done_at IS NULL AND removed_at IS NULL;
-- The same stands as incident_by_drill.
DROP INDEX incident_drill;
