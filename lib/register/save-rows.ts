/** Writing rows that belong to an incident, once and for all. Nobody waits: they go with the next statement. */
import { asJson } from "../db/as-json";
import type { DecisionRow, FactRow, FilingRow, SeverityRow } from "../db/rows";
import { type Statement, statement } from "../db/statement";
import type { Tx } from "../db/transaction";

const insertion = (table: string): Statement<never> =>
  statement(
    `insert ${table}`,
    `INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1)`,
  );

const FACTS = insertion("fact");
const FILINGS = insertion("filing");
const DECISIONS = insertion("decision");
const SEVERITIES = insertion("severity_assessment");

export function saveFacts(tx: Tx, facts: readonly FactRow[]): void {
  save(tx, FACTS, facts);
}

export function saveFilings(tx: Tx, filings: readonly FilingRow[]): void {
  save(tx, FILINGS, filings);
}

export function saveDecisions(tx: Tx, decisions: readonly DecisionRow[]): void {
  save(tx, DECISIONS, decisions);
}

export function saveSeverities(tx: Tx, severities: readonly SeverityRow[]): void {
  save(tx, SEVERITIES, severities);
}

function save(tx: Tx, into: Statement<never>, rows: readonly object[]): void {
  if (rows.length > 0) tx.later(into, [asJson(rows)]);
}
