-- In a migration of its own: a new value of an enum cannot be used in the transaction that adds it.
ALTER TYPE duty_state ADD VALUE 'not_a_breach';
ALTER TYPE duty_state ADD VALUE 'authority_extended';
ALTER TYPE filing_kind ADD VALUE 'completion';
ALTER TYPE filing_kind ADD VALUE 'withdrawal';
ALTER TYPE decision_outcome ADD VALUE 'applies';
ALTER TYPE decision_outcome ADD VALUE 'communicate';
ALTER TYPE decision_outcome ADD VALUE 'exempt_34_3_a';
ALTER TYPE decision_outcome ADD VALUE 'exempt_34_3_b';
ALTER TYPE decision_outcome ADD VALUE 'exempt_34_3_c';
ALTER TYPE decision_outcome ADD VALUE 'ordered';
ALTER TYPE decision_outcome ADD VALUE 'extended';
