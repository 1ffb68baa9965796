/** What the documentation pages show: the operations as the OpenAPI document says them, with samples. */
import { z } from "zod";
import { ERRORS } from "../errors";
import type { AnswerView, DoorLine, FieldRow, OperationView, TryIt } from "../schema/operation";
import { scopeNameOf } from "../schema/scopes";
import { DOORS, type Door, doorOf } from "./doors";
import { ENDPOINTS } from "./endpoints";
import { fieldRows, takes } from "./field-rows";
import type { Endpoint } from "./kit/endpoint";
import { openApiDocument, refusalsOf } from "./openapi";
import { exampleBody, exampleParams, type SampleValues, sampleOf } from "./samples/request";
import { LANGUAGES, sample } from "./samples/samples";

const partSchema = z.object({ schema: z.unknown() });
const operationSchema = z.object({
  parameters: z.array(
    z.object({
      name: z.string(),
      in: z.string(),
      required: z.boolean(),
      description: z.string().optional(),
      schema: z.looseObject({ description: z.string().optional(), enum: z.unknown().optional() }),
    }),
  ),
  requestBody: z.object({ content: z.record(z.string(), partSchema) }).optional(),
  responses: z.record(
    z.string(),
    z.object({
      description: z.string(),
      headers: z.record(z.string(), z.object({ description: z.string() })).default({}),
      content: z.record(z.string(), partSchema).default({}),
    }),
  ),
});
type Operation = z.infer<typeof operationSchema>;
type Parameter = Operation["parameters"][number];

const documentSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});
let made: z.infer<typeof documentSchema> | undefined;

/** The document; it is the same for as long as the process lives. */
function document() {
  made ??= documentSchema.parse(openApiDocument(ENDPOINTS));
  return made;
}

/** The doors that have operations, each with the list of its own. */
export function doorLines(): DoorLine[] {
  return DOORS.map(({ id, name, about }) => ({
    id,
    name,
    about,
    operations: endpointsOf(id).map((one) => ({
      id: one.id,
      method: one.method,
      path: one.path,
      summary: one.summary,
    })),
  })).filter(({ operations }) => operations.length > 0);
}

/** The door of this id; null where there is none. */
export function doorById(id: string): Door | null {
  return DOORS.find((door) => door.id === id) ?? null;
}

function endpointsOf(door: string): Endpoint[] {
  return ENDPOINTS.filter(({ path }) => doorOf(path).id === door);
}

/** Where the examples take place: the address of this Tocsin, and the reader's organisation where known. */
export interface Setting {
  base: string;
  orgId?: string;
}

/** The operations of a door, whole. */
export function operationsOf(door: string, setting: Setting): OperationView[] {
  const listed = new Map<string, { id: string; summary: string }>();
  return endpointsOf(door).map((endpoint) => {
    const view = operationView(endpoint, setting);
    return { ...view, answers: view.answers.map((answer) => listedOnce(answer, view, listed)) };
  });
}

/** The answer without its fields where an earlier operation has listed the same: a page stays light. */
function listedOnce(
  answer: AnswerView,
  { id, summary }: OperationView,
  listed: Map<string, { id: string; summary: string }>,
): AnswerView {
  if (answer.fields.length === 0) return answer;
  const fields = JSON.stringify(answer.fields);
  const sameAs = listed.get(fields);
  if (sameAs) return { ...answer, fields: [], sameAs };
  listed.set(fields, { id, summary });
  return answer;
}

/** The operations whose id, path, words or field names hold every word that is asked for. */
export function findOperations(asked: string): DoorLine[] {
  const wanted = asked.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = new Set(
    ENDPOINTS.filter((endpoint) => {
      const text = searchText(endpoint);
      return wanted.every((word) => text.includes(word));
    }).map(({ id }) => id),
  );
  return doorLines()
    .map((door) => ({ ...door, operations: door.operations.filter(({ id }) => fits.has(id)) }))
    .filter(({ operations }) => operations.length > 0);
}

function searchText(endpoint: Endpoint): string {
  const operation = operationOf(endpoint);
  const fields = bodyOf(operation).rows.map(({ name }) => name);
  const parameters = operation.parameters.map(({ name }) => name);
  const { id, path, method, summary, description = "" } = endpoint;
  const codes = refusalsOf(endpoint);
  return [id, method, path, summary, description, ...fields, ...parameters, ...codes]
    .join(" ")
    .toLowerCase();
}

function operationOf({ path, method }: Endpoint): Operation {
  return operationSchema.parse(document().paths[path]?.[method.toLowerCase()]);
}

function bodyOf({ requestBody }: Operation): { type: string; rows: FieldRow[] } {
  const [first] = Object.entries(requestBody?.content ?? {});
  return first ? { type: first[0], rows: fieldRows(first[1].schema) } : { type: "", rows: [] };
}

function operationView(endpoint: Endpoint, setting: Setting): OperationView {
  const operation = operationOf(endpoint);
  const body = bodyOf(operation);
  const values = sampleValues(endpoint, setting);
  const example = exampleBody(endpoint, values.body);
  const of = (where: string) => operation.parameters.filter((one) => one.in === where);
  const { id, method, path, summary, description = "", scope } = endpoint;
  return {
    id,
    method,
    path,
    summary,
    description,
    scope: scope === null ? null : scopeNameOf(scope),
    params: Object.keys(exampleParams(path)).map((name) => ({
      path: name,
      name,
      depth: 0,
      type: "text",
      required: true,
      description: "",
    })),
    query: of("query").map(parameterRow),
    headers: of("header").map(parameterRow),
    body: body.rows,
    bodyType: body.type,
    example: example === undefined ? null : JSON.stringify(example, null, 2),
    answers: answersOf(endpoint, operation),
    refusals: refusalsOf(endpoint)
      .map((code) => ({ code, status: ERRORS[code].status, title: ERRORS[code].title }))
      .sort((a, b) => a.status - b.status),
    samples: LANGUAGES.map((name) => ({ name, code: sample(endpoint, name, values) })),
    tryIt: tryItOf(endpoint, of("query"), of("header"), values),
  };
}

function parameterRow({ name, required, description, schema }: Parameter): FieldRow {
  const said = description ?? schema.description ?? "";
  return { path: name, name, depth: 0, type: takes(schema), required, description: said };
}

/** The first answers of an endpoint: what it gives, not what it refuses. */
function answersOf({ responses }: Endpoint, operation: Operation): OperationView["answers"] {
  return Object.keys(responses).flatMap((status) => {
    const said = operation.responses[status];
    const [first] = Object.entries(said?.content ?? {});
    if (!said || !first) return [];
    return {
      status,
      description: said.description,
      contentType: Object.keys(said.content).join(", "),
      fields: fieldRows(resolved(first[1].schema)),
      sameAs: null,
      headers: Object.entries(said.headers).map(([name, { description }]) => ({
        name,
        description,
      })),
    };
  });
}

function resolved(schema: unknown): unknown {
  const { data } = z.object({ $ref: z.string() }).safeParse(schema);
  return data ? document().components.schemas[data.$ref.split("/").at(-1) ?? ""] : schema;
}

/** The reader's own organisation, wherever the example names one. */
function sampleValues(endpoint: Endpoint, { base, orgId }: Setting): SampleValues {
  if (orgId === undefined) return { base };
  const names = Object.keys(
    z.record(z.string(), z.unknown()).safeParse(exampleBody(endpoint)).data ?? {},
  );
  const own = ["orgId", "orgGroupId"].filter((name) => names.includes(name));
  const asked = sampleOf(endpoint, { base: "" }).url.includes("orgId=");
  return {
    base,
    params: endpoint.path.includes("/organisations/{id}") ? { id: orgId } : {},
    query: asked ? { orgId } : {},
    body: Object.fromEntries(own.map((name) => [name, orgId])),
  };
}

function tryItOf(
  endpoint: Endpoint,
  query: readonly Parameter[],
  headers: readonly Parameter[],
  values: SampleValues,
): TryIt {
  const { form, withKey, json, file, url } = sampleOf(endpoint, values);
  const asked = new URL(url, "http://tocsin.invalid").searchParams;
  const params = { ...exampleParams(endpoint.path), ...values.params };
  return {
    path: endpoint.path,
    params: Object.entries(params).map(([name, value]) => ({ name, value })),
    query: query.map(({ name, required, schema }) => ({
      name,
      required,
      value: asked.get(name) ?? "",
      choices: z.array(z.string()).safeParse(schema.enum).data ?? [],
    })),
    headers: headers.map(({ name }) => name),
    body: form
      ? "grant_type=client_credentials&client_id=&client_secret="
      : json === undefined
        ? (file ?? null)
        : JSON.stringify(json, null, 2),
    contentType: form
      ? "application/x-www-form-urlencoded"
      : file === undefined
        ? "application/json"
        : "application/octet-stream",
    withKey,
  };
}
