/** Saved views: works, who may, and what nobody else sees. */
import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "../context";
import { changeView, listViews, saveView } from "../register/views";
import { changeViewSchema, type SaveViewInput, saveViewSchema } from "../schema/view";
import { call, keyFor } from "../testing/api";
import { ctxFor, makeOrg, ownerSql } from "../testing/fixtures";

let org: string;
let ctx: Ctx;
let colleague: Ctx;
let reader: Ctx;

beforeAll(async () => {
  org = await makeOrg();
  ctx = ctxFor(org);
  colleague = ctxFor(org, ["incidents:read", "incidents:write"]);
  reader = ctxFor(org, ["incidents:read"]);
});

const save = (as: Ctx, said: Omit<SaveViewInput, "orgId">) =>
  saveView(as, saveViewSchema.parse({ orgId: org, ...said }));
const namesFor = async (as: Ctx) => (await listViews(as, org)).map(({ name }) => name);

describe("a saved view", () => {
  it("is its maker's alone until it is shared", async () => {
    const view = await save(reader, { name: "Mine", query: "q=laptop" });
    expect(await namesFor(reader)).toEqual(["Mine"]);
    expect(await namesFor(colleague)).toEqual([]);
    await expect(
      changeView(colleague, view.id, changeViewSchema.parse({ name: "Taken" })),
    ).rejects.toMatchObject({ code: "not_found" });
    await expect(
      changeView(reader, view.id, changeViewSchema.parse({ shared: true })),
    ).rejects.toMatchObject({ code: "insufficient_scope" });
    await changeView(reader, view.id, changeViewSchema.parse({ archived: true }));
    expect(await namesFor(reader)).toEqual([]);
  });

  it("shared is seen by all, and changed by its maker or who may record filings", async () => {
    await expect(save(reader, { name: "Ours", query: "", shared: true })).rejects.toMatchObject({
      code: "insufficient_scope",
    });
    const view = await save(colleague, { name: "Ours", query: "overdue=true", shared: true });
    expect(await namesFor(reader)).toEqual(["Ours"]);
    await expect(
      changeView(reader, view.id, changeViewSchema.parse({ name: "Taken" })),
    ).rejects.toMatchObject({ code: "insufficient_scope" });
    await changeView(ctx, view.id, changeViewSchema.parse({ name: "Late" }));
    expect(await namesFor(colleague)).toEqual(["Late"]);
  });

  it("leaves an entry in the ledger with each change, and none where nothing changes", async () => {
    const view = await save(ctx, { name: "Logged", query: "severity=serious" });
    await changeView(ctx, view.id, changeViewSchema.parse({ query: "severity=serious" }));
    await changeView(ctx, view.id, changeViewSchema.parse({ query: "severity=unknown" }));
    const rows = await ownerSql(
      "SELECT action FROM ledger_entry WHERE subject_id = $1 ORDER BY seq",
      [view.id],
    );
    expect(rows.map(({ action }) => action)).toEqual(["view.saved", "view.changed"]);
  });

  it("has a name of its own among those that its maker sees", async () => {
    await save(ctx, { name: "Twice", query: "" });
    await expect(save(ctx, { name: "Twice", query: "" })).rejects.toMatchObject({
      code: "conflict",
    });
    expect((await save(reader, { name: "Twice", query: "" })).name).toBe("Twice");
  });

  it.each([
    "status=lost",
    "colour=red",
    "discovered_from=yesterday",
    "status=open&status=draft",
    `orgId=01890a5d-ac96-774b-bcce-b302099a8057`,
  ])("is refused with a filter that the list would refuse: %s", async (query) => {
    const key = await keyFor(org, ["admin"]);
    const body = { orgId: org, name: query, query };
    const { status, json } = await call("POST", "/api/v1/views", { key, body });
    expect({ status, pointer: json.errors?.[0].pointer }).toEqual({
      status: 400,
      pointer: "/query",
    });
  });

  it("of another organisation does not exist", async () => {
    const view = await save(ctx, { name: "Secret", query: "", shared: true });
    const other = ctxFor(await makeOrg("Other"));
    await expect(
      changeView(other, view.id, changeViewSchema.parse({ name: "Taken" })),
    ).rejects.toMatchObject({ code: "not_found" });
    await expect(listViews(other, org)).rejects.toMatchObject({ code: "not_found" });
  });
});
