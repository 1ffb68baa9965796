import type { WholeIncident } from "./incident";

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
