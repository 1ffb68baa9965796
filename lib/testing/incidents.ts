/** Incidents for tests, made by the verb itself. */
import type { Ctx } from "../context";
import { declare } from "../register/declare";
import type { WholeIncident } from "../register/incident";
import { type DeclareInput, declareSchema } from "../schema/incident";

/** Declares an incident of which the controller became aware `hoursAgo` hours before ctx.now. */
export async function declared(
  ctx: Ctx,
  orgId: string,
  hoursAgo: number,
  more: Partial<DeclareInput> = {},
): Promise<WholeIncident> {
  const aware = new Date(ctx.now.getTime() - hoursAgo * 3_600_000);
  const input = declareSchema.parse({
    orgId,
    title: "Laptop left in a train",
    severity: "serious",
    discovered_at: aware.toISOString(),
    ...more,
  });
  return declare(ctx, input);
}
