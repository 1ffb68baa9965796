/** Allowances (rate_take) in tests that use them up. */
import { ownerSql } from "./fixtures";

/**
 * From now on no allowance that is begun in this database fills up again: it is used up after as many requests as it
 * holds, however slow the machine is.
 */
export async function holdAllowances(): Promise<void> {
  await ownerSql(`
    CREATE OR REPLACE FUNCTION hold_allowance() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      NEW.updated_at := NEW.updated_at + interval '1 day';
      RETURN NEW;
    END $$;
    CREATE OR REPLACE TRIGGER hold_allowance BEFORE INSERT ON rate_bucket
    FOR EACH ROW EXECUTE FUNCTION hold_allowance()`);
}
