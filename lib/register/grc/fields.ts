/** What a request of the GRC door makes of the register's own columns, and of the facts. */
import type { Ctx } from "../../context";
import type { FactRow } from "../../db/rows";
import { Refusal } from "../../errors";
import type { GrcUpdate } from "../../schema/grc";
import { standing } from "../facts-now";
import { given } from "../faults";
import type { WholeIncident } from "../incident";
import { newStatements } from "../statements";
import { extensionsWith, keptOf, keptWith } from "./kept";
import { readCategory, readSeverity, readStatus } from "./mapping";
import { viewOf } from "./view";

/** What both requests say, without what is about deletion. */
export type GrcSaid = Omit<GrcUpdate, "is_deleted" | "reason">;

export type Columns = Pick<
  WholeIncident,
  | "title"
  | "description"
  | "rootCause"
  | "tags"
  | "severity"
  | "breachKind"
  | "status"
  | "extensions"
>;

/** What of the request says something other than the entity already does: a client may send back what it read. */
export function newOnly(before: WholeIncident, input: GrcSaid): GrcSaid {
  const view: Record<string, unknown> = viewOf(before);
  const said = Object.entries(input).filter(
    ([name, value]) => value !== undefined && spelled(value) !== spelled(view[name]),
  );
  return Object.fromEntries(said);
}

/** One text for one value, whatever the order of its members. */
function spelled(value: unknown): string {
  return JSON.stringify(value, (_name, held: unknown) =>
    held !== null && typeof held === "object" && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  );
}

/** The columns as they stand after the request. */
export function columnsAfter(before: WholeIncident, said: GrcSaid): Columns {
  const severity = wordsAfter(before.severity, said.severity, readSeverity);
  const breachKind = wordsAfter(before.breachKind, said.category, readCategory);
  const kept = keptWith(keptOf(before), said);
  const then = { ...kept.register_then };
  if (said.severity !== undefined) then.severity = severity;
  if (said.category !== undefined) then.category = breachKind;
  if (Object.keys(then).length > 0) kept.register_then = then;
  return {
    title: said.title === undefined ? before.title : said.title,
    description: said.description === undefined ? before.description : said.description,
    rootCause: said.root_cause === undefined ? before.rootCause : said.root_cause,
    tags: said.tags === undefined ? before.tags : (said.tags ?? []),
    severity,
    breachKind,
    status: statusAfter(before.status, said.status),
    extensions: extensionsWith(before, kept),
  };
}

/** As mapped; as it was where the word maps to nothing or none is said; none where it is taken back. */
function wordsAfter<Value extends string>(
  before: Value | null,
  said: string | null | undefined,
  read: (said: string) => Value | null,
): Value | null {
  if (said === undefined) return before;
  return said === null ? null : (read(said) ?? before);
}

/**
 * A statement moves a draft on, and nothing else: to notified leads a filing, to resolved a person's change,
 * and what is under way does not become a draft again.
 */
function statusAfter(before: WholeIncident["status"], said: string | null | undefined) {
  const mapped = readStatus(said);
  return before === "draft" && mapped !== null && mapped !== "draft" ? "open" : before;
}

/** Detection as a fact. Never awareness: no clock of Art. 33 runs from it. */
export function detectionFact(
  ctx: Ctx,
  incident: WholeIncident,
  said: GrcSaid,
  reason?: string,
): FactRow[] {
  const { detected_at: detected } = said;
  if (detected === undefined) return [];
  const held = standing(incident.facts).get("detected_at")?.value;
  return newStatements(ctx, incident, {
    detected_at: detected && { at: detected, typed: "", estimated: false, zone: undefined },
    // The entity's own contract knows no reasons: that none came is what can be said.
    reason: given(reason) ?? (held ? "Changed at the GRC door; no reason was given." : undefined),
  }).map((row) => ({ ...row, typed: null }));
}

const AFTER_DETECTION = ["contained_at", "closed_at"] as const;

/**
 * Refuses instants of one request that cannot all be true.
 *
 * @throws Refusal facts_contradict
 */
export function requireOrder(said: GrcSaid): void {
  const { detected_at: detected } = said;
  if (!detected) return;
  const wrong = AFTER_DETECTION.flatMap((name) => {
    const at = said[name];
    return at && at < detected ? [{ name, at }] : [];
  });
  if (wrong.length === 0) return;
  const sentence = `It lies before detected_at, ${detected.toISOString()}.`;
  throw new Refusal(
    "facts_contradict",
    wrong.map(({ name, at }) => `${name} ${at.toISOString()}: ${sentence}`).join(" "),
    {
      faults: wrong.map(({ name }) => ({
        pointer: `/${name}`,
        detail: sentence,
        fix: `Check detected_at and ${name}: they cannot both be true.`,
      })),
    },
  );
}
