/** A refusal as an answer: RFC 9457, and the older envelope beside it. */
import { ERRORS, type Refusal } from "../../errors";
import type { Problem } from "../../schema/problem";
import type { Reply } from "./incoming";

export const PROBLEM_TYPE = "application/problem+json";

/** The problem document of a refusal. */
export function problemOf(refusal: Refusal, path: string, requestId: string): Problem {
  const { status, title } = ERRORS[refusal.code];
  return {
    type: `/errors/${refusal.code}`,
    title,
    status,
    detail: refusal.message,
    instance: path,
    code: refusal.code,
    requestId,
    errors: refusal.faults,
    success: false,
    error: { code: refusal.code, message: refusal.message, requestId },
  };
}

/**
 * The answer of a refusal.
 *
 * @param more headers that are known besides, such as those of the rate limit
 * @param words members that lie over those of the problem
 */
export function problemReply(
  refusal: Refusal,
  path: string,
  requestId: string,
  more: Record<string, string> = {},
  words: Record<string, unknown> = {},
): Reply {
  const problem = problemOf(refusal, path, requestId);
  return {
    body: JSON.stringify({ ...problem, ...words }),
    status: problem.status,
    headers: {
      ...more,
      "Content-Type": PROBLEM_TYPE,
      "Cache-Control": "no-store",
      "X-Request-Id": requestId,
      ...(problem.status === 401 ? { "WWW-Authenticate": "Bearer" } : {}),
      ...refusal.headers,
    },
  };
}
