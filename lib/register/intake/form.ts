/** An organisation's public form: setting it up, and finding it by its address. */
import { randomInt } from "node:crypto";
import { type Ctx, requireScope, requireScopeIn } from "../../context";
import { prisma } from "../../db/client";
import { type Tx, transact } from "../../db/transaction";
import { notFound } from "../../errors";
import { record } from "../../ledger/record";
import type { FormSettings, FormView } from "../../schema/intake";

const SIGNS = "abcdefghjkmnpqrstvwxyz23456789";
const RANDOM_SIGNS = 10;
const FIRST_WORD = "report";

/** The form of an address, as anybody may know it. */
export interface OpenForm {
  orgId: string;
  orgName: string;
  intro: string;
}

/**
 * The form as it is set; switched off where nobody has set it.
 *
 * @throws Refusal not_found, insufficient_scope
 */
export async function getForm(ctx: Ctx, orgId: string): Promise<FormView> {
  requireScope(ctx, "incidents:read");
  requireScopeIn(ctx, orgId, "incidents:read");
  return transact(ctx, (tx) => readForm(tx, orgId));
}

async function readForm(tx: Tx, orgId: string): Promise<FormView> {
  const row = await tx.intakeForm.findUnique({ where: { orgId } });
  if (!row) return { enabled: false, word: FIRST_WORD, slug: null, intro: "" };
  const { enabled, slug, intro } = row;
  return { enabled, slug, intro, word: slug.slice(0, slug.lastIndexOf("-")) };
}

/**
 * Sets the form. The end of its address is random, so that nobody finds it by trying names; another word at its
 * beginning, or `renew`, makes a new address. The same again writes nothing.
 *
 * @throws Refusal not_found, insufficient_scope
 */
export async function putForm(ctx: Ctx, orgId: string, input: FormSettings): Promise<FormView> {
  requireScope(ctx, "incidents:notify");
  requireScopeIn(ctx, orgId, "incidents:notify");
  return transact(ctx, async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM organisation WHERE id = ${orgId}::uuid FOR UPDATE`;
    const before = await readForm(tx, orgId);
    const { enabled, intro, word, renew } = input;
    const keeps = before.slug !== null && before.word === word && !renew;
    const slug = keeps && before.slug ? before.slug : `${word}-${randomEnd()}`;
    if (keeps && before.enabled === enabled && before.intro === intro) return before;
    const data = { slug, enabled, intro, updatedAt: ctx.now };
    await tx.intakeForm.upsert({ where: { orgId }, create: { orgId, ...data }, update: data });
    await record(tx, ctx, {
      orgId,
      action: "intake.form_changed",
      subject: { type: "organisation", id: orgId },
      before: told(before),
      after: told({ enabled, slug, intro }),
    });
    return { enabled, slug, intro, word };
  });
}

const told = ({ enabled, slug, intro }: Pick<FormView, "enabled" | "slug" | "intro">) => ({
  enabled,
  address: slug === null ? null : `/report/${slug}`,
  intro,
});

function randomEnd(): string {
  return Array.from({ length: RANDOM_SIGNS }, () => SIGNS[randomInt(SIGNS.length)]).join("");
}

/**
 * The form of an address.
 *
 * @throws Refusal not_found, in the same words whether it never was or is switched off
 */
export async function findForm(slug: string): Promise<OpenForm> {
  const [row] = await prisma().$queryRaw<{ org_id: string; org_name: string; intro: string }[]>`
    SELECT org_id, org_name, intro FROM lookup_intake_form(${slug.slice(0, 100)})`;
  if (!row) throw notFound();
  return { orgId: row.org_id, orgName: row.org_name, intro: row.intro };
}

/** Who acts where a report comes in: the form itself, and only in its own organisation. */
export function formCtx({ orgId }: OpenForm, from: Pick<Ctx, "now" | "requestId">): Ctx {
  return {
    actor: { type: "system", id: "report-form", name: "Report form" },
    now: from.now,
    requestId: from.requestId,
    grants: new Map([[orgId, new Set(["incidents:create", "incidents:write"] as const)]]),
  };
}
