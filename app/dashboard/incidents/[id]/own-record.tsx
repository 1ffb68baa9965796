import { OwnSection } from "@/components/fields/own-section";
import { fieldOut } from "@/lib/api/register/fields";
import { informationOut } from "@/lib/api/register/resource";
import type { Ctx } from "@/lib/context";
import { getAtRegister } from "@/lib/register/register-door/read";
import { changeIncidentStage, fillFields } from "./own-actions";

/** The organisation's own fields of an incident, its stage, and what else the register door says of it. */
export async function OwnRecord({
  ctx,
  id,
  mayWrite,
}: {
  ctx: Ctx;
  id: string;
  mayWrite: boolean;
}) {
  const found = await getAtRegister(ctx, id);
  const { around } = found;
  const open = around.stages.filter(({ archivedAt }) => archivedAt === null);
  return (
    <OwnSection
      record={informationOut(found, ctx.now)}
      fields={around.fields.map(fieldOut)}
      stages={open.map(({ name }) => name)}
      mayWrite={mayWrite}
      fill={fillFields.bind(null, id)}
      move={changeIncidentStage.bind(null, id)}
    />
  );
}
