/** Everything that was measured by requests, in one table. Pure. */
import { summary } from "./figures";
import {
  type EmitPair,
  figure,
  type Growth,
  PAIR_HEADS,
  type Pair,
  pairCells,
  sizeCells,
  sizeHeads,
  table,
} from "./report";

/**
 * A line for each kind of request and number of connections: Tocsin / the floor, then Tocsin on organisations of
 * several sizes, where it was asked. A request that carries events counts as so many.
 */
export function oneTable(
  pairs: readonly (Pair | EmitPair)[],
  growths: readonly Growth[],
  sizes: readonly number[],
): string {
  const head = [...PAIR_HEADS, ...sizeHeads(sizes), "Ratio", "Failed"];
  const isPaired = ({ work, connections }: Growth) =>
    pairs.some((pair) => pair.work === work && pair.connections === connections);
  const none = [...sizes.map(() => ""), ""];
  return table(head, [
    ...pairs.map((pair) => {
      const grown = growths.find(
        ({ work, connections }) => work === pair.work && connections === pair.connections,
      );
      const { cells, failed } = pairCells(pair);
      return [...cells, ...(grown ? sizeCells(grown.sizes) : none), failed];
    }),
    ...growths.filter((growth) => !isPaired(growth)).map(growthCells),
  ]);
}

/** What the floor does not do, at the largest size. */
function growthCells({ work, connections, sizes }: Growth): string[] {
  const each = sizes.map(summary);
  const large = each.at(-1);
  const alone = (value: number | undefined | null) => `${figure(value ?? null)} / –`;
  return [
    work,
    String(connections),
    alone(large?.perSecond),
    "–",
    alone(large?.p50),
    alone(large?.p99),
    alone(large?.serverCpuMs),
    alone(large?.databaseCpuMs),
    ...sizeCells(sizes),
    String(each.reduce((failed, of) => failed + of.failed, 0)),
  ];
}
