/** The requests that are measured. */
import { randomUUID } from "node:crypto";
import { newId } from "../lib/ids";
import { COMMON_TAG, COMMON_TYPE, RARE_WORD, SPAN_MS } from "./sample";
import type { Seeded } from "./seed";

export interface Asked {
  method: "GET" | "POST" | "PATCH";
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** A kind of request; `next` gives one of them. */
export interface Workload {
  name: string;
  /** A list of the answer that each such request makes longer by one. */
  lengthens?: string;
  next(): Asked;
}

const PATH = "/api/v1/privacy/incidents";
const DPDP = "/api/v1/compliance/dpdp";

let asked = 0;

/** Whose requests they are. */
type Caller = Pick<Seeded, "orgId" | "key">;

const auth = (of: Caller) => ({ authorization: `Bearer ${of.key}` });

function read(of: Caller, path: string): Asked {
  return { method: "GET", path, headers: auth(of) };
}

/** With an Idempotency-Key of its own, as a client sends it that may have to send the same again. */
function write(of: Caller, method: "POST" | "PATCH", path: string, body: object): Asked {
  return {
    method,
    path,
    headers: {
      ...auth(of),
      "content-type": "application/json",
      "idempotency-key": randomUUID(),
    },
    body: JSON.stringify(body),
  };
}

function anyId(of: Seeded): string {
  return of.ids[Math.floor(Math.random() * of.ids.length)] ?? "";
}

/** What both Tocsin and the floor do, in the order in which they are measured: writes after reads. */
export function pairedWork(of: Seeded): Workload[] {
  return [
    { name: "list (50 rows)", next: () => read(of, `${PATH}?orgId=${of.orgId}`) },
    { name: "get", next: () => read(of, `${PATH}/${anyId(of)}`) },
    {
      name: "patch",
      // Something new each time: a change that changes nothing is not written.
      next: () =>
        write(of, "PATCH", `${PATH}/${anyId(of)}`, {
          root_cause: `A rule that was changed in release ${++asked} let more through than was meant.`,
          corrective_actions: ["Access closed and logs kept", `Checked in round ${asked}`],
        }),
    },
    {
      name: "notify",
      lengthens: "filings",
      // A further one has a reference of its own: a call that says nothing new is not written.
      next: () =>
        write(of, "POST", `${PATH}/${anyId(of)}/notify`, {
          authority_jurisdiction: "FR",
          notification_reference: `Notice of round ${++asked}`,
          delay_reasons: "The extent was not known earlier.",
        }),
    },
    { name: "create", next: () => write(of, "POST", PATH, declaration(of)) },
  ];
}

function declaration(of: Seeded) {
  return {
    orgId: of.orgId,
    title: `Mail gate sent letters to the wrong people ${++asked}`,
    description:
      "Found by the night shift. Names, addresses and account numbers were within reach; the logs were kept and are being read.",
    severity: "serious",
    breach_kind: "confidentiality",
    discovered_at: new Date(Date.now() - 3_600_000).toISOString(),
    affected_users: 1200,
    root_cause: "A rule that was changed in the last release let more through than was meant.",
    corrective_actions: ["Access closed and logs kept", "Staff trained"],
    status: "open",
  };
}

/** A list that ends in the middle of an organisation's past: its cursor is the place of a deep page. */
export function untilTheMiddle(of: Seeded, now: Date): Asked {
  const middle = new Date(now.getTime() - SPAN_MS / 2).toISOString();
  return read(of, `${PATH}?orgId=${of.orgId}&limit=1&discovered_to=${middle}`);
}

/**
 * Reads that must not grow slower with the organisation. Pages of the same length in both.
 *
 * @param cursor as it follows from untilTheMiddle
 */
export function growingWork(of: Seeded, cursor: string): Workload[] {
  const list = (name: string, query: string): Workload => ({
    name,
    next: () => read(of, `${PATH}?orgId=${of.orgId}${query}`),
  });
  return [
    list("list (50 rows)", ""),
    list("list, a page deep in the past", `&cursor=${cursor}`),
    list("list by deadline", "&sort=deadline_at"),
    list("list by last change", "&sort=-updated_at"),
    list("list by number", "&sort=number"),
    list("list, overdue", "&overdue=true"),
    list("list, unresolved by deadline", "&status=unresolved&sort=deadline_at"),
    list("list, resolved", "&status=resolved"),
    list("list, notified", "&status=notified"),
    list("list, severity", "&severity=serious"),
    list("list, severity unknown", "&severity=unknown"),
    list("list, source", "&source=WEBFORM"),
    list("list, type", `&type=${COMMON_TYPE}`),
    list("list, tag", `&tag=${COMMON_TAG}`),
    list("list, owner", `&owner=${of.ownerId}`),
    list("list, two filters", "&status=open&severity=serious"),
    list("list, type by last change", `&type=${COMMON_TYPE}&sort=-updated_at`),
    list("search for a rare word", `&q=${RARE_WORD}&limit=10`),
    list("search, a letter doubled", `&q=${RARE_WORD}r&limit=10`),
    list("search, letters of many words", "&q=nightnames&limit=10"),
    { name: "get", next: () => read(of, `${PATH}/${anyId(of)}`) },
    board(of),
    {
      name: "overview of a year, counted",
      next: () =>
        read(of, `/api/v1/overview?orgId=${of.orgId}&year=${new Date().getUTCFullYear() - 1}`),
    },
  ];
}

/** The board of an organisation: its open duties, cut to the 500 most pressing. */
export function board(of: Seeded): Workload {
  return { name: "board", next: () => read(of, `/api/v1/board?orgId=${of.orgId}`) };
}

/** Consents, each of another person, and so a session of its own. `size` events a request; one by itself for 1. */
export function emitWork(of: Caller, size: number): Workload {
  const consent = () => ({
    sessionId: newId(new Date()),
    eventType: "consent_given",
    payload: { channel: "web", notice: "privacy-2026-04", purpose: "Letters about new products" },
  });
  if (size === 1) {
    return {
      name: "emit",
      next: () => write(of, "POST", `${DPDP}/emit?orgId=${of.orgId}`, consent()),
    };
  }
  return {
    name: `emit/batch of ${size}`,
    next: () =>
      write(of, "POST", `${DPDP}/emit/batch?orgId=${of.orgId}`, {
        events: Array.from({ length: size }, consent),
      }),
  };
}

/** A request of a data principal, which starts timers. */
export function dsrReceived(of: Caller, sessionId: string): Asked {
  const event = { sessionId, eventType: "dsr_received", payload: {} };
  return write(of, "POST", `${DPDP}/emit?orgId=${of.orgId}`, event);
}

/** The first page of the timers of a status, with the summary. */
export function timersWork(of: Caller, status: string, name: string): Workload {
  return { name, next: () => read(of, `${DPDP}/timers?orgId=${of.orgId}&status=${status}`) };
}
