/**
 * Every way in which Tocsin says no: one table, code → status and title. Each code has a page of its
 * own at /errors/<code>, and each refusal names the field and the mend where there is one.
 */
export const ERRORS = {
  malformed_json: { status: 400, title: "The body is not JSON" },
  invalid_request: { status: 400, title: "The request does not fit the contract" },
  unauthenticated: { status: 401, title: "No valid credential" },
  credential_expired: { status: 401, title: "The credential has expired" },
  credential_revoked: { status: 401, title: "The credential was revoked" },
  insufficient_scope: { status: 403, title: "The credential may not do this" },
  cross_site_request: { status: 403, title: "The request came from another site" },
  not_found: { status: 404, title: "There is no such thing here" },
  method_not_allowed: { status: 405, title: "This path does not know the method" },
  conflict: { status: 409, title: "The state forbids it" },
  illegal_transition: { status: 409, title: "The status cannot change like that" },
  duties_unsettled: { status: 409, title: "Duties are still open" },
  idempotency_mismatch: { status: 409, title: "The Idempotency-Key was used for another request" },
  idempotency_secret: { status: 409, title: "The first answer held a secret and was not kept" },
  version_mismatch: { status: 412, title: "Somebody changed it in between" },
  body_too_large: { status: 413, title: "The body is too large" },
  unsupported_media_type: { status: 415, title: "The body must be JSON" },
  file_refused: { status: 415, title: "The file is not of a kind that is taken" },
  facts_contradict: { status: 422, title: "The facts contradict each other" },
  facts_missing: { status: 422, title: "Facts are missing" },
  reason_required: { status: 422, title: "A reason is required" },
  delay_reasons_required: { status: 422, title: "The reasons for the delay are required" },
  rate_limited: { status: 429, title: "Too many requests" },
  too_many_failures: { status: 429, title: "Too many failed credentials" },
  internal: { status: 500, title: "Something broke on our side" },
  unavailable: { status: 503, title: "Not ready" },
} as const satisfies Record<string, { status: number; title: string }>;

export type ErrorCode = keyof typeof ERRORS;

/** One fault: where (RFC 6901 pointer into the body, or the parameter's name), what, and the mend. */
export interface Fault {
  pointer: string;
  detail: string;
  fix: string;
}

/** A no with its reason. Thrown anywhere, answered as problem+json at the doors, shown as text on pages. */
export class Refusal extends Error {
  override name = "Refusal";
  readonly code: ErrorCode;
  readonly faults: Fault[];
  readonly headers: Record<string, string>;

  constructor(
    code: ErrorCode,
    detail: string,
    more: { faults?: Fault[]; headers?: Record<string, string>; cause?: unknown } = {},
  ) {
    super(detail, { cause: more.cause });
    this.code = code;
    this.faults = more.faults ?? [];
    this.headers = more.headers ?? {};
  }
}

/** The same words whether it never was or belongs to somebody else. */
export function notFound(): Refusal {
  return new Refusal("not_found", "Nothing with this id is visible to this credential.");
}
