/** What the register door says of an incident besides the facts: kept, given back, and settling nothing. */

import { z } from "zod";
import type { IncidentRow } from "../../db/rows";
import {
  type Assignee,
  assigneeSchema,
  LINK_SOURCES,
  type NamedJurisdiction,
  NOTIFICATION_NEEDED,
} from "../../schema/register-door/incident";
import { plain } from "../plain-json";

const own = z.object({
  deadline: z.string().nullable().catch(null),
  notificationNeeded: z.enum(NOTIFICATION_NEEDED).catch("UNKNOWN"),
  /** By the linked item: how the link was made. */
  linkSources: z.record(z.string(), z.enum(LINK_SOURCES)).catch({}),
  /** What came with the last change of the stage. */
  stageParameters: z.record(z.string(), z.unknown()).nullable().catch(null),
});
/** What has no home of its own in the register: extensions.register. */
export type OwnStatement = z.infer<typeof own>;

/** What this door said of an incident that has no home elsewhere. */
export function statementOf({ extensions }: Pick<IncidentRow, "extensions">): OwnStatement {
  return own.parse(
    z.object({ register: z.unknown() }).catch({ register: {} }).parse(extensions).register ?? {},
  );
}

/** The incident's extensions with this door's part changed, the other doors' left alone. */
export function extensionsWith(
  { extensions }: Pick<IncidentRow, "extensions">,
  statement: Partial<OwnStatement>,
) {
  const all = z.record(z.string(), z.unknown()).catch({}).parse(extensions);
  return plain({ ...all, register: { ...statementOf({ extensions }), ...statement } });
}

const assignees = z.array(assigneeSchema).catch([]);

/** The persons and groups of other systems that work on it. */
export function assigneesOf(incident: Pick<IncidentRow, "assignees">): Assignee[] {
  return assignees.parse(incident.assignees ?? []);
}

const named = z
  .array(
    z.object({
      jurisdictionId: z.string(),
      countryCode: z.string(),
      stateProvinceCode: z.string().optional(),
    }),
  )
  .catch([]);
export type HeldJurisdiction = z.infer<typeof named>[number];

/** The jurisdictions as they were named, each with an id. */
export function jurisdictionsOf(incident: Pick<IncidentRow, "jurisdictions">): HeldJurisdiction[] {
  return named.parse(incident.jurisdictions ?? []);
}

/** Each jurisdiction with an id: the one that was sent, that it has already, or a new one. */
export function withIds(
  said: readonly NamedJurisdiction[],
  held: readonly HeldJurisdiction[],
  makeId: () => string,
): HeldJurisdiction[] {
  return said.map(({ jurisdictionId, countryCode, stateProvinceCode }) => {
    const same = held.find(
      (one) => one.countryCode === countryCode && one.stateProvinceCode === stateProvinceCode,
    );
    return {
      jurisdictionId: jurisdictionId ?? same?.jurisdictionId ?? makeId(),
      countryCode,
      ...(stateProvinceCode === undefined ? {} : { stateProvinceCode }),
    };
  });
}
