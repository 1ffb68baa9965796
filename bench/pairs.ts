/** Tocsin and the floor at the same work, in turns of a second: what else the machine does falls on both alike. */
import pg from "pg";
import { requireAlike } from "./alike";
import { BATCH } from "./dpdp";
import { type Measured, together } from "./figures";
import { measure, type Target } from "./load";
import { type BenchOptions, PAIRS, type PairName } from "./options";
import type { Pair } from "./report";
import { makeOrganisation, type Seeded } from "./seed";
import { DPDP_SCOPES } from "./seed-timers";
import { emitWork, pairedWork, type Workload } from "./workloads";

const WARM_UP_SECONDS = 2;
const WARM_UP_CONNECTIONS = 8;

interface Both {
  ours: Target;
  theirs: Target;
  say: (progress: string) => void;
}

export async function measurePairs(
  { ours, theirs, say }: Both,
  works: readonly Workload[],
  { connections, seconds }: Pick<BenchOptions, "connections" | "seconds">,
): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (const work of works) {
    for (const target of [ours, theirs]) {
      await measure(target, work, WARM_UP_CONNECTIONS, WARM_UP_SECONDS);
    }
    for (const at of connections) {
      say(`${work.name}, ${at} connections`);
      const parts: { product: Measured[]; floor: Measured[] } = { product: [], floor: [] };
      for (let round = 0; round < seconds; round++) {
        parts.product.push(await measure(ours, work, at, 1));
        parts.floor.push(await measure(theirs, work, at, 1));
      }
      const [product, floor] = [together(parts.product), together(parts.floor)];
      pairs.push({ work: work.name, connections: at, product, floor });
    }
  }
  return pairs;
}

/** The pairs that --pairs names, and nothing else. */
export async function measureChosen(
  both: Both,
  past: Seeded,
  url: string,
  options: BenchOptions,
): Promise<Pair[]> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  const consents = await makeOrganisation(owner, "Consents", new Date(), DPDP_SCOPES);
  await owner.end();
  const [list, get, patch, notify, create] = pairedWork(past);
  const all = {
    list,
    get,
    patch,
    notify,
    create,
    emit: emitWork(consents, 1),
    batch: emitWork(consents, BATCH),
  };
  const chosen = PAIRS.filter((name) => options.pairs?.includes(name));
  const works = chosen.flatMap((name: PairName) => all[name] ?? []);
  await requireAlike(both.ours, both.theirs, works, url);
  return measurePairs(both, works, options);
}
