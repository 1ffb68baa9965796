/** What each error code means and how it is mended: the text of /errors/<code>. */
import type { ErrorCode } from "../errors";

export interface ErrorPage {
  /** What has happened. */
  happened: string;
  /** How to mend it, one step to a line. */
  fix: readonly [string, ...string[]];
}

// A code of lib/errors.ts that is missing here does not compile.
export const ERROR_PAGES: Readonly<Record<ErrorCode, ErrorPage>> = {
  malformed_json: {
    happened:
      "The body could not be read as JSON: a comma too many, a quote too few, or nesting deeper than is read. Nothing was changed.",
    fix: [
      "Send one JSON value, encoded as UTF-8, with Content-Type: application/json.",
      "Let a JSON library write the body instead of putting strings together.",
    ],
  },
  invalid_request: {
    happened:
      "The request could be read, but a field or a parameter does not fit the contract: its type, its length, its form, or a name that is not known. Nothing was changed.",
    fix: [
      "Read errors[]: each entry names the place (pointer), what is wrong (detail) and the mend (fix).",
      "Give every time with its offset: 2026-05-29T20:54:19Z.",
      "Compare the request with /api/v1/openapi.json.",
    ],
  },
  unauthenticated: {
    happened:
      "The request carries no credential, or one that is not known: a mistyped key, half of a key, or a session that has ended.",
    fix: [
      "Send Authorization: Bearer followed by the whole key. Keys begin with toc_live_.",
      "Make a key at /dashboard/api-keys if you have none. A lost key cannot be shown again.",
      "In the browser, sign in again.",
    ],
  },
  credential_expired: {
    happened: "The API key was valid until its expiry, which has passed.",
    fix: [
      "Make a new key at /dashboard/api-keys and put it where the old one was.",
      "Rotate the next key before it expires: both then work side by side for as long as you choose.",
    ],
  },
  credential_revoked: {
    happened: "Somebody has revoked this API key. It stays revoked.",
    fix: [
      "Ask who revoked it and why: /dashboard/api-keys names them.",
      "Make a new key if the caller may go on.",
    ],
  },
  insufficient_scope: {
    happened:
      "The credential is valid, but it does not hold the scope that this operation needs, or not in this organisation.",
    fix: [
      "Read the scope that is needed in detail and in the WWW-Authenticate header.",
      "Use a key that holds it. The scopes of a key cannot be changed: make another key.",
      "In the browser, ask an owner for a role that may do it.",
    ],
  },
  cross_site_request: {
    happened:
      "A browser sent a change with your session's cookie from a page of another site. It was stopped, and nothing was changed.",
    fix: [
      "Do it on Tocsin's own pages.",
      "For a program or another site, use an API key in the Authorization header instead of the session.",
      "Behind a proxy, set TOCSIN_URL to the address that browsers see.",
    ],
  },
  not_found: {
    happened:
      "There is nothing at this address that your credential can see. What belongs to another organisation answers the same as what never was.",
    fix: [
      "Check the path and the id.",
      "Check that the credential belongs to the organisation, or to one above it.",
    ],
  },
  method_not_allowed: {
    happened: "The path exists, but it does not take this method.",
    fix: ["Use one of the methods in the Allow header."],
  },
  conflict: {
    happened:
      "The request is well formed, but the present state does not allow it. Somebody or something came before. Nothing was changed.",
    fix: [
      "Read detail: it says what stands in the way.",
      "Load the present state and decide anew.",
    ],
  },
  illegal_transition: {
    happened:
      "An incident's status moves along fixed ways, and this is none of them. Becoming notified, for example, takes a recorded notification.",
    fix: [
      "Read errors[]: it lists the moves that are open now.",
      "To reach notified, POST to the incident's /notify.",
    ],
  },
  duties_unsettled: {
    happened:
      "The incident cannot be resolved while a duty is neither met nor decided. The law does not end with a status.",
    fix: [
      "Read errors[]: it lists the duties that are open.",
      "Record the notification with /notify, or the reasoned decision that none is due with /decide.",
      "Then set the status again.",
    ],
  },
  idempotency_mismatch: {
    happened:
      "This Idempotency-Key was used in the last 24 hours for a request with another body or path. The first answer stands, and nothing was changed now.",
    fix: [
      "Make a new key for each new request; a uuid serves.",
      "Keep the same key only for repeating the very same request.",
    ],
  },
  idempotency_secret: {
    happened:
      "The first request with this Idempotency-Key succeeded, and its answer held a secret. Secrets are not kept, so the answer cannot be given again.",
    fix: [
      "If you have the first answer, use it.",
      "If not, revoke what was made and make it anew with a new Idempotency-Key.",
    ],
  },
  version_mismatch: {
    happened:
      "If-Match named a version that is no longer the present one: somebody changed the record in between. Nothing was changed.",
    fix: [
      "GET the record: its ETag is the present version.",
      "Look at what has changed, apply your change to that, and send it with the new version.",
    ],
  },
  body_too_large: {
    happened: "The body is larger than this operation takes: 1 MiB. It was not read to its end.",
    fix: [
      "Send less: shorten long texts, or keep files elsewhere and name them.",
      "Split one large request into several.",
    ],
  },
  unsupported_media_type: {
    happened: "The body came with a Content-Type that this operation does not read.",
    fix: ["Send JSON with Content-Type: application/json."],
  },
  file_refused: {
    happened:
      "What is in the file does not agree with its name or with the type that was declared, its kind is not on the list, or it is called text and is not UTF-8. Nothing was kept.",
    fix: [
      "Read the list of kinds in docs/evidence.md; detail names what was found.",
      "Give the file the ending that fits what is in it.",
      "Put anything else into a ZIP archive: archives are kept as they are and never unpacked.",
    ],
  },
  facts_contradict: {
    happened:
      "Two facts in the request cannot both be true, such as a notification before anybody was aware. Nothing was changed.",
    fix: [
      "Read errors[]: it names the facts.",
      "Check the dates and their offsets; a missing hour of summer time is the usual cause.",
    ],
  },
  facts_missing: {
    happened:
      "What the request says needs a fact that is not given. A status of notified, for example, needs to say whom and when.",
    fix: [
      "Read errors[]: it names each missing fact.",
      "Add the facts, or leave out the claim that needs them.",
    ],
  },
  reason_required: {
    happened:
      "This change moves a deadline or rests on a judgement, and the record must say why. Nothing was changed.",
    fix: ["Send the reason in plain words: what was learnt, and from whom."],
  },
  delay_reasons_required: {
    happened:
      "The notification was sent after its deadline. Article 33(1) of the GDPR asks for the reasons for the delay with it, so the record needs them too.",
    fix: [
      "Send delay_reasons: what kept you, from when to when.",
      "If the time of the notification is wrong, correct authority_notified_at.",
    ],
  },
  rate_limited: {
    happened:
      "This credential has sent more requests than its allowance. Nothing was done with this one.",
    fix: [
      "Wait as many seconds as Retry-After says, then send it again with the same Idempotency-Key.",
      "Spread the calls; the RateLimit header says how many are left.",
      "Whoever runs the server can set TOCSIN_RATE_LIMIT.",
    ],
  },
  too_many_failures: {
    happened:
      "Too many wrong credentials came from this network address or for this account. For a while none is looked at.",
    fix: [
      "Stop the program that sends a wrong key.",
      "Wait as many seconds as Retry-After says, then try again with the right credential.",
    ],
  },
  internal: {
    happened:
      "Something broke on our side. The change was rolled back, and its ledger entry with it.",
    fix: [
      "Send the same request again with the same Idempotency-Key.",
      "If it happens again, look for the requestId in the server's log, and tell us what stands there.",
    ],
  },
  unavailable: {
    happened:
      "The server runs, but is not ready: its database does not answer, is too busy, is being migrated, or set-up is not done.",
    fix: [
      "Wait a moment and try again.",
      "Where the answer says that it is not known whether a change was kept, look first, or send it again with the same Idempotency-Key: it is then done once.",
      "Ask /api/ready: it says what is missing. On the server, run npm run tocsin -- doctor.",
    ],
  },
};
