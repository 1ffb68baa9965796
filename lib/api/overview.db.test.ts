/** The figures of a year, each against the rows of the list that it links to. */
import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "../context";
import { notify } from "../register/notify";
import { stateFacts } from "../register/state-facts";
import { factsBodySchema } from "../schema/facts";
import type { Overview } from "../schema/overview";
import { call, keyFor } from "../testing/api";
import { ctxFor, makeOrg, ownerSql } from "../testing/fixtures";
import { declared } from "../testing/incidents";

const NOW = new Date("2026-11-21T10:00:00Z");
let org: string;
let child: string;
let key: string;
let ctx: Ctx;

/** Hours before NOW. */
const since = (iso: string) => (NOW.getTime() - Date.parse(iso)) / 3_600_000;
const declareAt = (iso: string, more: Parameters<typeof declared>[3] = {}, where = org) =>
  declared(ctx, where, since(iso), more);
const ask = async (query = ""): Promise<Overview> =>
  (await call("GET", `/api/v1/overview?orgId=${org}&year=2026${query}`, { key })).json;
const rowsOf = async (
  filter: Record<string, string>,
  { from, to }: Pick<Overview, "from" | "to">,
) => {
  const query = new URLSearchParams({
    orgId: org,
    drill: "false",
    discovered_from: from,
    discovered_to: to,
    ...filter,
  });
  const { json } = await call("GET", `/api/v1/privacy/incidents?${query}`, { key });
  return json.total;
};

beforeAll(async () => {
  org = await makeOrg("Figures");
  child = await makeOrg("Below", org);
  key = await keyFor(org, ["incidents:read"]);
  ctx = ctxFor([org, child], undefined, { now: NOW });
  const timed = await declareAt("2026-03-10T12:00:00Z", { breach_kind: "integrity" });
  await stateFacts(
    ctx,
    timed.id,
    factsBodySchema.parse({
      occurred_from: "2026-03-09T00:00:00Z",
      detected_at: "2026-03-10T06:00:00Z",
      reason: "The first look found nothing.",
    }),
  );
  await notify(ctx, timed.id, {
    authority_jurisdiction: "FR",
    authority_notified_at: new Date("2026-03-11T12:00:00Z"),
  });
  const late = await declareAt("2026-05-01T00:00:00Z", { severity: "non-serious" });
  await notify(ctx, late.id, {
    authority_jurisdiction: "FR",
    authority_notified_at: new Date("2026-05-06T00:00:00Z"),
    delay_reasons: "Nobody was there.",
  });
  await declareAt("2026-05-31T23:30:00Z");
  await declareAt("2025-12-31T23:30:00Z");
  const drill = await declareAt("2026-06-10T00:00:00Z", { title: "Exercise" });
  await ownerSql("UPDATE incident SET drill = true WHERE id = $1", [drill.id]);
  const gone = await declareAt("2026-06-11T00:00:00Z");
  await ownerSql("UPDATE incident SET deleted_at = now() WHERE id = $1", [gone.id]);
  await ownerSql("UPDATE incident SET type_name = 'Phishing' WHERE id = $1", [timed.id]);
  await declareAt("2026-07-01T12:00:00Z", {}, child);
});

describe("the figures of a year", () => {
  it("leave drills and deleted ones out, and the organisations below unless they are asked for", async () => {
    expect((await ask()).total).toBe(3);
    expect((await ask("&subtree=true")).total).toBe(4);
  });

  it("are the number of rows that the list gives for the same filters", async () => {
    const all = await ask();
    const figures: { filter: Record<string, string>; rows: number }[] = [
      { filter: {}, rows: all.total },
      ...all.severity.map(({ value, count }) => ({ filter: { severity: value }, rows: count })),
      ...all.breach_kind.map(({ value, count }) => ({
        filter: { breach_kind: value },
        rows: count,
      })),
      ...all.type.map(({ value, count }) => ({ filter: { type: value }, rows: count })),
      ...all.spans.map(({ span, known }) => ({ filter: { span }, rows: known })),
      { filter: { filed: "in_time" }, rows: all.filed.incidents_in_time },
      { filter: { filed: "late" }, rows: all.filed.incidents_late },
      ...all.months.map(({ from, to, count }) => ({
        filter: { discovered_from: from, discovered_to: to },
        rows: count,
      })),
    ];
    for (const { filter, rows } of figures) {
      expect({ filter, rows: await rowsOf(filter, all) }).toEqual({ filter, rows });
    }
  });

  it("tell how long things took in the middle, and of how many that is known", async () => {
    const { spans, filed } = await ask();
    const HOUR = 3_600_000;
    expect(spans).toEqual([
      { span: "to_detect", known: 1, median_ms: 30 * HOUR },
      { span: "to_aware", known: 1, median_ms: 6 * HOUR },
      { span: "to_notify", known: 2, median_ms: ((24 + 120) / 2) * HOUR },
    ]);
    expect(filed).toMatchObject({ incidents_in_time: 1, incidents_late: 1 });
  });

  it("show what nobody has said as unknown, and no median of nothing", async () => {
    const { breach_kind, type } = await ask();
    expect(breach_kind).toContainEqual({ value: "unknown", count: 2 });
    expect(breach_kind).toContainEqual({ value: "integrity", count: 1 });
    expect(type).toEqual([
      { value: "Unknown", count: 2 },
      { value: "Phishing", count: 1 },
    ]);
    const { spans } = (await call("GET", `/api/v1/overview?orgId=${org}&year=2025`, { key })).json;
    expect(spans).toContainEqual({ span: "to_detect", known: 0, median_ms: null });
  });

  it("part the years and months at the midnight of the zone", async () => {
    const counts = ({ months }: Overview) => months.map(({ count }) => count);
    expect(counts(await ask())).toEqual([0, 0, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0]);
    const berlin = await ask("&zone=Europe/Berlin");
    expect(berlin.from).toBe("2025-12-31T23:00:00.000Z");
    expect(counts(berlin)).toEqual([1, 0, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0]);
    expect(await rowsOf({}, berlin)).toBe(berlin.total);
    expect((await ask()).first_year).toBe(2025);
  });

  it("count beside the year what has no time of awareness", async () => {
    const before = (await ask()).unaware;
    const put = await call("POST", `/api/v1/grc/incidents?orgId=${org}`, {
      key: await keyFor(org, ["admin"]),
      body: { title: "Nobody knows since when" },
    });
    expect(put.status).toBe(201);
    expect((await ask()).unaware).toBe(before + 1);
    const listed = await call(
      "GET",
      `/api/v1/privacy/incidents?orgId=${org}&drill=false&awareness=unknown`,
      { key },
    );
    expect(listed.json.total).toBe(before + 1);
  });

  it("of somebody else's organisation are not found, and hold nothing of it", async () => {
    const other = await makeOrg("Other");
    const its = await keyFor(other, ["incidents:read"]);
    const path = `/api/v1/overview?orgId=${org}`;
    expect((await call("GET", path, { key: its })).status).toBe(404);
    const own = await call("GET", `/api/v1/overview?orgId=${other}&year=2026&subtree=true`, {
      key: its,
    });
    expect(own.json.total).toBe(0);
  });

  it.each(["year=26", "year=x", "zone=Mars", "colour=red"])("refuse %s", async (query) => {
    const { status } = await call("GET", `/api/v1/overview?orgId=${org}&${query}`, { key });
    expect(status).toBe(400);
  });
});
