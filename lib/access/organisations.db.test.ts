import { describe, expect, it } from "vitest";
import { ctxFor, makeOrg, ownerSql } from "../testing/fixtures";
import { createOrganisation, listOrganisations } from "./organisations";
import { ROLE_PERMISSIONS } from "./roles";
import { systemCtx } from "./system";

const counted = () =>
  ownerSql(
    "SELECT (SELECT count(*) FROM organisation) AS organisations, (SELECT count(*) FROM ledger_entry) AS entries",
  );

describe("making an organisation", () => {
  it("at the root is for the system alone, below another for who manages organisations there", async () => {
    const system = await systemCtx("test", new Date());
    const root = await createOrganisation(system, { name: " Acme " });
    expect(root).toMatchObject({ name: "Acme", parentId: null });
    const owner = ctxFor(root.id, ROLE_PERMISSIONS.owner);
    const child = await createOrganisation(owner, { name: "Acme France", parentId: root.id });
    expect(
      await ownerSql("SELECT org_id, actor_id FROM ledger_entry WHERE subject_id = $1", [child.id]),
    ).toEqual([{ org_id: child.id, actor_id: owner.actor.id }]);

    const before = await counted();
    await expect(createOrganisation(owner, { name: "Second root" })).rejects.toMatchObject({
      code: "insufficient_scope",
    });
    await expect(
      createOrganisation(ctxFor(root.id, ROLE_PERMISSIONS.dpo), { name: "No", parentId: root.id }),
    ).rejects.toMatchObject({ code: "insufficient_scope" });
    await expect(
      createOrganisation(ctxFor(root.id, ["admin"]), { name: "No", parentId: root.id }),
    ).rejects.toMatchObject({ code: "insufficient_scope" });
    expect(await counted()).toEqual(before);
  });

  it("below one that is somebody else's is not found, and nothing is written", async () => {
    const [a, b] = [await makeOrg("A"), await makeOrg("B")];
    await createOrganisation(ctxFor(a), { name: "Below A", parentId: a });
    const before = await counted();
    await expect(createOrganisation(ctxFor(b), { name: "x", parentId: a })).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await counted()).toEqual(before);
  });

  it("refuses a name of blanks or with what cannot be stored", async () => {
    const system = await systemCtx("test", new Date());
    for (const name of ["", "  ", "x".repeat(201), "a\u0000b", "\ud800"]) {
      await expect(createOrganisation(system, { name })).rejects.toMatchObject({
        code: "invalid_request",
        faults: [{ pointer: "/name" }],
      });
    }
  });
});

describe("listing organisations", () => {
  it("shows one's own and no others; the system sees all", async () => {
    const [a, b] = [await makeOrg("A"), await makeOrg("B")];
    const below = await makeOrg("Below A", a);
    expect(await listOrganisations(ctxFor([a, below], ROLE_PERMISSIONS.viewer))).toEqual([
      { id: a, name: "A", parentId: null },
      { id: below, name: "Below A", parentId: a },
    ]);
    const all = await listOrganisations(await systemCtx("test", new Date()));
    expect(all.map(({ id }) => id)).toEqual(expect.arrayContaining([a, b, below]));
  });
});
