/** The rooms that words are kept in: one file of messages/<locale>/ each, named like the room that says them. */
export const ROOMS = [
  "ui",
  "shell",
  "entrance",
  "profile",
  "board",
  "live",
  "alerts",
  "webhooks",
  "incident",
  "evidence",
  "intake",
  "register",
  "overview",
  "declare",
  "facts",
  "severity",
  "settings",
  "organisation",
  "rules",
  "authorities",
  "fields",
  "dpdp",
  "docs",
  "audit",
  "keys",
] as const;
export type Room = (typeof ROOMS)[number];

/** What every page's browser part says: sent with each page. */
export const COMMON_ROOMS = ["ui", "shell"] as const satisfies readonly Room[];
