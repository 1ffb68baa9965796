/** Organisations: making one, and seeing one's own. */
import { type Ctx, requireScope, requireScopeIn, visibleOrgs } from "../context";
import { type Tx, transact } from "../db/transaction";
import { newId } from "../ids";
import { record } from "../ledger/record";
import {
  type CreateOrganisationInput,
  createOrganisationSchema,
  type Organisation,
} from "../schema/organisation";
import { tellCredentialChange } from "./credential-cache";
import { readInput } from "./input";
import { requireSystem } from "./system";

/**
 * Makes an organisation: below another one where the actor manages organisations, or (the system
 * alone) at the root.
 *
 * @throws Refusal not_found, insufficient_scope, invalid_request
 */
export async function createOrganisation(
  ctx: Ctx,
  input: CreateOrganisationInput,
): Promise<Organisation> {
  if (ctx.actor.type !== "system") requireScope(ctx, "organisations:manage");
  const { name, parentId } = readInput(createOrganisationSchema, input);
  if (parentId === undefined) requireSystem(ctx);
  else requireScopeIn(ctx, parentId, "organisations:manage");
  const organisation = { id: newId(ctx.now), name, parentId: parentId ?? null };
  await transact(
    ctx,
    async (tx) => {
      await insertOrganisation(tx, ctx, organisation);
      await tellCredentialChange(tx);
    },
    [...visibleOrgs(ctx), organisation.id],
  );
  return organisation;
}

/** Writes an organisation with its ledger entry; the transaction must already see its id. */
export async function insertOrganisation(tx: Tx, ctx: Ctx, organisation: Organisation) {
  await tx.organisation.create({ data: { ...organisation, createdAt: ctx.now } });
  await record(tx, ctx, {
    orgId: organisation.id,
    action: "organisation.created",
    subject: { type: "organisation", id: organisation.id },
    before: null,
    after: { name: organisation.name, parentId: organisation.parentId },
  });
}

/** The organisations that the actor can see, by name. */
export async function listOrganisations(ctx: Ctx): Promise<Organisation[]> {
  return transact(ctx, (tx) =>
    tx.organisation.findMany({
      where: { id: { in: visibleOrgs(ctx) } },
      select: { id: true, name: true, parentId: true },
      orderBy: [{ name: "asc" }, { id: "asc" }],
    }),
  );
}
