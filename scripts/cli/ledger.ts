/** The ledger, verified and marked by whoever runs the database: as its owner, who sees every organisation. */
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { StartFault } from "../../lib/db/start-fault";
import {
  checkpointLines,
  type Marked,
  NoCheckpoint,
  type Reach,
  readCheckpoint,
} from "../../lib/ledger/checkpoint";
import { entryHash } from "../../lib/ledger/proof";
import { type Broken, brokenOf } from "../../lib/ledger/verify";
import { entriesOf, lastEntry, organisations, orphansOf, reading } from "./ledger-rows";

/** So many broken entries are named; of the others it is said how many there are. */
const NAMED = 100;

export interface Verdict {
  /** One line for each organisation, each broken entry, and the whole. */
  lines: string[];
  sound: boolean;
}

/**
 * Walks the ledger of every organisation, or of one.
 *
 * @param url the owner's connection
 * @param file a checkpoint to hold it against
 * @throws StartFault when there is no such organisation, or the file is no checkpoint of what is walked
 */
export function verifyLedger(
  url: string,
  { orgId, file }: { orgId?: string | undefined; file?: string | undefined },
): Promise<Verdict> {
  return reading(url, async (client) => {
    const orgs = await organisations(client, orgId);
    const checkpoint = file === undefined ? null : await openCheckpoint(file, orgId ?? null);
    const tallies = new Map(orgs.map(({ id, name }) => [id, { name, count: 0, broken: 0 }]));
    const named: string[] = [];
    let broken = 0;
    let first: bigint | null = null;
    const found = brokenOf({
      entries: entriesOf(client, { orgId: orgId ?? null, upTo: null }),
      orgs: new Set(tallies.keys()),
      orphans: await orphansOf(client, orgId, NAMED),
      against: checkpoint,
      seen({ org_id }) {
        const tally = tallies.get(org_id) ?? {
          name: "(no such organisation)",
          count: 0,
          broken: 0,
        };
        tally.count += 1;
        tallies.set(org_id, tally);
      },
    });
    for await (const one of naming(found, file)) {
      broken += 1;
      first ??= one.seq;
      const tally = tallies.get(one.entry?.org_id ?? "");
      if (tally) tally.broken += 1;
      if (named.length < NAMED) named.push(brokenLine(one));
    }
    const count = [...tallies.values()].reduce((sum, tally) => sum + tally.count, 0);
    return {
      sound: broken === 0,
      lines: [
        ...[...tallies].map(
          ([id, tally]) =>
            `${tally.broken === 0 ? "sound" : "BROKEN"}  ${id}  ${tally.name}: ${entries(tally.count)}${tally.broken > 0 ? `, ${tally.broken} broken` : ""}`,
        ),
        ...named,
        ...(broken > named.length ? [`and ${broken - named.length} more.`] : []),
        checkpoint
          ? `Held against the checkpoint up to entry ${checkpoint.upTo}, whose SHA-256 is ${await checkpoint.fingerprint()}.`
          : "Held against no checkpoint: what was rewritten together with its hash, or taken away whole, does not show.",
        first === null
          ? `${entries(count)}: none is broken.`
          : `${entries(count)}: ${broken} broken, the first is ${first}.`,
      ],
    };
  });
}

const entries = (count: number) => `${count} ${count === 1 ? "entry" : "entries"}`;

function brokenLine({ seq, entry, flaws }: Broken): string {
  const about = entry
    ? ` (${entry.action}, ${entry.subject_type} ${entry.subject_id}, ${entry.recorded_at.toISOString()}, organisation ${entry.org_id})`
    : "";
  return `BROKEN  entry ${seq}${about}: ${flaws.join("; ")}`;
}

/**
 * Writes a checkpoint of the ledger of every organisation, or of one; the file appears when it is whole.
 *
 * @param upTo the last entry that it speaks of; the last that stands unless told otherwise
 * @returns what it reaches, and the SHA-256 of the file
 */
export async function writeCheckpoint(
  url: string,
  file: string,
  { orgId, upTo }: { orgId?: string | undefined; upTo?: bigint | undefined },
): Promise<{ upTo: bigint; count: number; fingerprint: string }> {
  const last = await lastEntry(url);
  if (upTo !== undefined && upTo > last)
    throw new StartFault(`The last entry is ${last}: --up-to cannot be beyond it.`);
  return reading(url, async (client) => {
    await organisations(client, orgId);
    const reach: Reach = { orgId: orgId ?? null, upTo: upTo ?? last };
    const hash = createHash("sha256");
    let count = 0;
    async function* marks(): AsyncGenerator<Marked> {
      for await (const entry of entriesOf(client, reach)) {
        count += 1;
        yield { seq: entry.seq, hash: entryHash(entry) };
      }
    }
    async function* text(): AsyncGenerator<string> {
      for await (const line of checkpointLines(reach, marks())) {
        hash.update(`${line}\n`);
        yield `${line}\n`;
      }
    }
    const half = `${file}.part`;
    try {
      await pipeline(Readable.from(text()), createWriteStream(half, { mode: 0o600 }));
      await rename(half, file);
    } finally {
      await rm(half, { force: true });
    }
    return { upTo: reach.upTo, count, fingerprint: hash.digest("hex") };
  });
}

async function openCheckpoint(file: string, orgId: string | null) {
  if (!existsSync(file)) throw new StartFault(`There is no file ${file}.`);
  const checkpoint = await readCheckpoint(linesOf(file)).catch(notOne(file));
  if (checkpoint.orgId !== orgId) {
    throw new StartFault(
      checkpoint.orgId === null
        ? "The checkpoint is of all organisations: leave --org out."
        : `The checkpoint is of one organisation: add --org ${checkpoint.orgId}.`,
    );
  }
  return {
    ...checkpoint,
    async fingerprint() {
      const hash = createHash("sha256");
      for await (const piece of createReadStream(file)) hash.update(piece);
      return hash.digest("hex");
    },
  };
}

async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = "";
  for await (const piece of createReadStream(file, "utf8")) {
    const lines = `${rest}${piece}`.split(/\r?\n/);
    rest = lines.pop() ?? "";
    yield* lines;
  }
  yield rest;
}

/** The broken entries; a checkpoint that ends too early says so in a sentence. */
async function* naming(found: AsyncIterable<Broken>, file = ""): AsyncGenerator<Broken> {
  try {
    yield* found;
  } catch (thrown) {
    notOne(file)(thrown);
  }
}

function notOne(file: string) {
  return (cause: unknown): never => {
    if (!(cause instanceof NoCheckpoint)) throw cause;
    throw new StartFault(`${file} is not a whole checkpoint of Tocsin's ledger.`, { cause });
  };
}
