/** Telling that incidents were declared, and whom an entry names: a reader of the ledger with a place of its own, so that none is lost or told twice. */
import { statement } from "../db/statement";
import { type Tx, transact } from "../db/transaction";
import { type Place, tellNamed } from "./named";
import { alertsCtx, tell } from "./tell";

const AT_ONCE = 500;

interface Entry extends Place {
  xid: string;
}

/** Reads on from where it stood, unless another process reads now; gives how many entries these were. */
export async function tellDeclared(now: Date): Promise<number> {
  const ctx = alertsCtx(now);
  return transact(
    ctx,
    async (tx) => {
      const entries = await nextEntries(tx);
      const last = entries.at(-1);
      if (!last) return 0;
      const declared = entries.filter(({ action }) => action === "incident.declared");
      const orgs = [...new Set(entries.map(({ org_id }) => org_id))];
      await transact({ ...ctx, tx }, () => tellAll(declared), orgs);
      await tx.$executeRaw`
        UPDATE ledger_reader SET xid = ${last.xid}::text::xid8, seq = ${last.seq}::bigint WHERE name = 'alerts'`;
      return entries.length;

      async function tellAll(these: readonly Entry[]) {
        // A past that was carried over from elsewhere is no news; its open duties remind all the same.
        const news = await tx.rows(NEWS, [these.map(({ subject_id }) => subject_id)]);
        await tell(
          tx,
          ctx,
          news.map(({ id, orgId }) => ({
            kind: "incident.declared" as const,
            key: `incident.declared:${id}`,
            orgId,
            incidentId: id,
          })),
        );
        await tellNamed(tx, ctx, entries);
      }
    },
    [],
  );
}

const NEWS = statement<{ id: string; orgId: string }>(
  "incidents that are news",
  `SELECT id, org_id AS "orgId" FROM incident WHERE id = ANY ($1::uuid[]) AND NOT imported
   ORDER BY created_at, incident.id`,
);

async function nextEntries(tx: Tx): Promise<Entry[]> {
  const [place] = await tx.$queryRaw<{ xid: string; seq: string }[]>`
    SELECT xid::text, seq::text FROM ledger_reader WHERE name = 'alerts' FOR UPDATE SKIP LOCKED`;
  if (!place) return [];
  return tx.$queryRaw<Entry[]>`
    SELECT xid::text, seq::text, org_id::text, action, subject_id
    FROM lookup_ledger_after(${place.xid}::text::xid8, ${place.seq}::bigint, ${AT_ONCE}::int)`;
}
