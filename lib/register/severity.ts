/** The register's word for a severity, and the doors' one. */
import type { IncidentRow } from "../db/rows";
import type { Incident } from "../schema/incident";

type Stored = NonNullable<IncidentRow["severity"]>;
type Said = NonNullable<Incident["severity"]>;

const STORED: Record<Said, Stored> = { serious: "serious", "non-serious": "non_serious" };
const SAID: Record<Stored, Said> = { serious: "serious", non_serious: "non-serious" };

export const severityIn = (said: Said): Stored => STORED[said];
export const severityOut = (stored: Stored): Said => SAID[stored];
