import { describe, expect, test } from "vitest";
import { decide } from "../register/decide";
import { declare } from "../register/declare";
import { notify } from "../register/notify";
import { update } from "../register/update";
import { ctxFor, makeOrg } from "../testing/fixtures";
import { csvOf } from "./csv";

const HOUR_MS = 3_600_000;
const filter = (orgId: string) => ({ orgId, sort: "number" as const });

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}

/** The cells of each line; quoted cells may hold line ends. */
function cells(csv: string): Record<string, string>[] {
  const [head = [], ...rows] = [...csv.matchAll(/((?:"(?:[^"]|"")*"|[^",\r\n]*)(?:,|\r\n))/g)]
    .map(([cell]) => cell)
    .reduce<string[][]>(
      (all, cell) => {
        all.at(-1)?.push(
          cell
            .replace(/(,|\r\n)$/, "")
            .replace(/^"|"$/g, "")
            .replaceAll('""', '"'),
        );
        if (cell.endsWith("\r\n")) all.push([]);
        return all;
      },
      [[]],
    )
    .filter((row) => row.length > 0);
  return rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ""])));
}

describe("the register as CSV", () => {
  test("keeps stated and recorded times apart, with reasons of delay, decisions and corrections", async () => {
    const org = await makeOrg("Vantmere Grid");
    const now = new Date("2026-03-07T12:00:00.000Z");
    const ctx = ctxFor(org, undefined, { now });
    const aware = new Date(now.getTime() - 100 * HOUR_MS);
    const late = await declare(ctx, {
      orgId: org,
      title: "=HYPERLINK(1)",
      severity: "serious",
      discovered_at: aware,
    });
    const corrected = new Date(aware.getTime() - HOUR_MS);
    await update(ctx, late.id, { discovered_at: corrected, reason: "The log was read wrongly" });
    const filedAt = new Date(now.getTime() - 2 * HOUR_MS);
    await notify(ctx, late.id, {
      authority_jurisdiction: "CNIL",
      authority_notified_at: filedAt,
      delay_reasons: "Portal was down, twice",
    });
    const none = await declare(ctx, {
      orgId: org,
      title: "Second",
      severity: "non-serious",
      discovered_at: now,
    });
    await decide(ctx, none.id, { outcome: "not_required", reasons: "Encrypted at rest" });

    const [first, second] = cells(await textOf(csvOf(ctx, filter(org))));
    expect(first).toMatchObject({
      title: "'=HYPERLINK(1)",
      organisation: "Vantmere Grid",
      severity: "serious",
      discovered_at: corrected.toISOString(),
      discovered_at_recorded_at: now.toISOString(),
      authority_notified_at: filedAt.toISOString(),
      authority_notified_recorded_at: now.toISOString(),
      recorded_late: "true",
      late_by_ms: String(filedAt.getTime() - corrected.getTime() - 72 * HOUR_MS),
      delay_reasons: "Portal was down, twice",
      overdue: "false",
      decision: "",
    });
    expect(first?.awareness_history).toContain("reason: The log was read wrongly");
    expect(first?.filings).toContain("reasons for the delay: Portal was down, twice");
    expect(second).toMatchObject({
      severity: "non-serious",
      decision: "not_required",
      decision_reasons: "Encrypted at rest",
      decided_at: now.toISOString(),
      decided_by: "Test Person",
      authority_notified_recorded_at: "",
    });
  });

  test("runs over all pages and stays inside the filter", async () => {
    const org = await makeOrg();
    const ctx = ctxFor(org);
    for (let n = 0; n < 203; n++) {
      await declare(ctx, {
        orgId: org,
        title: `Incident ${n}`,
        severity: n % 2 === 0 ? "serious" : "non-serious",
        discovered_at: ctx.now,
      });
    }
    expect(cells(await textOf(csvOf(ctx, filter(org))))).toHaveLength(203);
    const serious = cells(await textOf(csvOf(ctx, { ...filter(org), severity: "serious" })));
    expect(serious).toHaveLength(102);
  });

  test("an empty register is its head alone, and somebody else's is refused before the head", async () => {
    const org = await makeOrg();
    expect((await textOf(csvOf(ctxFor(org), filter(org)))).split("\r\n")).toHaveLength(2);
    await expect(textOf(csvOf(ctxFor(await makeOrg()), filter(org)))).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
