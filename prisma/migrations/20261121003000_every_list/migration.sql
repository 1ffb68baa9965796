-- What the lists beside that of incidents can be narrowed to, each in an index of its own order.

-- The ledger, newest first: by the instant that was recorded, which its filters go by too.
DROP INDEX "ledger_entry_org_id_seq_idx";
CREATE INDEX ledger_by_time ON ledger_entry (org_id, recorded_at DESC, seq DESC);
CREATE INDEX ledger_by_action ON ledger_entry (org_id, action, recorded_at DESC, seq DESC);

-- Timers: each kind has its own place, so that few of one kind are found among many of another. The list asks for
-- the kinds one by one.
DROP INDEX duty_timer;
CREATE INDEX duty_timer ON duty (org_id, rule_id, id DESC) WHERE session_id IS NOT NULL;
DROP INDEX duty_timer_running;
CREATE INDEX duty_timer_running ON duty (org_id, rule_id, id DESC) INCLUDE (binding, due_at)
  WHERE session_id IS NOT NULL AND state IN ('running', 'authority_extended');
DROP INDEX duty_timer_due;
CREATE INDEX duty_timer_due ON duty (org_id, rule_id, due_at DESC, id DESC)
  WHERE session_id IS NOT NULL AND binding AND state IN ('running', 'authority_extended');
DROP INDEX duty_timer_met;
CREATE INDEX duty_timer_met ON duty (org_id, rule_id, id DESC)
  WHERE session_id IS NOT NULL AND state = 'met';
DROP INDEX duty_timer_met_late;
CREATE INDEX duty_timer_met_late ON duty (org_id, rule_id, id DESC)
  WHERE session_id IS NOT NULL AND state = 'met_late';
DROP INDEX duty_timer_to_decide;
CREATE INDEX duty_timer_to_decide ON duty (org_id, rule_id, id DESC)
  WHERE session_id IS NOT NULL AND state = 'to_decide';

-- What was sent, or could not be: few of a state among many.
CREATE INDEX webhook_delivery_by_state ON webhook_delivery (endpoint_id, state, id DESC);
CREATE INDEX delivery_by_state ON delivery (org_id, state, id DESC);
CREATE INDEX delivery_of_person ON delivery (org_id, user_id, id DESC);
