/** A JSON Schema as rows to read: a name, what it takes in words, what it means. */
import { z } from "zod";
import type { FieldRow } from "../schema/operation";

const schemaSchema = z.object({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  allOf: z.array(z.unknown()).optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  items: z.unknown().optional(),
  default: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  additionalProperties: z.unknown().optional(),
  description: z.string().optional(),
  readOnly: z.boolean().optional(),
});
type Schema = z.infer<typeof schemaSchema>;

const DEEPEST = 3;
/** A longer list of values is cut in the table; the document has all. */
const MOST_VALUES = 40;

/** The fields of an object's schema, those within below it. */
export function fieldRows(schema: unknown): FieldRow[] {
  return rowsIn(schema, []);
}

function rowsIn(schema: unknown, above: readonly string[]): FieldRow[] {
  const said = schemaSchema.parse(schema ?? {});
  if (said.items !== undefined) return rowsIn(said.items, above);
  if (said.properties) return propertyRows(said.properties, said.required ?? [], above);
  const parts = said.anyOf ?? said.oneOf ?? said.allOf ?? [];
  const rows = parts.flatMap((part) => rowsIn(part, above));
  // Alternatives share most of their fields.
  return rows.filter(({ path }, at) => rows.findIndex((row) => row.path === path) === at);
}

function propertyRows(
  properties: Record<string, unknown>,
  required: readonly string[],
  above: readonly string[],
): FieldRow[] {
  return Object.entries(properties).flatMap(([name, part]): FieldRow[] => {
    const said = schemaSchema.parse(part);
    // What the server alone sets stands in the answer.
    if (said.readOnly) return [];
    const steps = [...above, name];
    const row = {
      path: steps.join("."),
      name,
      depth: above.length,
      type: words(said),
      required: required.includes(name),
      description: said.description ?? "",
    };
    return above.length >= DEEPEST ? [row] : [row, ...rowsIn(said, steps)];
  });
}

/** What a schema takes, in words. */
export function takes(schema: unknown): string {
  return words(schemaSchema.parse(schema));
}

function words(schema: Schema): string {
  const fallback =
    schema.default === undefined ? "" : `; ${JSON.stringify(schema.default)} if absent`;
  return `${bareWords(schema)}${fallback}`;
}

function bareWords(schema: Schema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return valuesWords(schema.enum);
  const either = schema.anyOf ?? schema.oneOf;
  if (either) {
    const parts = either.map((part) => bareWords(schemaSchema.parse(part)));
    return [...new Set(parts)].join(" or ");
  }
  const types = [schema.type ?? "anything"].flat();
  return types.map((type) => typeWords(type, schema)).join(" or ");
}

function valuesWords(values: readonly unknown[]): string {
  const shown = values.slice(0, MOST_VALUES).map(String).join(" | ");
  const more = values.length - MOST_VALUES;
  return more > 0 ? `${shown} and ${more} more` : shown;
}

const FORMATS: Record<string, string> = {
  uuid: "uuid",
  "date-time": "instant (RFC 3339, with offset)",
  date: "date (YYYY-MM-DD)",
  email: "e-mail address",
  uri: "address (URI)",
};

function typeWords(type: string, schema: Schema): string {
  switch (type) {
    case "string":
      return textWords(schema);
    case "integer":
    case "number":
      return `${type === "integer" ? "whole number" : "number"}${bounds(schema.minimum, schema.maximum, "")}`;
    case "boolean":
      return "true | false";
    case "array": {
      const of =
        schema.items === undefined ? "anything" : bareWords(schemaSchema.parse(schema.items));
      return `list of ${of}${bounds(schema.minItems, schema.maxItems, " items")}`;
    }
    case "object": {
      const more = schema.additionalProperties;
      if (schema.properties || more === false || more === undefined) return "object";
      return more === true ? "object" : `object of ${bareWords(schemaSchema.parse(more))}`;
    }
    default:
      return type;
  }
}

function textWords({ format, pattern, minLength, maxLength }: Schema): string {
  const known = format === undefined ? undefined : FORMATS[format];
  if (known) return known;
  if (pattern !== undefined && maxLength === undefined) return `text like ${pattern}`;
  return `text${bounds(minLength, maxLength, " characters")}`;
}

/** Bounds that JSON's own numbers set say nothing. */
function bounds(least: number | undefined, most: number | undefined, unit: string): string {
  const low = least === undefined || least <= Number.MIN_SAFE_INTEGER ? undefined : least;
  const high = most === undefined || most >= Number.MAX_SAFE_INTEGER ? undefined : most;
  if (low !== undefined && high !== undefined) return `, ${low} to ${high}${unit}`;
  if (low !== undefined && low > 0) return `, at least ${low}${unit}`;
  if (low !== undefined) return `, ${low} or more${unit}`;
  return high === undefined ? "" : `, at most ${high}${unit}`;
}
