/** The published document of the register door: its examples, and whether an answer fits its schemas. */
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormatsModule from "ajv-formats";
import { z } from "zod";

const json = z.record(z.string(), z.unknown());
const document = json.parse(
  JSON.parse(readFileSync("lib/api/register/published.openapi.json", "utf8")),
);

const ajv = new Ajv2020({ strict: false, allErrors: true });
// The package is CommonJS: its function is the module's default member.
addFormatsModule.default(ajv);
ajv.addFormat("int32", true);
ajv.addFormat("int64", true);
ajv.addSchema(document, "published");

/** What does not fit of a value under a schema of the document: "IncidentDetails", or an array of them. */
export function misfits(schema: string, value: unknown): string[] {
  const pointer = { $ref: `published#/components/schemas/${schema.replace("[]", "")}` };
  const validate = ajv.compile(schema.endsWith("[]") ? { type: "array", items: pointer } : pointer);
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** An example of the document by the steps that lead to it. */
export function published(...steps: string[]): unknown {
  return steps.reduce<unknown>((held, step) => json.parse(held)[step], document);
}

/** A request made of the examples that a schema gives for each of its properties. */
export function exampleOf(schema: string): Record<string, unknown> {
  const made = sample(published("components", "schemas", schema));
  return json.parse(made);
}

const schemaShape = z.looseObject({
  $ref: z.string().optional(),
  example: z.unknown().optional(),
  default: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  type: z.string().optional(),
  items: z.unknown().optional(),
  properties: json.optional(),
});

function sample(said: unknown): unknown {
  const schema = schemaShape.parse(said);
  if (schema.example !== undefined) return schema.example;
  if (schema.$ref) return sample(published(...schema.$ref.slice(2).split("/")));
  if (schema.type === "array") return [sample(schema.items)];
  if (schema.type === "boolean") return schema.default === true || schema.default === "true";
  if (schema.properties) {
    return Object.fromEntries(
      Object.entries(schema.properties).map(([name, property]) => [name, sample(property)]),
    );
  }
  return schema.default ?? schema.enum?.[0];
}
