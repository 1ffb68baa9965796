/** What an organisation is: its sectors, establishments, zone, contact point and usual role. */
import { type Ctx, requireScope, requireScopeIn } from "../context";
import { type Tx, transact } from "../db/transaction";
import { Refusal } from "../errors";
import { canonicalJson } from "../ledger/canonical-json";
import { record } from "../ledger/record";
import { type Profile, profileSchema, UNSAID } from "../schema/profile";

/** A profile with its version: 0, and no instant, while nobody has said anything. */
export interface ProfileRecord {
  profile: Profile;
  version: number;
  updatedAt: Date | null;
}

/** The profile that a column holds; what stands where nobody has said anything. */
export function profileIn(held: unknown): Profile {
  return held === null || held === undefined ? UNSAID : profileSchema.parse(held);
}

async function readRecord(tx: Tx, orgId: string): Promise<ProfileRecord> {
  const row = await tx.organisationProfile.findUnique({ where: { orgId } });
  if (!row) return { profile: UNSAID, version: 0, updatedAt: null };
  return {
    profile: profileIn(row.profile),
    version: row.version,
    updatedAt: row.updatedAt,
  };
}

/** Makes changes of what an organisation says follow each other, until the transaction ends. */
export async function lockOrganisation(tx: Tx, orgId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM organisation WHERE id = ${orgId}::uuid FOR NO KEY UPDATE`;
}

/**
 * The profile of an organisation.
 *
 * @throws Refusal not_found, insufficient_scope
 */
export async function getProfile(ctx: Ctx, orgId: string): Promise<ProfileRecord> {
  requireScope(ctx, "incidents:read");
  requireScopeIn(ctx, orgId, "incidents:read");
  return transact(ctx, (tx) => readRecord(tx, orgId));
}

/**
 * Puts a profile in the place of the one that stands. The same again writes nothing.
 *
 * @throws Refusal not_found, insufficient_scope, version_mismatch
 */
export async function putProfile(
  ctx: Ctx,
  orgId: string,
  profile: Profile,
  ifVersion?: number,
): Promise<ProfileRecord> {
  requireScope(ctx, "incidents:notify");
  requireScopeIn(ctx, orgId, "incidents:notify");
  return transact(ctx, async (tx) => {
    await lockOrganisation(tx, orgId);
    const before = await readRecord(tx, orgId);
    requireVersion(before.version, ifVersion);
    if (canonicalJson(before.profile) === canonicalJson(profile)) return before;
    const after = { profile, version: before.version + 1, updatedAt: ctx.now };
    await tx.organisationProfile.upsert({
      where: { orgId },
      create: { orgId, ...after },
      update: after,
    });
    await record(tx, ctx, {
      orgId,
      action: "organisation.profile_changed",
      subject: { type: "organisation", id: orgId },
      before: before.version === 0 ? null : before.profile,
      after: profile,
    });
    return after;
  });
}

function requireVersion(stands: number, ifVersion: number | undefined): void {
  if (ifVersion === undefined || ifVersion === stands) return;
  throw new Refusal(
    "version_mismatch",
    `The profile stands at version ${stands}, and the change was made on another.`,
    {
      faults: [
        {
          pointer: "If-Match",
          detail: `The current version is "${stands}".`,
          fix: "Read it again, check what changed, and send the change on that version.",
        },
      ],
    },
  );
}
