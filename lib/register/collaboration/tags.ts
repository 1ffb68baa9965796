/** Tags: an organisation's own words for its incidents. */
import { type Ctx, requireScope, requireScopeIn } from "../../context";
import { transact } from "../../db/transaction";
import { Refusal } from "../../errors";
import { MOST_TAGS } from "../../schema/collaboration";
import { lockWhole, type WholeIncident } from "../incident";
import { writeColumns } from "./columns";

/** More words than a list of suggestions can show. */
const MOST_SUGGESTED = 200;

/**
 * Says an incident's tags, all of them at once. The same again writes nothing.
 *
 * @throws Refusal not_found, insufficient_scope, version_mismatch, conflict (deleted)
 */
export async function setTags(
  ctx: Ctx,
  id: string,
  tags: readonly string[],
  ifVersion?: number,
): Promise<WholeIncident> {
  requireScope(ctx, "incidents:write");
  return transact(ctx, async (tx) => {
    const before = await lockWhole(tx, ctx, id, "incidents:write", ifVersion);
    const after = [...new Set(tags.map((tag) => tag.trim()))];
    if (sameTags(before.tags, after)) return before;
    requireFew(after);
    return writeColumns(
      tx,
      ctx,
      before,
      { tags: after },
      {
        action: "incident.tagged",
        before: { tags: before.tags },
        after: { tags: after },
      },
    );
  });
}

export function sameTags(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((tag, place) => tag === b[place]);
}

/** @throws Refusal invalid_request */
export function requireFew(tags: readonly string[]): void {
  if (tags.length <= MOST_TAGS) return;
  throw new Refusal("invalid_request", `An incident has at most ${MOST_TAGS} tags.`, {
    faults: [
      {
        pointer: "/tags",
        detail: `There would be ${tags.length}.`,
        fix: `Keep ${MOST_TAGS} or fewer.`,
      },
    ],
  });
}

/**
 * The tags that an organisation's incidents bear, those used most first.
 *
 * @throws Refusal not_found (organisation), insufficient_scope
 */
export async function tagsOf(ctx: Ctx, orgId: string): Promise<string[]> {
  requireScope(ctx, "incidents:read");
  return transact(ctx, async (tx) => {
    requireScopeIn(ctx, orgId, "incidents:read");
    const rows = await tx.$queryRaw<{ tag: string }[]>`
      SELECT g.tag FROM incident_tag g WHERE g.org_id = ${orgId}::uuid
      GROUP BY g.tag ORDER BY count(*) DESC, g.tag LIMIT ${MOST_SUGGESTED}`;
    return rows.map(({ tag }) => tag);
  });
}
