/** The ledger as its owner reads it: all of it as of one instant, row by row. */
import pg from "pg";
import { StartFault } from "../../lib/db/start-fault";
import type { StandingEntry } from "../../lib/ledger/proof";
import { seeEverything } from "./backup";

const AT_ONCE = 200;
/** A checkpoint waits so long for the changes that are under way, and new ones wait for it. */
const LOCK_MS = 5_000;
const LOCK_NOT_AVAILABLE = "55P03";

export interface Organisation {
  id: string;
  name: string;
}

/**
 * The last place in the ledger, once every change that could still write before it has ended: places are given out
 * before a change commits, so that a later one may stand before an earlier.
 */
export async function lastEntry(url: string): Promise<bigint> {
  return connected(url, async (client) => {
    await client.query(`SET lock_timeout = ${LOCK_MS}`);
    await client.query("BEGIN");
    await client.query("LOCK TABLE ledger_entry IN SHARE MODE").catch((cause: unknown) => {
      if (!(cause instanceof pg.DatabaseError) || cause.code !== LOCK_NOT_AVAILABLE) throw cause;
      throw new StartFault("A change is under way that does not end. Try again in a moment.", {
        cause,
      });
    });
    const { rows } = await client.query<{ last: string }>(
      "SELECT coalesce(max(seq), 0)::text AS last FROM ledger_entry",
    );
    await client.query("COMMIT");
    return BigInt(rows[0]?.last ?? "0");
  });
}

/** Runs `act` inside one transaction that sees everything as of one instant and changes nothing. */
export function reading<T>(url: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  return connected(url, async (client) => {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    await seeEverything(client);
    return act(client);
  });
}

async function connected<T>(url: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

export async function organisations(client: pg.Client, orgId?: string): Promise<Organisation[]> {
  const { rows } = await client.query<Organisation>("SELECT id, name FROM lookup_all_orgs()");
  if (orgId === undefined) return rows;
  const one = rows.filter(({ id }) => id === orgId.toLowerCase());
  if (one.length === 0) throw new StartFault(`There is no organisation ${orgId}.`);
  return one;
}

interface EntryRow extends Omit<StandingEntry, "seq" | "payload"> {
  seq: string;
  payload_org: string | null;
  salt: Buffer | null;
  body: string | null;
}

export async function* entriesOf(
  client: pg.Client,
  { orgId, upTo }: { orgId: string | null; upTo: bigint | null },
): AsyncGenerator<StandingEntry> {
  await client.query(
    `DECLARE ledger_rows NO SCROLL CURSOR FOR
     SELECT e.seq, e.id, e.org_id, e.recorded_at, e.actor_type, e.actor_id, e.actor_name, e.request_id, e.action,
            e.subject_type, e.subject_id, e.payload_hash, p.org_id AS payload_org, p.salt, p.body
     FROM ledger_entry e LEFT JOIN ledger_payload p ON p.seq = e.seq
     WHERE ($1::uuid IS NULL OR e.org_id = $1) AND ($2::bigint IS NULL OR e.seq <= $2)
     ORDER BY e.seq`,
    [orgId, upTo],
  );
  for (;;) {
    const { rows } = await client.query<EntryRow>(`FETCH ${AT_ONCE} FROM ledger_rows`);
    for (const { seq, payload_org, salt, body, ...said } of rows) {
      const payload =
        payload_org !== null && salt !== null && body !== null
          ? { orgId: payload_org, salt, body }
          : null;
      yield { seq: BigInt(seq), ...said, payload };
    }
    if (rows.length < AT_ONCE) break;
  }
  await client.query("CLOSE ledger_rows");
}

/** The places of contents whose entry is not there, `most` of them. */
export async function orphansOf(
  client: pg.Client,
  orgId: string | undefined,
  most: number,
): Promise<bigint[]> {
  const { rows } = await client.query<{ seq: string }>(
    `SELECT p.seq FROM ledger_payload p
     WHERE NOT EXISTS (SELECT FROM ledger_entry e WHERE e.seq = p.seq) AND ($1::uuid IS NULL OR p.org_id = $1)
     ORDER BY p.seq LIMIT $2`,
    [orgId ?? null, most],
  );
  return rows.map(({ seq }) => BigInt(seq));
}
