import { type Ctx, requireScope, requireScopeIn } from "../context";
import { transact } from "../db/transaction";
import { readersOf } from "./collaboration/people";
import type { Person } from "./incident";

/**
 * Who may see to an organisation's incidents: its members and those of the organisations above it, by name.
 *
 * @throws Refusal not_found (organisation), insufficient_scope
 */
export async function listReaders(ctx: Ctx, orgId: string): Promise<Person[]> {
  requireScope(ctx, "incidents:read");
  requireScopeIn(ctx, orgId, "incidents:read");
  return transact(ctx, (tx) => readersOf(tx, orgId));
}
