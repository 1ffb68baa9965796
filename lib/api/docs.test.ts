import { describe, expect, it } from "vitest";
import { doorLines, findOperations, operationsOf } from "./docs";
import { DOORS } from "./doors";
import { ENDPOINTS } from "./endpoints";
import { exampleBody } from "./samples/request";

const setting = { base: "https://tocsin.example", orgId: "01890a5d-ac96-774b-bcce-b302099a8057" };
const all = DOORS.flatMap(({ id }) => operationsOf(id, setting));
const operation = (id: string) => all.find((one) => one.id === id);

describe("the documentation", () => {
  it("holds every endpoint once, behind a door", () => {
    expect(all.map(({ id }) => id).sort()).toEqual(ENDPOINTS.map(({ id }) => id).sort());
    expect(doorLines().flatMap(({ operations }) => operations)).toHaveLength(ENDPOINTS.length);
  });

  it("gives each body an example that the endpoint takes", () => {
    const examples = ENDPOINTS.flatMap(({ id, body }) =>
      body ? [{ id, success: body.safeParse(exampleBody({ body })).success }] : [],
    );
    expect(examples.length).toBeGreaterThan(20);
    expect(examples.filter(({ success }) => !success)).toEqual([]);
  });

  it("says of each field what it takes, within others too", () => {
    const rows = operation("addOrganisationRule")?.body ?? [];
    const row = (path: string) => rows.find((one) => one.path === path);
    expect(row("name")).toMatchObject({
      required: true,
      depth: 0,
      type: "text, at most 200 characters",
    });
    expect(row("period.unit")).toMatchObject({ depth: 1 });
    expect(row("starts")?.type).toBe("aware_at | detected_at | determined_at | stated");
    expect(row("roles")).toMatchObject({ required: false });
    expect(new Set(rows.map(({ path }) => path)).size).toBe(rows.length);
  });

  it("says of each answer what stands in it, and of each refusal its code", () => {
    const declare = operation("declareIncident");
    expect(declare?.answers.map(({ status }) => status)).toEqual(["201"]);
    expect(declare?.answers[0]?.fields.map(({ name }) => name)).toContain("deadline_at");
    expect(declare?.answers[0]?.headers.map(({ name }) => name)).toContain("ETag");
    // Listed once on a page; the others lead there.
    expect(operation("notifyAuthority")?.answers[0]).toMatchObject({
      fields: [],
      sameAs: { id: "declareIncident" },
    });
    expect(declare?.refusals.map(({ code }) => code)).toContain("facts_missing");
    expect(declare?.scope).toBe("incidents:write");
    expect(operation("health")?.scope).toBeNull();
  });

  it("puts the reader's own organisation into the examples", () => {
    for (const id of ["declareIncident", "listIncidents", "getOrganisationProfile"]) {
      expect(operation(id)?.samples[0]?.code).toContain(setting.orgId);
    }
  });

  it("finds operations by word, field, path and error code, and only those", () => {
    const found = (asked: string) =>
      findOperations(asked).flatMap(({ operations }) => operations.map(({ id }) => id));
    expect(found("authority_jurisdiction")).toContain("notifyAuthority");
    expect(found("delay_reasons_required notify")).toContain("notifyAuthority");
    expect(found("POST /api/v1/keys")).toContain("createKey");
    expect(found("declare breach zebra")).toEqual([]);
    expect(found("")).toHaveLength(ENDPOINTS.length);
  });
});
