/** Input of the access verbs, judged by its schema. */
import type { z } from "zod";
import { type Fault, Refusal } from "../errors";

/**
 * What `schema` makes of `said`.
 *
 * @throws Refusal invalid_request that names each field and the mend
 */
export function readInput<S extends z.ZodType>(schema: S, said: unknown): z.output<S> {
  const parsed = schema.safeParse(said);
  if (parsed.success) return parsed.data;
  throw new Refusal("invalid_request", "Some fields do not fit.", {
    faults: parsed.error.issues.flatMap(faultsOf),
  });
}

function faultsOf(issue: z.core.$ZodIssue): Fault[] {
  const path = issue.path.map(pointerPart).join("");
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      pointer: `${path}${pointerPart(key)}`,
      detail: "This field is not known here.",
      fix: "Leave it out.",
    }));
  }
  return [{ pointer: path, detail: issue.message, fix: issue.message }];
}

/** RFC 6901 § 3: the two characters that a pointer escapes. */
function pointerPart(key: PropertyKey): string {
  return `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
