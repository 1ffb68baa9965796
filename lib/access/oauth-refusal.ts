/** A refusal that knows its word in OAuth2 (RFC 6749 § 5.2) besides its own code. */
import { type ErrorCode, type Fault, Refusal } from "../errors";
import type { OAuthError } from "../schema/oauth";

const words = new WeakMap<Refusal, OAuthError>();

export function oauthRefusal(
  word: OAuthError,
  code: ErrorCode,
  detail: string,
  more: { faults?: Fault[]; headers?: Record<string, string> } = {},
): Refusal {
  const refusal = new Refusal(code, detail, more);
  words.set(refusal, word);
  return refusal;
}

/** The word of a refusal; for one that was made without, what its kind comes to. */
export function oauthWordOf(refusal: Refusal): OAuthError {
  const said = words.get(refusal);
  if (said) return said;
  switch (refusal.code) {
    case "internal":
      return "server_error";
    case "unavailable":
    case "rate_limited":
    case "too_many_failures":
      return "temporarily_unavailable";
    default:
      return "invalid_request";
  }
}
