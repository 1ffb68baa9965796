/** The sample organisation: a group with two companies and a dozen incidents, written by the verbs themselves. */
import { randomInt } from "node:crypto";
import { resetPassword } from "../lib/access/change-password";
import { addMember } from "../lib/access/members";
import { createOrganisation } from "../lib/access/organisations";
import { ALL_PERMISSIONS } from "../lib/access/roles";
import { completeSetup, prepareSetup } from "../lib/access/setup";
import { systemCtx } from "../lib/access/system";
import { createUser } from "../lib/access/users";
import type { Ctx } from "../lib/context";
import { Refusal } from "../lib/errors";
import { newId } from "../lib/ids";
import { decide } from "../lib/register/decide";
import { declare } from "../lib/register/declare";
import { notify } from "../lib/register/notify";
import { putProfile } from "../lib/register/profile";
import { stateFacts } from "../lib/register/state-facts";
import { update } from "../lib/register/update";
import { factsBodySchema } from "../lib/schema/facts";
import { declareSchema } from "../lib/schema/incident";
import { SAMPLE_INCIDENTS, SAMPLE_PROFILES, type SampleIncident } from "./sample/incidents";

const OWNER = { name: "Ilse Brandt", email: "ilse.brandt@vantmere.example" };
const GROUP = "Vantmere Group (sample)";
const HOUR_MS = 3_600_000;

export interface SampleSignIn {
  email: string;
  password: string;
}

/**
 * Loads the sample organisation, once; a further call leaves its incidents alone and gives its owner a new
 * password.
 */
export async function seedDemo(now: Date): Promise<SampleSignIn> {
  const token = await prepareSetup({ now });
  if (token) return seedBySetup(token, now);
  const password = newPassword();
  const ctx = await systemCtx("sample", now);
  try {
    await resetPassword(ctx, OWNER.email, password);
  } catch (thrown) {
    if (!(thrown instanceof Refusal) || thrown.code !== "not_found") throw thrown;
    const group = await createOrganisation(ctx, { name: GROUP });
    const owner = await createUser(ctx, { ...OWNER, password });
    await addMember(await systemCtx("sample", now), {
      orgId: group.id,
      userId: owner.id,
      role: "owner",
    });
    await fill(group.id, owner.id, now);
  }
  return { email: OWNER.email, password };
}

/**
 * Loads the sample organisation as the first one, by the set-up link's token.
 *
 * @throws Refusal not_found for a link that is used or was replaced
 */
export async function seedBySetup(token: string, now: Date): Promise<SampleSignIn> {
  const password = newPassword();
  const { orgId, userId } = await completeSetup({ token, orgName: GROUP, ...OWNER, password, now });
  await fill(orgId, userId, now);
  return { email: OWNER.email, password };
}

/** Sixteen letters and digits without those that look alike. */
function newPassword(): string {
  const letters = "abcdefghijkmnpqrstuvwxyz23456789";
  return Array.from({ length: 16 }, () => letters[randomInt(letters.length)]).join("");
}

async function fill(group: string, ownerId: string, now: Date): Promise<void> {
  const system = await systemCtx("sample", now);
  const care = await createOrganisation(system, { name: "Vantmere Care SAS", parentId: group });
  const grid = await createOrganisation(system, { name: "Vantmere Grid GmbH", parentId: group });
  const orgs = { group, care: care.id, grid: grid.id };
  const held = new Set(ALL_PERMISSIONS);
  const owner: Ctx = {
    actor: { type: "user", id: ownerId, name: OWNER.name },
    now,
    requestId: newId(now),
    grants: new Map(Object.values(orgs).map((org) => [org, held])),
  };
  for (const name of ["group", "care", "grid"] as const) {
    await putProfile(owner, orgs[name], SAMPLE_PROFILES[name]);
  }
  const inOrder = [...SAMPLE_INCIDENTS].sort((a, b) => b.declaredHoursAgo - a.declaredHoursAgo);
  for (const sample of inOrder) await play(owner, orgs[sample.org], sample);
}

/** One incident's life, each act at its own time. */
async function play(owner: Ctx, orgId: string, sample: SampleIncident): Promise<void> {
  const ago = (hours: number) => new Date(owner.now.getTime() - hours * HOUR_MS);
  const acting = (hours: number): Ctx => ({ ...owner, now: ago(hours) });
  const input = declareSchema.parse({
    ...sample.says,
    orgId,
    discovered_at: ago(sample.awareHoursAgo).toISOString(),
  });
  const { id } = await declare(acting(sample.declaredHoursAgo), input);
  const { corrected, decision, filings = [], known, resolvedHoursAgo } = sample;
  if (known) {
    const detected = known.detectedHoursAgo;
    const facts = factsBodySchema.parse({
      ...known.facts,
      ...(detected === undefined ? {} : { detected_at: ago(detected).toISOString() }),
    });
    await stateFacts(acting(known.hoursAgo), id, facts);
  }
  if (corrected) {
    await update(acting(corrected.hoursAgo), id, {
      discovered_at: ago(corrected.awareHoursAgo),
      reason: corrected.reason,
    });
  }
  for (const filing of filings) {
    await notify(acting(filing.hoursAgo), id, {
      authority_jurisdiction: filing.authority,
      notification_reference: filing.reference,
      delay_reasons: filing.delayReasons,
      data_subjects_notified_at:
        filing.peopleToldHoursAgo === undefined ? undefined : ago(filing.peopleToldHoursAgo),
    });
  }
  if (decision) {
    await decide(acting(decision.hoursAgo), id, {
      outcome: decision.outcome,
      reasons: decision.reasons,
    });
  }
  if (resolvedHoursAgo !== undefined)
    await update(acting(resolvedHoursAgo), id, { status: "resolved" });
}
