/** What a form's server action answers, and how a refusal gets to the fields that it is about. */
import type { FieldPath, FieldValues, UseFormSetError } from "react-hook-form";

/** One fault: where (RFC 6901 pointer), what, and the mend. */
export interface FormFault {
  pointer: string;
  detail: string;
  fix: string;
}

export interface Refused {
  ok: false;
  code: string;
  message: string;
  faults: FormFault[];
}

export type FormResult<Value> = { ok: true; value: Value } | Refused;

/** A fault in a sentence or two: what it is, then what to do. */
export function faultText({ detail, fix }: FormFault): string {
  return detail === fix ? detail : `${detail} ${fix}`;
}

/**
 * Puts each fault at its field, and what belongs to none of `fields` at the form as a whole
 * (errors.root).
 */
export function showRefusal<Values extends FieldValues>(
  refused: Refused,
  fields: readonly FieldPath<Values>[],
  setError: UseFormSetError<Values>,
): void {
  const homeless: string[] = [];
  for (const fault of refused.faults) {
    const field = fields.find((name) => covers(name, fault.pointer));
    if (field) setError(field, { message: faultText(fault) }, { shouldFocus: true });
    else homeless.push(faultText(fault));
  }
  if (homeless.length > 0 || refused.faults.length === 0)
    setError("root", { message: [refused.message, ...homeless].join(" ") });
}

/** A field takes the faults of its parts as well: /scopes/0 belongs to scopes. */
function covers(field: string, pointer: string): boolean {
  const own = `/${field.replaceAll(".", "/")}`;
  return pointer === own || pointer.startsWith(`${own}/`);
}

/** What a form says when the server gave no answer at all. */
export const NO_ANSWER: Refused = {
  ok: false,
  code: "unavailable",
  message: "The server did not answer. Nothing is lost here; try again.",
  faults: [],
};

/** Calls a server action; a broken connection becomes a refusal like any other. */
export async function ask<Value>(
  action: () => Promise<FormResult<Value>>,
): Promise<FormResult<Value>> {
  try {
    return await action();
  } catch {
    return NO_ANSWER;
  }
}
