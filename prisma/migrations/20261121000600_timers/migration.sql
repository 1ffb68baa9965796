-- Timers by their state, and those that are past their end: few among many, read without passing over the others.
-- An index for each state, with the state as a literal: behind row-level security the comparison of an enum is no
-- index condition, but the planner may prove a partial index to hold all that a query asks for.
CREATE INDEX duty_timer_running ON duty (org_id, id DESC) INCLUDE (rule_id, binding, due_at)
  WHERE session_id IS NOT NULL AND state IN ('running', 'authority_extended');
CREATE INDEX duty_timer_due ON duty (org_id, due_at)
  WHERE session_id IS NOT NULL AND binding AND state IN ('running', 'authority_extended');
CREATE INDEX duty_timer_met ON duty (org_id, id DESC) INCLUDE (rule_id)
  WHERE session_id IS NOT NULL AND state = 'met';
CREATE INDEX duty_timer_met_late ON duty (org_id, id DESC) INCLUDE (rule_id)
  WHERE session_id IS NOT NULL AND state = 'met_late';
CREATE INDEX duty_timer_to_decide ON duty (org_id, id DESC) INCLUDE (rule_id)
  WHERE session_id IS NOT NULL AND state = 'to_decide';
CREATE INDEX dpdp_event_by_type ON dpdp_event (org_id, event_type, id);
