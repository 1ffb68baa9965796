-- Timers by their state, and those that are past their end: few among many, read without passing over the others.
CREATE INDEX duty_timer_state ON duty (org_id, state, id DESC) INCLUDE (rule_id, binding, due_at)
  WHERE session_id IS NOT NULL;
CREATE INDEX duty_timer_due ON duty (org_id, due_at)
  WHERE session_id IS NOT NULL AND binding AND state IN ('running', 'authority_extended');
CREATE INDEX dpdp_event_by_type ON dpdp_event (org_id, event_type, id);
