/** Stages of an organisation's own workflow, beside the four statuses. They settle nothing. */
import { type Ctx, requireScope, requireScopeIn } from "../context";
import { columns, statement } from "../db/statement";
import { type Tx, transact } from "../db/transaction";
import { notFound, Refusal } from "../errors";
import { isUuid, newId } from "../ids";
import { canonicalJson } from "../ledger/canonical-json";
import { record } from "../ledger/record";
import {
  type AddStage,
  type ChangeStage,
  DEFAULT_STAGES,
  INCIDENT_FIELDS,
} from "../schema/register-door/stages";
import { archivedAt, type FieldRecord, readFields, reordered } from "./fields";
import { lockOrganisation } from "./profile";

/** A stage as it stands. */
export interface StageRecord {
  id: string;
  orgId: string;
  name: string;
  description: string;
  position: number;
  /** Fields of the incident by name, own fields by id: a field may be renamed. */
  requiredFields: string[];
  archivedAt: Date | null;
  createdAt: Date;
}

const STAGES = statement<StageRecord>(
  "stages",
  `SELECT ${columns<StageRecord>({
    id: true,
    orgId: true,
    name: true,
    description: true,
    position: true,
    requiredFields: true,
    archivedAt: true,
    createdAt: true,
  })} FROM workflow_stage WHERE org_id = ANY ($1::uuid[]) ORDER BY position, workflow_stage.id`,
);

/** The stages in their order, archived ones too; none while none was ever used. */
export async function readStages(tx: Tx, orgIds: readonly string[]): Promise<StageRecord[]> {
  return tx.rows(STAGES, [orgIds]);
}

/** The stages in their order; made on first use. */
export async function usedStages(tx: Tx, ctx: Ctx, orgId: string): Promise<StageRecord[]> {
  const held = await readStages(tx, [orgId]);
  if (held.length > 0) return held;
  await lockOrganisation(tx, orgId);
  const meanwhile = await readStages(tx, [orgId]);
  if (meanwhile.length > 0) return meanwhile;
  const made = DEFAULT_STAGES.map((name, at) => ({
    id: newId(ctx.now),
    orgId,
    name,
    description: name,
    position: at + 1,
    requiredFields: [],
    archivedAt: null,
    createdAt: ctx.now,
  }));
  await tx.workflowStage.createMany({ data: made });
  await record(tx, ctx, {
    orgId,
    action: "stage.defaults_made",
    subject: { type: "organisation", id: orgId },
    before: null,
    after: { stages: made.map(({ id, name }) => ({ id, name })) },
  });
  return made;
}

/** A stage with its required fields by name. */
export type NamedStage = StageRecord & { requiredNames: string[] };

function named(stage: StageRecord, fields: readonly FieldRecord[]): NamedStage {
  const requiredNames = stage.requiredFields.map(
    (required) => fields.find(({ id }) => id === required)?.name ?? required,
  );
  return { ...stage, requiredNames };
}

/**
 * The stages of an organisation in their order, archived ones too.
 *
 * @throws Refusal not_found, insufficient_scope
 */
export async function listStages(ctx: Ctx, orgId: string): Promise<NamedStage[]> {
  requireScope(ctx, "incidents:read");
  requireScopeIn(ctx, orgId, "incidents:read");
  return transact(ctx, async (tx) => {
    const fields = await readFields(tx, orgId);
    return (await usedStages(tx, ctx, orgId)).map((stage) => named(stage, fields));
  });
}

/**
 * Adds a stage.
 *
 * @throws Refusal not_found, insufficient_scope, conflict, invalid_request (a field that is not defined)
 */
export async function addStage(ctx: Ctx, orgId: string, input: AddStage): Promise<NamedStage> {
  requireScope(ctx, "incidents:notify");
  requireScopeIn(ctx, orgId, "incidents:notify");
  return transact(ctx, async (tx) => {
    await lockOrganisation(tx, orgId);
    const all = await usedStages(tx, ctx, orgId);
    const fields = await readFields(tx, orgId);
    requireNewName(all, input.name);
    const stage: StageRecord = {
      id: newId(ctx.now),
      orgId,
      name: input.name,
      description: input.description ?? input.name,
      position: all.length + 1,
      requiredFields: refsOf(input.required_fields, fields),
      archivedAt: null,
      createdAt: ctx.now,
    };
    await tx.workflowStage.create({ data: stage });
    const placed = named(await placeAt(tx, [...all, stage], stage.id, input.position), fields);
    await record(tx, ctx, {
      orgId,
      action: "stage.added",
      subject: { type: "stage", id: stage.id },
      before: null,
      after: told(placed),
    });
    return placed;
  });
}

/**
 * Changes a stage. The same again writes nothing.
 *
 * @throws Refusal not_found, insufficient_scope, conflict, invalid_request (a field that is not defined)
 */
export async function changeStage(
  ctx: Ctx,
  orgId: string,
  stageId: string,
  input: ChangeStage,
): Promise<NamedStage> {
  requireScope(ctx, "incidents:notify");
  requireScopeIn(ctx, orgId, "incidents:notify");
  if (!isUuid(stageId)) throw notFound();
  return transact(ctx, async (tx) => {
    await lockOrganisation(tx, orgId);
    const all = await readStages(tx, [orgId]);
    const fields = await readFields(tx, orgId);
    const before = all.find(({ id }) => id === stageId);
    if (!before) throw notFound();
    const others = all.filter((stage) => stage !== before);
    if (input.name !== undefined) requireNewName(others, input.name);
    const changed: StageRecord = {
      ...before,
      name: input.name ?? before.name,
      description: input.description ?? before.description,
      requiredFields: input.required_fields
        ? refsOf(input.required_fields, fields)
        : before.requiredFields,
      archivedAt: archivedAt(ctx, before.archivedAt, input.archived),
    };
    requireOneLeft(all, changed);
    const { name, description, requiredFields, archivedAt: archived } = changed;
    await tx.workflowStage.update({
      where: { id: stageId },
      data: { name, description, requiredFields, archivedAt: archived },
    });
    const rest = all.map((stage) => (stage.id === stageId ? changed : stage));
    const placed = named(await placeAt(tx, rest, stageId, input.position), fields);
    const was = named(before, fields);
    if (canonicalJson(told(placed)) === canonicalJson(told(was))) return was;
    await record(tx, ctx, {
      orgId,
      action: "stage.changed",
      subject: { type: "stage", id: stageId },
      before: told(was),
      after: told(placed),
    });
    return placed;
  });
}

function requireNewName(all: readonly StageRecord[], name: string): void {
  if (!all.some((stage) => stage.name.toLowerCase() === name.toLowerCase())) return;
  throw new Refusal("conflict", "There is a stage of this name already.", {
    faults: [
      {
        pointer: "/name",
        detail: `${name} is taken; archived stages keep their names.`,
        fix: "Choose another name, or take the archived stage back.",
      },
    ],
  });
}

function requireOneLeft(all: readonly StageRecord[], changed: StageRecord): void {
  const left = all.filter(({ id, archivedAt: gone }) => id !== changed.id && gone === null);
  if (changed.archivedAt === null || left.length > 0) return;
  throw new Refusal("conflict", "One stage must stay.", {
    faults: [
      {
        pointer: "/archived",
        detail: "It is the only stage that is not archived.",
        fix: "Add another stage first.",
      },
    ],
  });
}

/** What a stage asks for, as it is kept. Throws Refusal invalid_request for what is not defined. */
function refsOf(said: readonly string[], fields: readonly FieldRecord[]): string[] {
  const own = fields.filter(({ archivedAt: gone }) => gone === null);
  return said.map((name, at) => {
    if (INCIDENT_FIELDS.some((known) => known === name)) return name;
    const field = own.find((one) => one.name === name);
    if (field) return field.id;
    throw new Refusal("invalid_request", `/required_fields/${at}: There is no such field.`, {
      faults: [
        {
          pointer: `/required_fields/${at}`,
          detail: `${name} is not defined.`,
          fix: `Use one of: ${[...INCIDENT_FIELDS, ...own.map((field) => field.name)].join(", ")}.`,
        },
      ],
    });
  });
}

async function placeAt(
  tx: Tx,
  all: readonly StageRecord[],
  id: string,
  position: number | undefined,
): Promise<StageRecord> {
  const { one, moved } = reordered(all, id, position);
  if (moved.length > 0) {
    await tx.$executeRaw`
      UPDATE workflow_stage AS s SET position = m.position
      FROM unnest(${moved.map((row) => row.id)}::uuid[], ${moved.map((row) => row.position)}::int[])
        AS m(id, position)
      WHERE s.id = m.id`;
  }
  return one;
}

/** What the ledger keeps of a stage. */
function told({ name, description, position, requiredNames, archivedAt: gone }: NamedStage) {
  return { name, description, position, required_fields: requiredNames, archived_at: gone };
}
