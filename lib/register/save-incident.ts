/** An incident's own columns on their way into its row. Nobody waits: they go with the next statement. */
import { asJson } from "../db/as-json";
import type { IncidentRow, Prisma } from "../db/rows";
import { columnOf, type Statement, statement } from "../db/statement";
import type { Tx } from "../db/transaction";
import type { WholeIncident } from "./incident";
import { INCIDENT_COLUMNS } from "./incident-rows";

/** A new incident's own columns as the client takes them: columns of JSON are not null here. */
export function incidentData(incident: WholeIncident) {
  const {
    owner: _owner,
    duties: _duties,
    facts: _facts,
    filings: _filings,
    decisions: _decisions,
    severities: _severities,
    ...columns
  } = incident;
  return {
    ...columns,
    extensions: columns.extensions ?? {},
    attributes: columns.attributes ?? {},
    lessons: columns.lessons ?? {},
    assignees: columns.assignees ?? [],
    jurisdictions: columns.jurisdictions ?? [],
  };
}

const NEW = statement<never>(
  "insert incident",
  `INSERT INTO incident (${INCIDENT_COLUMNS.join(", ")})
   SELECT ${INCIDENT_COLUMNS.join(", ")} FROM json_populate_recordset(NULL::incident, $1)`,
);

export function saveIncident(tx: Tx, incident: WholeIncident): void {
  tx.later(NEW, [asJson([incidentData(incident)])]);
}

type Column = keyof IncidentRow;

/** Columns of an incident with what they are to hold. */
export type Columns = {
  [C in Column]?: Prisma.JsonValue extends IncidentRow[C]
    ? NonNullable<IncidentRow[C]> | object
    : IncidentRow[C];
};

/** Statements by the columns that they write: as many as there are kinds of change. */
const setters = new Map<string, Statement<never>>();

/** Writes these columns of an incident that the caller has locked. Nobody waits: it goes with the next statement. */
export function setColumns(tx: Tx, id: string, said: Columns): void {
  const names = Object.keys(said).map(columnOf);
  const key = names.join(" ");
  const known = setters.get(key);
  const set = names.map((name) => `${name} = said.${name}`).join(", ");
  const setter =
    known ??
    statement<never>(
      `set incident's columns ${setters.size}`,
      `UPDATE incident i SET ${set} FROM json_populate_recordset(NULL::incident, $2) AS said WHERE i.id = $1`,
    );
  setters.set(key, setter);
  tx.later(setter, [id, asJson([said])]);
}

/** What facts, filings and decisions change of an incident. */
const CHANGING = [
  "severity",
  "breachKind",
  "discoveredAt",
  "affectedUsers",
  "status",
  "resolutionDate",
  "authorityNotifiedAt",
  "dataSubjectsNotifiedAt",
  "deadlineAt",
  "art33Open",
  "occurredAt",
  "detectedAt",
  "metInTime",
  "metLate",
  "awarenessMovedLate",
  "recordedLate",
  "attributes",
  "updatedAt",
  "updatedById",
  "version",
] as const satisfies readonly Column[];

/** What it is searched by: wherever one of these is written, a trigger reads its words anew. */
const WORDS = [
  "title",
  "description",
  "rootCause",
  "correctiveActions",
  "reportedTo",
  "notificationReference",
] as const satisfies readonly Column[];

function changing(name: string, columns: readonly Column[]) {
  const set = columns.map((column, at) => `${columnOf(column)} = $${at + 2}`).join(", ");
  return { columns, ...statement<never>(name, `UPDATE incident SET ${set} WHERE id = $1`) };
}

const CHANGED: Statement<never> & { columns: readonly Column[] } = changing(
  "change incident",
  CHANGING,
);
const REWORDED: typeof CHANGED = changing("reword incident", [...CHANGING, ...WORDS]);

/**
 * Writes what a change has made of an incident that the caller has locked: of its columns those that details,
 * facts, filings and decisions say.
 */
export function saveChanged(tx: Tx, before: IncidentRow, after: IncidentRow): void {
  const kind = WORDS.some((column) => after[column] !== before[column]) ? REWORDED : CHANGED;
  tx.later(kind, [before.id, ...kind.columns.map((column) => after[column])]);
}
