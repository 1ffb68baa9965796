/** Fields of an organisation's own. Archived, never deleted: the values that stand refer to them. */
import { z } from "zod";
import { type Ctx, requireScope, requireScopeIn } from "../context";
import { columns, statement } from "../db/statement";
import { look, type Tx, transact } from "../db/transaction";
import { notFound, Refusal } from "../errors";
import { newId } from "../ids";
import { canonicalJson } from "../ledger/canonical-json";
import { record } from "../ledger/record";
import {
  type AddField,
  type ChangeField,
  FIELD_KINDS,
  type FieldKind,
  type FieldOption,
  fieldOptionSchema,
  hasOptions,
} from "../schema/register-door/fields";
import { lockOrganisation } from "./profile";

/** A field as it stands. */
export interface FieldRecord {
  id: string;
  orgId: string;
  name: string;
  kind: FieldKind;
  required: boolean;
  options: FieldOption[];
  position: number;
  archivedAt: Date | null;
  createdAt: Date;
}

const kinds = z.enum(FIELD_KINDS);
const options = z.array(fieldOptionSchema);

type HeldField = Omit<FieldRecord, "kind" | "options"> & { kind: unknown; options: unknown };

const HELD = `SELECT ${columns<HeldField>({
  id: true,
  orgId: true,
  name: true,
  kind: true,
  required: true,
  options: true,
  position: true,
  archivedAt: true,
  createdAt: true,
})} FROM custom_field`;
const OF_ORGANISATIONS = statement<HeldField>(
  "fields",
  `${HELD} WHERE org_id = ANY ($1::uuid[]) ORDER BY position, custom_field.id`,
);
const OF_INCIDENT = statement<HeldField>(
  "fields of an incident",
  `${HELD} WHERE org_id = (SELECT i.org_id FROM incident i WHERE i.id = $1) ORDER BY position, custom_field.id`,
);

/** All fields of an organisation in their order, archived ones too. */
export async function readFields(tx: Tx, orgId: string): Promise<FieldRecord[]> {
  return readFieldsOf(tx, [orgId]);
}

/** As readFields(), of several organisations at once. */
export async function readFieldsOf(tx: Tx, orgIds: readonly string[]): Promise<FieldRecord[]> {
  return (await tx.rows(OF_ORGANISATIONS, [orgIds])).map(fieldIn);
}

/** As readFields(), of the organisation of an incident: on the way on which the incident is read or locked. */
export async function readFieldsOfIncident(tx: Tx, id: string): Promise<FieldRecord[]> {
  return (await tx.rows(OF_INCIDENT, [id])).map(fieldIn);
}

function fieldIn(row: HeldField): FieldRecord {
  return { ...row, kind: kinds.parse(row.kind), options: options.parse(row.options) };
}

/**
 * The fields of an organisation in their order, archived ones too.
 *
 * @throws Refusal not_found, insufficient_scope
 */
export async function listFields(ctx: Ctx, orgId: string): Promise<FieldRecord[]> {
  requireScope(ctx, "incidents:read");
  requireScopeIn(ctx, orgId, "incidents:read");
  return look(ctx, (tx) => readFields(tx, orgId));
}

/**
 * Adds a field.
 *
 * @throws Refusal not_found, insufficient_scope, conflict
 */
export async function addField(ctx: Ctx, orgId: string, input: AddField): Promise<FieldRecord> {
  requireScope(ctx, "incidents:notify");
  requireScopeIn(ctx, orgId, "incidents:notify");
  return transact(ctx, async (tx) => {
    await lockOrganisation(tx, orgId);
    const all = await readFields(tx, orgId);
    requireNewName(all, input.name);
    const field: FieldRecord = {
      id: newId(ctx.now),
      orgId,
      name: input.name,
      kind: input.kind,
      required: input.required,
      options: input.options.map((value) => ({ id: newId(ctx.now), value, disabled: false })),
      position: all.length + 1,
      archivedAt: null,
      createdAt: ctx.now,
    };
    await tx.customField.create({ data: field });
    const placed = await placeAt(tx, [...all, field], field.id, input.position);
    await record(tx, ctx, {
      orgId,
      action: "field.added",
      subject: { type: "field", id: field.id },
      before: null,
      after: told(placed),
    });
    return placed;
  });
}

/**
 * Changes a field; its kind stays. The same again writes nothing.
 *
 * @throws Refusal not_found, insufficient_scope, conflict, invalid_request
 */
export async function changeField(
  ctx: Ctx,
  orgId: string,
  fieldId: string,
  input: ChangeField,
): Promise<FieldRecord> {
  requireScope(ctx, "incidents:notify");
  requireScopeIn(ctx, orgId, "incidents:notify");
  return transact(ctx, async (tx) => {
    await lockOrganisation(tx, orgId);
    const all = await readFields(tx, orgId);
    const before = all.find(({ id }) => id === fieldId);
    if (!before) throw notFound();
    if (input.name !== undefined && input.name !== before.name) requireNewName(all, input.name);
    const changed: FieldRecord = {
      ...before,
      name: input.name ?? before.name,
      required: input.required ?? before.required,
      options: input.options ? changedOptions(ctx, before, input.options) : before.options,
      archivedAt: archivedAt(ctx, before.archivedAt, input.archived),
    };
    const { name, required, archivedAt: archived } = changed;
    if (canonicalJson(told(changed)) !== canonicalJson(told(before))) {
      await tx.customField.update({
        where: { id: fieldId },
        data: { name, required, options: changed.options, archivedAt: archived },
      });
    }
    const rest = all.map((field) => (field.id === fieldId ? changed : field));
    const placed = await placeAt(tx, rest, fieldId, input.position);
    if (canonicalJson(told(placed)) === canonicalJson(told(before))) return before;
    await record(tx, ctx, {
      orgId,
      action: "field.changed",
      subject: { type: "field", id: fieldId },
      before: told(before),
      after: told(placed),
    });
    return placed;
  });
}

/** When something was archived, after a change that may say so or take it back. */
export function archivedAt(ctx: Ctx, before: Date | null, said: boolean | undefined): Date | null {
  if (said === undefined) return before;
  return said ? (before ?? ctx.now) : null;
}

function requireNewName(all: readonly FieldRecord[], name: string): void {
  if (!all.some((field) => field.name === name)) return;
  throw new Refusal("conflict", "There is a field of this name already.", {
    faults: [
      {
        pointer: "/name",
        detail: `${name} is taken; archived fields keep their names.`,
        fix: "Choose another name, or take the archived field back.",
      },
    ],
  });
}

/** The options after a change: what is left out is disabled, never gone. */
function changedOptions(
  ctx: Ctx,
  { kind, options: held }: FieldRecord,
  said: NonNullable<ChangeField["options"]>,
): FieldOption[] {
  if (!hasOptions(kind)) throw unfit("/options", `A ${kind} field has none.`, "Leave options out.");
  const now = said.map(({ id, value }, at) => {
    const old = held.find((option) =>
      id === undefined ? option.value === value : option.id === id,
    );
    if (id !== undefined && !old) {
      throw unfit(
        `/options/${at}/id`,
        "The field has no such option.",
        "Leave the id out to add one.",
      );
    }
    return { id: old?.id ?? newId(ctx.now), value, disabled: false };
  });
  const gone = held.filter(({ id }) => !now.some((option) => option.id === id));
  return [...now, ...gone.map((option) => ({ ...option, disabled: true }))];
}

function unfit(pointer: string, detail: string, fix: string): Refusal {
  return new Refusal("invalid_request", `${pointer}: ${detail}`, {
    faults: [{ pointer, detail, fix }],
  });
}

/** Puts a field at a place among the others and writes what moves; gives the field as it stands. */
async function placeAt(
  tx: Tx,
  all: readonly FieldRecord[],
  id: string,
  position: number | undefined,
): Promise<FieldRecord> {
  const { one, moved } = reordered(all, id, position);
  if (moved.length > 0) {
    await tx.$executeRaw`
      UPDATE custom_field AS f SET position = m.position
      FROM unnest(${moved.map((row) => row.id)}::uuid[], ${moved.map((row) => row.position)}::int[])
        AS m(id, position)
      WHERE f.id = m.id`;
  }
  return one;
}

/** The rows in their new order, counted from 1: the one that was named, and all whose place changes. */
export function reordered<Row extends { id: string; position: number }>(
  all: readonly Row[],
  id: string,
  position: number | undefined,
): { one: Row; moved: Row[] } {
  const named = all.find((row) => row.id === id);
  if (!named) throw new Error("The row is not among those to order.");
  const others = all.filter((row) => row !== named);
  const at = Math.min((position ?? all.indexOf(named) + 1) - 1, others.length);
  const order = [...others.slice(0, at), named, ...others.slice(at)];
  const placed = order.map((row, index) => ({ ...row, position: index + 1 }));
  const one = placed[at];
  if (!one) throw new Error("The row has no place.");
  return { one, moved: placed.filter((row, index) => order[index]?.position !== row.position) };
}

/** What the ledger keeps of a field. */
function told({ name, kind, required, options: its, position, archivedAt: gone }: FieldRecord) {
  return { name, kind, required, options: its, position, archived_at: gone };
}
