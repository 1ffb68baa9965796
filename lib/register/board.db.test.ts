/** What the board and the list of timers read with SQL is what Prisma would have read. */
import { expect, test } from "vitest";
import { transact } from "../db/transaction";
import { makeBusy } from "../testing/busy-organisation";
import { ctxFor, makeOrg, ownerSql } from "../testing/fixtures";
import { declared } from "../testing/incidents";
import { board } from "./board";
import { listTimers } from "./dpdp/list-timers";
import { PERSON } from "./incident";

const OF_INCIDENT = { id: true, orgId: true, year: true, seq: true, title: true, status: true };

/** Of a row what another one has too. */
const common = (row: object | undefined, other: object | undefined) =>
  Object.fromEntries(Object.entries(row ?? {}).filter(([name]) => name in (other ?? {})));

test("a row of the board is the duty, its incident and its owner as Prisma reads them", async () => {
  const busy = await makeBusy(2);
  const below = await makeOrg("A company of the group", busy.org);
  const ctx = ctxFor([busy.org, below]);
  const [owner] = busy.members;
  await declared(ctx, below, 5);
  await ownerSql("UPDATE incident SET owner_id = $2, drill = true WHERE id = $1", [
    busy.full,
    owner,
  ]);
  await ownerSql("UPDATE duty SET late_by_ms = 5000000000, binding_from = '2027-05-13'");
  const { rows } = await board(ctx, { orgId: busy.org, subtree: true });
  const byPrisma = await transact(ctx, (tx) =>
    tx.duty.findMany({
      where: { id: { in: rows.map(({ duty }) => duty.id) } },
      include: { incident: { select: { ...OF_INCIDENT, drill: true, owner: PERSON } } },
    }),
  );
  expect(rows.length).toBe(byPrisma.length);
  for (const { duty, incident, orgName } of rows) {
    const same = byPrisma.find(({ id }) => id === duty.id);
    expect(common(duty, same)).toEqual(common(same, duty));
    expect(incident).toEqual(same?.incident);
    expect(orgName).toBe(duty.orgId === below ? "A company of the group" : "Busy 2");
  }
  // Nothing was compared with nothing.
  const ownerless = rows.map(({ incident }) => incident?.owner ?? null);
  expect(new Set(ownerless.map((one) => one?.id))).toEqual(new Set([undefined, owner]));
  expect(rows.some(({ incident }) => incident === null)).toBe(true);
  expect(rows.every(({ rule }) => rule !== undefined)).toBe(true);
  expect(rows.some(({ rule }) => rule?.law === "Contract")).toBe(true);
});

test("a timer is listed as Prisma reads it", async () => {
  const busy = await makeBusy(2);
  await ownerSql("UPDATE duty SET reason = 'Told by letter', late_by_ms = 5000000000");
  const { timers } = await listTimers(busy.ctx, busy.org, { limit: 50 });
  const byPrisma = await transact(busy.ctx, (tx) =>
    tx.duty.findMany({ where: { sessionId: { not: null } }, orderBy: { id: "desc" } }),
  );
  expect(timers.length).toBeGreaterThan(0);
  expect(timers).toEqual(byPrisma.map((same) => common(same, timers[0])));
});
