/**
 * A checkpoint: what the ledger was at an instant, one hash for each entry, to be kept where nobody who can change
 * the database can change it. Lines of text, the same whenever they are written of the same entries:
 *
 *     tocsin-ledger-checkpoint 1
 *     covers all                  (or the id of the one organisation)
 *     up-to 8123                  (the last place in the ledger that it speaks of)
 *     8121 <hash of the entry>    (in order of place)
 *     entries 8100
 */

const FORMAT = "tocsin-ledger-checkpoint 1";

export interface Reach {
  /** The one organisation that it is about; null for all. */
  orgId: string | null;
  upTo: bigint;
}

export interface Marked {
  seq: bigint;
  hash: string;
}

/** The lines, without their ends. */
export async function* checkpointLines(
  { orgId, upTo }: Reach,
  entries: AsyncIterable<Marked>,
): AsyncGenerator<string> {
  yield FORMAT;
  yield `covers ${orgId ?? "all"}`;
  yield `up-to ${upTo}`;
  let count = 0;
  for await (const { seq, hash } of entries) {
    count += 1;
    yield `${seq} ${hash}`;
  }
  yield `entries ${count}`;
}

/** What is read as a checkpoint, and is none, or not a whole one. */
export class NoCheckpoint extends Error {
  override name = "NoCheckpoint";
}

/**
 * A checkpoint as it is read: what it covers, then its entries one by one.
 *
 * @throws NoCheckpoint, also from the entries where their end is missing
 */
export async function readCheckpoint(
  lines: AsyncIterable<string>,
): Promise<Reach & { entries: AsyncGenerator<Marked> }> {
  const said = lines[Symbol.asyncIterator]();
  const next = async () => String((await said.next()).value ?? "");
  if ((await next()) !== FORMAT) throw new NoCheckpoint();
  const covers = /^covers (all|[\da-f-]{36})$/.exec(await next())?.[1];
  const upTo = /^up-to (\d{1,19})$/.exec(await next())?.[1];
  if (covers === undefined || upTo === undefined) throw new NoCheckpoint();
  return {
    orgId: covers === "all" ? null : covers,
    upTo: BigInt(upTo),
    entries: marked(next),
  };
}

async function* marked(next: () => Promise<string>): AsyncGenerator<Marked> {
  let count = 0;
  let last = -1n;
  for (;;) {
    const line = await next();
    const [, seq, hash] = /^(\d{1,19}) ([\da-f]{64})$/.exec(line) ?? [];
    if (seq === undefined || hash === undefined || BigInt(seq) <= last) {
      if (line === `entries ${count}`) return;
      throw new NoCheckpoint();
    }
    count += 1;
    last = BigInt(seq);
    yield { seq: last, hash };
  }
}
