/** The doors by which the documents group the operations. */

export interface Door {
  /** In addresses: /dashboard/docs/<id>. */
  id: string;
  name: string;
  about: string;
  /** Beginnings of its paths. */
  paths: readonly [string, ...string[]];
}

/** The first whose path fits an operation holds it; the last holds the rest. */
export const DOORS = [
  {
    id: "incidents",
    name: "Privacy incidents",
    about:
      "Declare a personal-data breach, keep its facts, and record what was filed and decided. This is the door with the most to say.",
    paths: ["/api/v1/privacy/", "/api/v1/clock/"],
  },
  {
    id: "dpdp",
    name: "DPDP events",
    about:
      "For systems that tell what happened under India's Digital Personal Data Protection Act. Events are only ever added; the timers follow from them.",
    paths: ["/api/v1/compliance/dpdp/"],
  },
  {
    id: "grc",
    name: "GRC incidents",
    about:
      "For governance, risk and compliance suites that know incidents by their own field names. Severity, status and category are kept as sent and mapped.",
    paths: ["/api/v1/grc/"],
  },
  {
    id: "register",
    name: "Incident register",
    about:
      "For clients of the OneTrust-shaped register: client credentials buy an access token, and the token works at every other door too.",
    paths: ["/api/incident/", "/api/access/"],
  },
  {
    id: "law",
    name: "Rules and authorities",
    about: "The law library and the directory of supervisory authorities. The same for everybody.",
    paths: ["/api/v1/rules", "/api/v1/authorities"],
  },
  {
    id: "organisations",
    name: "Organisations",
    about: "What an organisation is as far as laws ask, and what it sets for itself.",
    paths: ["/api/v1/organisations"],
  },
  {
    id: "webhooks",
    name: "Webhooks and calendar",
    about: "Who is told of what happens, and how each message fared.",
    paths: ["/api/v1/webhooks", "/api/calendar/"],
  },
  {
    id: "server",
    name: "Board, ledger, keys, server",
    about: "What is open now, who changed what, who may call, and whether the server is well.",
    paths: ["/api/"],
  },
] as const satisfies readonly Door[];

/** The door of a path. */
export function doorOf(path: string): Door {
  const found = DOORS.find(({ paths }) => paths.some((start) => path.startsWith(start)));
  if (!found) throw new Error(`${path} is behind no door.`);
  return found;
}
