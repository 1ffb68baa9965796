/** Walking the ledger from its first entry to its last, in memory that does not grow with it. */
import type { Marked, Reach } from "./checkpoint";
import { entryHash, flawsOf, type StandingEntry } from "./proof";

/** An entry that is not what was written. */
export interface Broken {
  seq: bigint;
  /** Null where it is not there. */
  entry: StandingEntry | null;
  /** What is wrong with it, never empty. */
  flaws: string[];
}

export interface Walk {
  /** In order of their place. */
  entries: AsyncIterable<StandingEntry>;
  /** The organisations that there are. */
  orgs: ReadonlySet<string>;
  /** Places of contents whose entry is not there, in order. */
  orphans: readonly bigint[];
  against: (Reach & { entries: AsyncIterator<Marked> }) | null;
  /** Told of each entry that stands. */
  seen(entry: StandingEntry): void;
}

/**
 * The broken entries, in order of their place: those that show a flaw by themselves, that are not what the checkpoint
 * says, that were put in before its end, or that are not there any more.
 */
export async function* brokenOf({
  entries,
  orgs,
  orphans,
  against,
  seen,
}: Walk): AsyncGenerator<Broken> {
  const left = [...orphans];
  const following = async () => {
    const step = await against?.entries.next();
    return step?.done === false ? step.value : undefined;
  };
  let marked = await following();

  /** What should stand before this place, and does not. */
  async function* missingBefore(place: bigint | null): AsyncGenerator<Broken> {
    for (;;) {
      const seq = earlier(left[0], marked?.seq);
      if (seq === undefined || (place !== null && seq >= place)) return;
      const flaws: string[] = [];
      if (left[0] === seq) {
        flaws.push("its contents are there without it");
        left.shift();
      }
      if (marked?.seq === seq) {
        flaws.push("it was there at the checkpoint and is not any more");
        marked = await following();
      }
      yield { seq, entry: null, flaws };
    }
  }

  for await (const entry of entries) {
    yield* missingBefore(entry.seq);
    seen(entry);
    const flaws = flawsOf(entry);
    if (!orgs.has(entry.org_id)) flaws.push("its organisation is not there");
    if (marked?.seq === entry.seq) {
      if (marked.hash !== entryHash(entry)) flaws.push("it is not what it was at the checkpoint");
      marked = await following();
    } else if (against && entry.seq <= against.upTo) {
      flaws.push("it was not there at the checkpoint");
    }
    if (flaws.length > 0) yield { seq: entry.seq, entry, flaws };
  }
  yield* missingBefore(null);
}

function earlier(a: bigint | undefined, b: bigint | undefined): bigint | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}
