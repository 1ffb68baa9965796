/** A NUL, which PostgreSQL cannot hold, is refused wherever text may stand, and named: never a 500. */
import { beforeAll, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { call, type Heard, keyFor } from "../testing/api";
import { makeOrg } from "../testing/fixtures";
import type { Schema } from "../testing/from-schema";
import { ENDPOINTS } from "./endpoints";
import type { Endpoint } from "./kit/endpoint";
import { openApiDocument } from "./openapi";
import { exampleBody } from "./samples/request";

const NUL = "a\u0000b";
const SOME_ID = "01890a5d-ac96-774b-bcce-b302099a8057";
let org: string;
let key: string;

beforeAll(async () => {
  org = await makeOrg();
});

// One key for all of them would be asked to come more slowly.
beforeEach(async () => {
  key = await keyFor(org, ["admin"]);
});

const content = z.record(z.string(), z.object({ schema: z.custom<Schema>() }));
const operationSchema = z.object({
  parameters: z.array(z.object({ name: z.string(), in: z.string() })),
  requestBody: z.object({ content }).optional(),
});
const { paths } = z
  .object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
  .parse(JSON.parse(JSON.stringify(openApiDocument(ENDPOINTS))));

const operationOf = ({ path, method }: Endpoint) =>
  operationSchema.parse(paths[path]?.[method.toLowerCase()]);

/** The fields of an endpoint's JSON body, each with values that hold a NUL where its schema has text. */
function fieldsOf(endpoint: Endpoint): [name: string, value: unknown][] {
  const body = operationOf(endpoint).requestBody?.content["application/json"];
  return Object.entries(body?.schema.properties ?? {}).flatMap(([name, schema]) =>
    withNul(schema).map((value): [string, unknown] => [name, value]),
  );
}

function withNul(schema: Schema): unknown[] {
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return either.flatMap(withNul);
  if (schema.items) return withNul(schema.items).map((value) => [value]);
  if (schema.properties) {
    return Object.entries(schema.properties).flatMap(([name, part]) =>
      withNul(part).map((value) => ({ [name]: value })),
    );
  }
  const types = [schema.type ?? "any"].flat();
  return [
    ...(types.includes("string") || types.includes("any") ? [NUL] : []),
    ...(types.includes("object") || types.includes("any") ? [{ a: NUL }, { [NUL]: "a" }] : []),
  ];
}

/** What the faults name: the parameter, or the field in the pointer. */
const namedIn = ({ json }: Heard, divider: string): string[] =>
  json.errors.map(
    ({ pointer }: { pointer: string }) => pointer.replace(/^\//, "").split(divider)[0],
  );

const address = ({ path }: Endpoint, steps: Record<string, string> = {}) =>
  path.replace(/\{(\w+)\}/g, (_all, name) => steps[name] ?? SOME_ID);

/** As every client would send it, but for what is tried. */
const send = (endpoint: Endpoint, at: string, over: Record<string, unknown> = {}): Promise<Heard> =>
  call(endpoint.method, at, {
    key,
    ...(endpoint.body && !endpoint.form
      ? { body: exampleBody(endpoint, { ...("orgId" in over ? {} : hisOrg(endpoint)), ...over }) }
      : {}),
  });

function hisOrg(endpoint: Endpoint): Record<string, string> {
  return fieldsOf(endpoint).some(([name]) => name === "orgId") ? { orgId: org } : {};
}

const stepsOf = ({ path }: Endpoint) =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
const parametersOf = (endpoint: Endpoint) =>
  operationOf(endpoint).parameters.flatMap((one) => (one.in === "query" ? [one.name] : []));
/** Each event of a batch has a result of its own. */
const bodyFieldsOf = (endpoint: Endpoint) =>
  endpoint.form || endpoint.path.endsWith("/batch") ? [] : fieldsOf(endpoint);

/** The endpoints that have something of this kind, by their name. */
function having<Part>(partsOf: (endpoint: Endpoint) => readonly Part[]) {
  return ENDPOINTS.map((endpoint) => [endpoint.id, endpoint, partsOf(endpoint)] as const).filter(
    ([, , parts]) => parts.length > 0,
  );
}

it.each(having(stepsOf))("%s finds nothing by a NUL in its path", async (_id, endpoint, steps) => {
  for (const name of steps) {
    for (const step of ["%00", "a%00b", `${SOME_ID}%00`]) {
      const heard = await send(endpoint, address(endpoint, { [name]: step }));
      expect([400, 401, 404, 415], `${name}: ${heard.text}`).toContain(heard.status);
    }
  }
});

it.each(having(parametersOf))(
  "%s refuses one in its query, and in a name there",
  async (_id, endpoint, parameters) => {
    for (const name of [...parameters, NUL]) {
      const query = new URLSearchParams(
        name !== "orgId" && parameters.includes("orgId") ? { orgId: org } : {},
      );
      query.set(name, NUL);
      const heard = await send(endpoint, `${address(endpoint)}?${query}`);
      expect(heard.status, `${name}: ${heard.text}`).toBe(400);
      expect(namedIn(heard, "."), heard.text).toContain(name);
    }
  },
);

it.each(having(bodyFieldsOf))(
  "%s refuses one in each field of its body",
  async (_id, endpoint, fields) => {
    for (const [name, value] of fields) {
      const heard = await send(endpoint, address(endpoint), { [name]: value });
      const what = `${JSON.stringify({ [name]: value })}: ${heard.text}`;
      expect(heard.status, what).toBe(400);
      expect(heard.text, what).not.toContain("Invalid ");
      expect(namedIn(heard, "/"), what).toContain(name);
    }
  },
);
