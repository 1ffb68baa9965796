/** Which records an application sees at the GRC door: its own, unless it may read all. */
import { type Ctx, orgsWith } from "../../context";
import type { IncidentRow } from "../../db/rows";

/** Whether the caller is an application: people see all that their organisations have. */
export function isApp({ actor }: Ctx): boolean {
  return actor.type !== "user" && actor.type !== "system";
}

/** Whether the caller sees the record at this door. */
export function seesAtGrc(ctx: Ctx, { orgId, appId }: Pick<IncidentRow, "orgId" | "appId">) {
  return !isApp(ctx) || appId === ctx.actor.id || orgsWith(ctx, "grc:read_all").includes(orgId);
}
