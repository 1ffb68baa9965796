/** How a person wants to be told: their own, and nobody else's. */
import type { Ctx } from "../context";
import { prisma } from "../db/client";
import { statement } from "../db/statement";
import { type Tx, transact } from "../db/transaction";
import { notFound, Refusal } from "../errors";
import { record } from "../ledger/record";
import { type AlertPreferences, alertPreferencesSchema, TOLD_EVERYTHING } from "../schema/alerts";

/** What the actor has chosen; everything, where they have chosen nothing. */
export async function readPreferences(ctx: Ctx): Promise<AlertPreferences> {
  const row = await prisma().alertPreference.findUnique({ where: { userId: ownUser(ctx) } });
  return row ? understood(row.said) : TOLD_EVERYTHING;
}

/**
 * Keeps what the actor has chosen. It stands in the ledger of `orgId`, the organisation that they stand in.
 *
 * @throws Refusal insufficient_scope for keys and jobs, not_found (organisation)
 */
export async function savePreferences(
  ctx: Ctx,
  orgId: string,
  said: AlertPreferences,
): Promise<void> {
  const userId = ownUser(ctx);
  if (!ctx.grants.has(orgId)) throw notFound();
  await transact(ctx, async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM user_account WHERE id = ${userId}::uuid FOR UPDATE`;
    const row = await tx.alertPreference.findUnique({ where: { userId } });
    const before = row ? understood(row.said) : TOLD_EVERYTHING;
    if (row && JSON.stringify(before) === JSON.stringify(said)) return;
    const kept = { said, updatedAt: ctx.now };
    await tx.alertPreference.upsert({
      where: { userId },
      create: { userId, ...kept },
      update: kept,
    });
    await record(tx, ctx, {
      orgId,
      action: "alerts.preferences_changed",
      subject: { type: "user", id: userId },
      before,
      after: said,
    });
  });
}

const PREFERENCES = statement<{ userId: string; said: unknown }>(
  "alert preferences",
  'SELECT user_id AS "userId", said FROM alert_preference WHERE user_id = ANY ($1::uuid[])',
);

/** What these persons have chosen. */
export async function preferencesOf(
  tx: Tx,
  userIds: readonly string[],
): Promise<(userId: string) => AlertPreferences> {
  if (userIds.length === 0) return () => TOLD_EVERYTHING;
  const rows = await tx.rows(PREFERENCES, [userIds]);
  const said = new Map(rows.map((row) => [row.userId, understood(row.said)]));
  return (userId) => said.get(userId) ?? TOLD_EVERYTHING;
}

/** What another version kept and this one does not understand silences nobody. */
function understood(said: unknown): AlertPreferences {
  return alertPreferencesSchema.safeParse(said).data ?? TOLD_EVERYTHING;
}

function ownUser(ctx: Ctx): string {
  if (ctx.actor.type === "user") return ctx.actor.id;
  throw new Refusal("insufficient_scope", "Only people choose what they are told.");
}
