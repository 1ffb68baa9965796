/** What is read with SQL is what Prisma would have read. */
import { expect, test } from "vitest";
import { transact } from "../db/transaction";
import { insertAny } from "../testing/any-row";
import { makeBusy } from "../testing/busy-organisation";
import { ownerSql } from "../testing/fixtures";
import { PERSON } from "./incident";
import { readListed, readWhole } from "./incident-rows";

test("an incident is read as Prisma reads it, whole and in lists", async () => {
  const busy = await makeBusy(2);
  const [owner] = busy.members;
  await ownerSql(
    `UPDATE incident SET owner_id = $2, lessons = '{"a": [1, null]}', affected_users = 5000000000 WHERE id = $1`,
    [busy.full, owner],
  );
  await insertAny("decision", { org_id: busy.org, incident_id: busy.full, evidence: "A letter" });
  const byTime = [{ recordedAt: "asc" as const }, { id: "asc" as const }];
  const read = await transact(busy.ctx, async (tx) => {
    const ids = [busy.full, ...busy.incidents.map(({ id }) => id)];
    const duties = { orderBy: { id: "asc" as const } };
    const listed = await tx.incident.findMany({
      where: { id: { in: ids } },
      include: { owner: PERSON, duties },
    });
    return {
      whole: await readWhole(tx, busy.full, { locked: true }),
      wholeByPrisma: await tx.incident.findUnique({
        where: { id: busy.full },
        include: {
          owner: PERSON,
          duties,
          facts: { orderBy: byTime },
          filings: { orderBy: byTime },
          decisions: { orderBy: byTime },
          severities: { orderBy: { version: "asc" } },
        },
      }),
      listed: await readListed(tx, ids),
      listedByPrisma: ids.map((id) => listed.find((one) => one.id === id)),
      none: await readWhole(tx, busy.org),
    };
  });
  expect(read.whole).toEqual(read.wholeByPrisma);
  expect(read.listed).toEqual(read.listedByPrisma);
  expect(read.none).toBeNull();
  // Nothing was compared with nothing.
  expect(read.whole?.owner?.id).toBe(owner);
  expect(read.whole?.affectedUsers).toBe(5_000_000_000n);
  for (const rows of ["duties", "facts", "filings", "decisions", "severities"] as const) {
    expect([rows, read.whole?.[rows].length ?? 0]).not.toEqual([rows, 0]);
  }
});
