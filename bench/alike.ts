/** Whether Tocsin and the floor do the same: a comparison of unlike work would be worth nothing. */
import { isDeepStrictEqual } from "node:util";
import pg from "pg";
import { send, type Target } from "./load";
import type { Asked, Workload } from "./workloads";

const UUID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g;
const INSTANT = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;
const NUMBER = /INC-\d{4}-\d+/g;

/** A value without what differs from one act to the next: ids, instants, numbers, versions, counted words. */
export function withoutChance(value: unknown): unknown {
  const text = JSON.stringify(value)
    .replace(UUID, "<id>")
    .replace(INSTANT, "<instant>")
    .replace(NUMBER, "<number>")
    .replace(/"version":\d+/g, '"version":0')
    .replace(/(people|release|round) \d+/g, "$1 <n>");
  return JSON.parse(text);
}

/**
 * Sends each kind of request to both and compares the answers, and the ledger entries of the changes.
 *
 * @throws Error that shows the first difference
 */
export async function requireAlike(
  product: Target,
  floor: Target,
  works: readonly Workload[],
  ownerUrl: string,
): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    for (const work of works) {
      const first = work.next();
      const same = (next: Asked): Asked => ({ ...next, path: first.path });
      const reads = first.method === "GET";
      // Changes follow each other on one incident: after a first one, all begin alike.
      if (!reads) await send(product, first);
      const ours = await send(product, same(work.next()));
      const oursKept = await lastEntry(owner);
      const theirs = await send(floor, same(work.next()));
      const theirsKept = await lastEntry(owner);
      const [a, b] = [ours, theirs].map((answer) => withLastOf(work.lengthens, answer));
      compare(`${work.name}: the answer`, a, b, reads);
      if (!reads) compare(`${work.name}: the ledger entry`, oursKept, theirsKept, false);
    }
  } finally {
    await owner.end();
  }
}

/** The answer with the last of a list alone: whoever came second finds one more. */
function withLastOf(list: string | undefined, answer: unknown): unknown {
  if (list === undefined || typeof answer !== "object" || answer === null) return answer;
  return Object.fromEntries(
    Object.entries(answer).map(([name, value]) => [
      name,
      name === list && Array.isArray(value) ? value.slice(-1) : value,
    ]),
  );
}

async function lastEntry(owner: pg.Client): Promise<unknown> {
  const { rows } = await owner.query<{ body: string }>(
    `SELECT e.action, e.subject_type, e.actor_type, e.actor_id, e.actor_name, e.org_id,
            e.payload_hash = sha256(p.salt || convert_to(p.body, 'UTF8')) AS hash_is_right,
            length(p.salt) AS salt_bytes, p.body
     FROM ledger_entry e JOIN ledger_payload p USING (seq) ORDER BY e.seq DESC LIMIT 1`,
  );
  return rows.map((row) => ({ ...row, body: JSON.parse(row.body) }))[0];
}

function compare(what: string, ours: unknown, theirs: unknown, exact: boolean): void {
  const [a, b] = exact ? [ours, theirs] : [withoutChance(ours), withoutChance(theirs)];
  if (isDeepStrictEqual(a, b)) return;
  const [said, other] = [JSON.stringify(a), JSON.stringify(b)];
  let at = 0;
  while (said[at] === other[at]) at++;
  const around = (text: string) => text.slice(Math.max(0, at - 80), at + 80);
  throw new Error(
    `Tocsin and the floor differ. ${what}:\n  Tocsin: …${around(said)}…\n  floor:  …${around(other)}…`,
  );
}
