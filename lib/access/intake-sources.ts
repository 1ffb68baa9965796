/** Systems that send incidents by the inbound webhook: making them, rotating their secrets, ending them. */
import { randomBytes } from "node:crypto";
import { type Ctx, requireScope, requireScopeIn } from "../context";
import { type Tx, transact } from "../db/transaction";
import { notFound, Refusal } from "../errors";
import { isUuid, newId } from "../ids";
import { record } from "../ledger/record";
import {
  mappingSchema,
  type SourceInput,
  type SourceView,
  sourceSchema,
} from "../schema/intake-source";
import { readInput } from "./input";
import { seal } from "./seal";

export const SEALED_FOR = "intake source";
const DAY_MS = 24 * 3_600_000;
const SECRET_BYTES = 32;
/** More would be a mistake of a script. */
const MOST_SOURCES = 50;

/** A source with the secret that was just made for it: nobody can see it again. */
export interface NewSource {
  plain: string;
  source: SourceView;
}

type Row = NonNullable<Awaited<ReturnType<Tx["intakeSource"]["findUnique"]>>>;

/**
 * The sources of an organisation, the newest first; ended ones too.
 *
 * @throws Refusal not_found, insufficient_scope
 */
export async function listSources(ctx: Ctx, orgId: string): Promise<SourceView[]> {
  requireScope(ctx, "keys:manage");
  requireScopeIn(ctx, orgId, "keys:manage");
  const rows = await transact(ctx, (tx) =>
    tx.intakeSource.findMany({
      where: { orgId },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    }),
  );
  return rows.map(viewOf);
}

/**
 * Adds a source.
 *
 * @throws Refusal not_found, insufficient_scope, invalid_request, conflict (too many)
 */
export async function addSource(ctx: Ctx, orgId: string, input: SourceInput): Promise<NewSource> {
  requireScope(ctx, "keys:manage");
  const { name, mapping } = readInput(sourceSchema, input);
  return transact(ctx, async (tx) => {
    requireScopeIn(ctx, orgId, "keys:manage");
    if ((await tx.intakeSource.count({ where: { orgId, endedAt: null } })) >= MOST_SOURCES) {
      throw new Refusal("conflict", `An organisation has at most ${MOST_SOURCES} sources.`);
    }
    const plain = newWebhookSecret();
    const row = await tx.intakeSource.create({
      data: {
        id: newId(ctx.now),
        orgId,
        name,
        sealed: seal(plain, SEALED_FOR),
        mapping,
        createdAt: ctx.now,
        createdByName: ctx.actor.name,
      },
    });
    await recordSource(tx, ctx, "added", null, row);
    return { plain, source: viewOf(row) };
  });
}

/**
 * Changes a source's name and mapping. The same again writes nothing.
 *
 * @throws Refusal not_found, insufficient_scope, invalid_request, conflict (ended)
 */
export async function changeSource(ctx: Ctx, id: string, input: SourceInput): Promise<SourceView> {
  requireScope(ctx, "keys:manage");
  const { name, mapping } = readInput(sourceSchema, input);
  return transact(ctx, async (tx) => {
    const before = await lockLive(tx, ctx, id);
    const same = JSON.stringify([before.name, viewOf(before).mapping]);
    if (same === JSON.stringify([name, mapping])) return viewOf(before);
    const after = await tx.intakeSource.update({ where: { id }, data: { name, mapping } });
    await recordSource(tx, ctx, "changed", before, after);
    return viewOf(after);
  });
}

/**
 * Gives a source a new secret. The old one verifies for a day more, so that the other system can change over.
 *
 * @throws Refusal not_found, insufficient_scope, conflict (ended)
 */
export async function rotateSource(ctx: Ctx, id: string): Promise<NewSource> {
  requireScope(ctx, "keys:manage");
  return transact(ctx, async (tx) => {
    const before = await lockLive(tx, ctx, id);
    const plain = newWebhookSecret();
    const after = await tx.intakeSource.update({
      where: { id },
      data: {
        sealed: seal(plain, SEALED_FOR),
        previousSealed: before.sealed,
        previousUntil: new Date(ctx.now.getTime() + DAY_MS),
      },
    });
    await recordSource(tx, ctx, "secret_rotated", before, after);
    return { plain, source: viewOf(after) };
  });
}

/**
 * Ends a source at once and for ever. Ending it again changes nothing.
 *
 * @throws Refusal not_found, insufficient_scope
 */
export async function endSource(ctx: Ctx, id: string): Promise<SourceView> {
  requireScope(ctx, "keys:manage");
  return transact(ctx, async (tx) => {
    const before = await lock(tx, ctx, id);
    if (before.endedAt) return viewOf(before);
    const after = await tx.intakeSource.update({ where: { id }, data: { endedAt: ctx.now } });
    await recordSource(tx, ctx, "ended", before, after);
    return viewOf(after);
  });
}

/** Standard Webhooks: 24 to 64 random bytes, in base 64, after whsec_. */
function newWebhookSecret(): string {
  return `whsec_${randomBytes(SECRET_BYTES).toString("base64")}`;
}

async function lock(tx: Tx, ctx: Ctx, id: string): Promise<Row> {
  if (!isUuid(id)) throw notFound();
  await tx.$queryRaw`SELECT 1 FROM intake_source WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.intakeSource.findUnique({ where: { id } });
  if (!row) throw notFound();
  requireScopeIn(ctx, row.orgId, "keys:manage");
  return row;
}

async function lockLive(tx: Tx, ctx: Ctx, id: string): Promise<Row> {
  const row = await lock(tx, ctx, id);
  if (row.endedAt === null) return row;
  throw new Refusal("conflict", "This source has ended. Add another one.");
}

function viewOf(row: Row): SourceView {
  const { id, name, createdAt, createdByName, previousUntil, endedAt } = row;
  const mapping = mappingSchema.parse(row.mapping);
  return { id, name, mapping, createdAt, createdByName, previousUntil, endedAt };
}

const told = ({ name, mapping, endedAt }: Row) => ({ name, mapping, ended_at: endedAt });

async function recordSource(
  tx: Tx,
  ctx: Ctx,
  what: string,
  before: Row | null,
  after: Row,
): Promise<void> {
  await record(tx, ctx, {
    orgId: after.orgId,
    action: `intake_source.${what}`,
    subject: { type: "intake_source", id: after.id },
    before: before && told(before),
    after: told(after),
  });
}
