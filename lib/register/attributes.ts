/** Values of the organisation's own fields: which are taken, and how they are kept. */
import { z } from "zod";
import type { Ctx } from "../context";
import type { IncidentRow } from "../db/rows";
import { look } from "../db/transaction";
import { type Fault, Refusal } from "../errors";
import { readInstant } from "../schema/instant";
import {
  type AttributeValue,
  type AttributeValues,
  attributeValueSchema,
} from "../schema/register-door/incident";
import { type FieldRecord, readFields } from "./fields";

/** A value as it is kept: always with its text. */
export type KeptValue = AttributeValue & { value: string };
/** By the field's id. */
export type Attributes = Record<string, KeptValue[]>;

const kept = z.record(
  z.string(),
  z.array(attributeValueSchema.transform((held) => ({ ...held, value: held.value ?? "" }))),
);

/** The values of an incident, by the field's id. */
export function attributesOf({ attributes }: Pick<IncidentRow, "attributes">): Attributes {
  return kept.parse(attributes ?? {});
}

/** A value as it is shown: an option is called what it is called now. */
export type ShownValue = KeptValue & { disabled: boolean };

/** The values of an incident by the names of their fields; of archived fields too. */
export function valuesByName(
  incident: Pick<IncidentRow, "attributes" | "orgId">,
  fields: readonly FieldRecord[],
): Record<string, ShownValue[]> {
  const attributes = attributesOf(incident);
  const own = fields.filter(({ orgId }) => orgId === incident.orgId);
  return Object.fromEntries(
    own.flatMap((field) => {
      const values = attributes[field.id];
      if (!values) return [];
      return [[field.name, values.map((value) => shown(field, value))]];
    }),
  );
}

function shown({ options }: FieldRecord, value: KeptValue): ShownValue {
  const option = options.find(({ id }) => id === value.id);
  return { ...value, value: option?.value ?? value.value, disabled: option?.disabled ?? false };
}

/** The fields by which the values of an incident were taken just now: who answers with it need not read them again. */
const takenBy = new WeakMap<object, readonly FieldRecord[]>();

/** The incident, with the fields by which its values were taken kept beside it. */
export function besideFields<Row extends object>(
  incident: Row,
  fields: readonly FieldRecord[],
): Row {
  takenBy.set(incident, fields);
  return incident;
}

/** An incident's own values by the names of their fields. Where it has none, nothing is read. */
export async function ownValues(
  ctx: Ctx,
  incident: Pick<IncidentRow, "attributes" | "orgId">,
): Promise<Record<string, ShownValue[]>> {
  if (Object.keys(attributesOf(incident)).length === 0) return {};
  const fields = takenBy.get(incident) ?? (await look(ctx, (tx) => readFields(tx, incident.orgId)));
  return valuesByName(incident, fields);
}

/**
 * The values after a change: a field that is not named is kept, a list takes the place of what stood, an
 * empty one clears.
 *
 * @param at where the values stand in the request: the pointers begin there
 * @throws Refusal invalid_request, naming the defined fields or the options
 */
export function mergeAttributes(
  held: Attributes,
  said: AttributeValues,
  fields: readonly FieldRecord[],
  at: "/attributes" | "/attributeValues",
): Attributes {
  const taking = fields.filter(({ archivedAt }) => archivedAt === null);
  const faults: Fault[] = [];
  const after = { ...held };
  for (const [name, values] of Object.entries(said)) {
    const pointer = `${at}/${escaped(name)}`;
    const field = taking.find((one) => one.name === name);
    if (!field) {
      faults.push(undefinedField(pointer, name, taking));
      continue;
    }
    const read = values.map((value, place) => readValue(field, value, `${pointer}/${place}`));
    faults.push(...read.flatMap((one) => ("fix" in one ? [one] : [])));
    if (field.kind !== "multi" && values.length > 1) faults.push(tooMany(pointer, field));
    if (values.length === 0) delete after[field.id];
    else after[field.id] = read.flatMap((one) => ("fix" in one ? [] : [one]));
  }
  const [first] = faults;
  if (!first) return after;
  throw new Refusal("invalid_request", `${first.pointer}: ${first.detail}`, { faults });
}

function undefinedField(pointer: string, name: string, taking: readonly FieldRecord[]): Fault {
  const names = taking.map((field) => field.name);
  return {
    pointer,
    detail: `The organisation has no field ${name}.`,
    fix:
      names.length === 0
        ? "It has none of its own; define one at /dashboard/settings/fields."
        : `Use one of those defined: ${names.join(", ")}.`,
  };
}

function tooMany(pointer: string, { name, kind }: FieldRecord): Fault {
  return { pointer, detail: `${name} is a ${kind} field: it takes one value.`, fix: "Send one." };
}

/** A value as it is kept, or what is wrong with it. */
function readValue(field: FieldRecord, said: AttributeValue, pointer: string): KeptValue | Fault {
  // How it stands is ours to say: the name is the key, and an option is disabled for all or for none.
  const { attributeName: _name, disabled: _disabled, ...value } = said;
  if (field.kind === "single" || field.kind === "multi") return readOption(field, value, pointer);
  const text = value.value;
  if (text === undefined) {
    return {
      pointer: `${pointer}/value`,
      detail: "It is missing.",
      fix: "Send the value as text.",
    };
  }
  const wrong = text === "" ? null : unfit(field.kind, text);
  return wrong === null ? { ...value, value: text } : { pointer: `${pointer}/value`, ...wrong };
}

function readOption(field: FieldRecord, said: AttributeValue, pointer: string): KeptValue | Fault {
  const open = field.options.filter(({ disabled }) => !disabled);
  const option = open.find(({ id, value }) => (said.id ? id === said.id : value === said.value));
  const agrees = option && (said.value === undefined || said.value === option.value);
  if (option && agrees) return { ...said, id: option.id, value: option.value };
  return {
    pointer,
    detail: option
      ? `${field.name}: the id is that of ${option.value}.`
      : `${field.name} has no such option.`,
    fix: `Send one of: ${open.map(({ value }) => value).join(", ")}.`,
  };
}

function unfit(kind: FieldRecord["kind"], text: string): Omit<Fault, "pointer"> | null {
  if (kind === "number" && !/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(text)) {
    return { detail: "It is no number.", fix: "Send a number as text: 42, -3.5." };
  }
  if (kind === "date" && !z.iso.date().safeParse(text).success && "fault" in readInstant(text)) {
    return {
      detail: "It is no date.",
      fix: "Send a day, 2026-05-29, or an instant with its offset, 2026-05-29T20:54:19Z.",
    };
  }
  return null;
}

/** Whether the incident has a value in the field that says anything. */
export function isFilled(attributes: Attributes, fieldId: string): boolean {
  return (attributes[fieldId] ?? []).some(({ value }) => value.trim() !== "");
}

/** RFC 6901 § 3. */
function escaped(step: string): string {
  return step.replaceAll("~", "~0").replaceAll("/", "~1");
}
