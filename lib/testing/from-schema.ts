/** Values that a JSON Schema allows, and values that it does not: what the contract fuzz sends. */
import fc from "fast-check";

/** What is read of a JSON Schema of the document. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  minItems?: number;
  maxItems?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  propertyNames?: Schema;
  examples?: unknown[];
  readOnly?: boolean;
}

/** An id that is only known when the request is sent: see fill(). */
const PLACEHOLDER = "{{id}}";
const DEEPEST = 5;
const YEAR_MS = 365 * 24 * 3_600_000;

/** Values that fit a schema. Rules that a schema cannot say may still refuse them. */
export function fitting(schema: Schema, now: Date, depth = 0): fc.Arbitrary<unknown> {
  const { examples = [], ...bare } = schema;
  // Text may hold a language that no schema says: a query, a pointer. Ids of examples are nobody's.
  if (depth > 0 && schema.type === "string" && schema.format !== "uuid" && examples.length > 0)
    return fc.oneof(fitting(bare, now, depth), fc.constantFrom(...examples));
  const inner = (next: Schema) => fitting(next, now, depth + 1);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return fc.oneof(...either.map(inner));
  if (schema.allOf) return inner(Object.assign({}, ...schema.allOf));
  const types = [schema.type ?? "any"].flat();
  return fc.oneof(...types.map((type) => ofType(type, schema, now, depth)));
}

function ofType(type: string, schema: Schema, now: Date, depth: number): fc.Arbitrary<unknown> {
  switch (type) {
    case "null":
      return fc.constant(null);
    case "boolean":
      return fc.boolean();
    case "integer":
      return fc.maxSafeInteger().map((said) => within(said, schema));
    case "number":
      return fc.double({ noNaN: true, min: schema.minimum ?? -1e6, max: schema.maximum ?? 1e6 });
    case "string":
      return text(schema, now);
    case "array":
      return fc.array(fitting(schema.items ?? {}, now, depth + 1), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? 3, 3)),
      });
    case "object":
      return object(schema, now, depth);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

/** A whole number between the bounds; often one of them. */
function within(said: number, { minimum = 0, maximum = 1000 }: Schema): number {
  if (said % 7 === 0) return minimum;
  if (said % 7 === 1) return maximum;
  return minimum + (Math.abs(said) % (maximum - minimum + 1));
}

function text(schema: Schema, now: Date): fc.Arbitrary<string> {
  const { minLength = 0, maxLength = 40 } = schema;
  switch (schema.format) {
    case "uuid":
      return fc.oneof({ weight: 4, arbitrary: fc.constant(PLACEHOLDER) }, fc.uuid());
    case "date-time":
      return fc
        .integer({ min: -2 * YEAR_MS, max: 0 })
        .map((ago) => new Date(now.getTime() + ago).toISOString());
    case "date":
      return fc
        .integer({ min: -900, max: 900 })
        .map((days) => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10));
    case "email":
      return fc.constant("somebody@example.test");
    case "uri":
      return fc.constant("https://tocsin.example/x");
  }
  if (schema.pattern !== undefined) {
    return fc.stringMatching(new RegExp(schema.pattern, "u"), { maxLength: 60 });
  }
  const most = Math.min(maxLength, 40);
  return fc.oneof(
    fc.constantFrom(
      "DE",
      "FR",
      "US-CA",
      "DEU",
      "Europe/Berlin",
      "CNIL",
      "a".repeat(most),
      "İ ﷽ 🚨",
    ),
    fc.string({ unit: "grapheme", minLength, maxLength: Math.max(minLength, most) }),
  );
}

function object(schema: Schema, now: Date, depth: number): fc.Arbitrary<unknown> {
  const { properties = {}, required = [] } = schema;
  const entries = Object.entries(properties).map(([name, its]) => {
    const value = fitting(its, now, depth + 1);
    if (required.includes(name)) return fc.tuple(fc.constant(name), value);
    // Most are left out: a body in which everything is said is refused for one of them.
    const share = depth >= DEEPEST ? 0 : 1;
    return fc.oneof(
      { weight: its.readOnly ? 60 : 3, arbitrary: fc.constant(null) },
      { weight: share, arbitrary: fc.tuple(fc.constant(name), value) },
    );
  });
  const known = fc
    .tuple(...entries)
    .map((said) => Object.fromEntries(said.flatMap((entry) => (entry ? [entry] : []))));
  const more = schema.additionalProperties;
  if (typeof more !== "object" || depth >= DEEPEST) return known;
  const names = fitting(schema.propertyNames ?? { type: "string" }, now, depth + 1).map(String);
  const others = fc.array(fc.tuple(names, fitting(more, now, depth + 1)), { maxLength: 2 });
  return fc
    .tuple(known, others)
    .map(([said, besides]) => ({ ...said, ...Object.fromEntries(besides) }));
}

/** Whatever a careless or hostile client puts where something else belongs. */
export const garbage: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown[]>(
    null,
    true,
    0,
    -1,
    1.5,
    1e308,
    2 ** 53,
    "",
    " ",
    "\u0000",
    "\ud800",
    "a".repeat(3000),
    "__proto__",
    "2026-02-30T00:00:00Z",
    "2026-05-29T20:54:19",
    "9999-12-31T23:59:59Z",
    "' OR 1=1 --",
    "%",
    [],
    {},
    [[[[]]]],
    { constructor: { prototype: 1 } },
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

/** The value with one place in it made into something else, added to, or taken away. */
export function broken(value: unknown): fc.Arbitrary<unknown> {
  const places = placesIn(value);
  return fc
    .tuple(fc.constantFrom(...places), garbage, fc.constantFrom("set", "drop", "add"))
    .map(([place, other, how]) => changed(value, place, other, how));
}

function placesIn(value: unknown, at: readonly string[] = []): (readonly string[])[] {
  if (value === null || typeof value !== "object" || at.length > 6) return [at];
  return [at, ...Object.entries(value).flatMap(([name, part]) => placesIn(part, [...at, name]))];
}

function changed(
  value: unknown,
  [step, ...rest]: readonly string[],
  other: unknown,
  how: string,
): unknown {
  const open = value !== null && typeof value === "object";
  if (step === undefined) {
    return how === "add" && open && !Array.isArray(value) ? { ...value, nobody: other } : other;
  }
  if (!open) return other;
  const copy: Record<string, unknown> = { ...value };
  if (how === "drop" && rest.length === 0) delete copy[step];
  else copy[step] = changed(copy[step], rest, other, how);
  return Array.isArray(value) ? Object.values(copy) : copy;
}

/** The value with an id in each place that was left for one. */
export function fill(value: unknown, idFor: (name: string) => string, name = ""): unknown {
  if (value === PLACEHOLDER) return idFor(name);
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((part) => fill(part, idFor, name));
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, fill(part, idFor, key)]),
  );
}
