/** From what came in to what fits the contract, or to the faults with their mends. */
import { z } from "zod";
import { type Fault, Refusal } from "../../errors";

type Issue = z.core.$ZodIssue;

/**
 * Parses a body.
 *
 * @throws Refusal invalid_request with a JSON pointer for each fault
 */
export function parseBody<T>(schema: z.ZodType<T>, value: unknown): T {
  return parse(schema, value, (path) => path.map((step) => `/${escaped(step)}`).join(""), "field");
}

/**
 * Parses the query of an address: each parameter once but for lists, none that is unknown.
 *
 * @throws Refusal invalid_request with each parameter's name
 */
export function parseQuery<T>(schema: z.ZodType<T>, said: URLSearchParams): T {
  const names = [...new Set(said.keys())];
  const lists = names.filter((name) => isList(schema, name));
  const twice = names.filter((name) => said.getAll(name).length > 1 && !lists.includes(name));
  if (twice.length > 0) {
    throw invalid(
      twice.map((name) => ({
        pointer: name,
        detail: "It is given more than once.",
        fix: "Give it once.",
      })),
    );
  }
  const odd = names.filter((name) => isNumber(schema, name) && !NUMBER.test(said.get(name) ?? ""));
  if (odd.length > 0) {
    throw invalid(
      odd.map((name) => ({
        pointer: name,
        detail: "It must be a number.",
        fix: "Send decimal digits here, such as 50.",
      })),
    );
  }
  const values = lists.map((name) => [name, said.getAll(name)]);
  return parse(
    schema,
    { ...Object.fromEntries(said), ...Object.fromEntries(values) },
    (path) => path.map(String).join("."),
    "parameter",
  );
}

/** A number as people write one. JavaScript takes more for one: nothing at all, 0x10, 1e2. */
const NUMBER = /^-?\d{1,20}(\.\d{1,20})?$/;

/** Whether a parameter may be given several times. */
function isList(schema: z.ZodType, name: string): boolean {
  return kindOf(schema, name) instanceof z.ZodArray;
}

function isNumber(schema: z.ZodType, name: string): boolean {
  return kindOf(schema, name) instanceof z.ZodNumber;
}

/** The schema of a parameter, whether it may be left out or not. */
function kindOf(schema: z.ZodType, name: string): unknown {
  let field: unknown = schema instanceof z.ZodObject ? schema.shape[name] : undefined;
  while (field instanceof z.ZodOptional || field instanceof z.ZodDefault) field = field.unwrap();
  return field;
}

function parse<T>(
  schema: z.ZodType<T>,
  value: unknown,
  pointer: (path: PropertyKey[]) => string,
  noun: string,
): T {
  // With the input: without it, what is missing and what is of another type look alike.
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw invalid(parsed.error.issues.flatMap((issue) => faultsOf(issue, pointer, noun)));
}

function invalid(faults: Fault[]): Refusal {
  const [first] = faults;
  const where = first?.pointer ? `${first.pointer}: ` : "";
  const more = faults.length > 1 ? ` And ${faults.length - 1} more.` : "";
  return new Refusal("invalid_request", `${where}${first?.detail ?? "It does not fit."}${more}`, {
    faults,
  });
}

function faultsOf(issue: Issue, pointer: (path: PropertyKey[]) => string, noun: string): Fault[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.slice(0, 20).map((key) => ({
      pointer: pointer([...issue.path, key]),
      detail: `There is no such ${noun}.`,
      fix: `Leave it out, or check its name.`,
    }));
  }
  const meant = issue.code === "invalid_union" ? meantOf(issue) : null;
  if (meant) {
    return meant.flatMap((inner) =>
      faultsOf({ ...inner, path: [...issue.path, ...inner.path] }, pointer, noun),
    );
  }
  return [{ pointer: pointer(issue.path), ...said(issue, noun) }];
}

/** Of several shapes the one that the input has, with its own faults; null where that cannot be told. */
function meantOf({ errors }: Extract<Issue, { code: "invalid_union" }>): Issue[] | null {
  const shaped = errors.filter(
    (issues) => !issues.some(({ code, path }) => code === "invalid_type" && path.length === 0),
  );
  const [only, ...others] = shaped;
  return only && only.length > 0 && others.length === 0 ? only : null;
}

function said(issue: Issue, noun: string): Omit<Fault, "pointer"> {
  switch (issue.code) {
    case "invalid_type":
      return {
        detail:
          issue.input === undefined ? "It is missing." : `It must be ${article(issue.expected)}.`,
        fix: `Send ${article(issue.expected)} here.`,
      };
    case "invalid_value":
      return oneOf(issue.values, issue.input);
    case "invalid_union":
      // Which shape is meant, a member says: none of those that there are.
      if ("options" in issue && issue.options)
        return oneOf(issue.options, Reflect.get(Object(issue.input), issue.discriminator ?? ""));
      return { detail: issue.message, fix: `Check the ${noun} against /api/v1/openapi.json.` };
    case "invalid_key":
      return { detail: "Its name cannot be kept.", fix: issue.issues[0]?.message ?? "Change it." };
    case "too_big":
    case "too_small":
    case "invalid_format":
    case "custom":
      return { detail: `The ${noun} does not fit.`, fix: issue.message };
    default:
      return { detail: issue.message, fix: `Check the ${noun} against /api/v1/openapi.json.` };
  }
}

function oneOf(values: readonly unknown[], input: unknown): Omit<Fault, "pointer"> {
  return {
    detail:
      input === undefined
        ? "It is missing."
        : "It is not one of the values that this contract knows.",
    fix: `Send one of: ${values.map(String).join(", ")}.`,
  };
}

function article(type: string): string {
  if (type === "int") return "a whole number";
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

/** RFC 6901 § 3. */
function escaped(step: PropertyKey): string {
  return String(step).replaceAll("~", "~0").replaceAll("/", "~1");
}
