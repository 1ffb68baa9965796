-- The day of which a task's owner was told that it is due: told once, and anew where the day is moved.
ALTER TABLE "task" ADD COLUMN "due_told_on" DATE;
CREATE INDEX task_due ON task (due_on)
  WHERE done_at IS NULL AND removed_at IS NULL AND owner_id IS NOT NULL;
-- The look-up below runs as the owner, which FORCE binds too.
CREATE POLICY lookup ON task FOR SELECT TO CURRENT_USER USING (true);
-- The organisations in which somebody's task is due and they were not told: no contents, only where to look.
CREATE FUNCTION lookup_task_due_orgs(today date, at_most int) RETURNS TABLE (org_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
  SELECT DISTINCT due.org_id FROM (
    SELECT t.org_id FROM task t
    WHERE t.due_on <= today AND t.due_on IS DISTINCT FROM t.due_told_on
      AND t.done_at IS NULL AND t.removed_at IS NULL AND t.owner_id IS NOT NULL
    LIMIT at_most
  ) due
$$;
