/** What a failure of the database's means for whoever asked. */
import pg from "pg";

/** Connections that could not be had, or that broke off: codes of the system and of the driver. */
const GONE = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
]);
/** The driver's own words, which carry no code. */
const DRIVER_GONE =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client (?:has encountered|was closed))/;
/** SQLSTATE of a server that ends connections or takes none: classes 08 (connection) and 57P (shutdown), 53300 (too many). */
const SERVER_GONE = /^(?:08|57P|53300)/;

/** Whether there is no connection to the database, or none any more. */
export function isGone(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  if (DRIVER_GONE.test(thrown.message)) return true;
  const code = codeOf(thrown);
  return GONE.has(code) || SERVER_GONE.test(code);
}

/** Whether COMMIT surely kept nothing: the server said so itself, and did not fall silent. */
export function isSettled(thrown: unknown): boolean {
  if (!(thrown instanceof pg.DatabaseError)) return false;
  return !isGone(thrown);
}

/** A statement in a transaction of which another one had failed before. */
export function isAfterFailure(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  // Prisma hands on the code among its words, and those of the server in whatever language it speaks.
  return codeOf(thrown) === "25P02" || thrown.message.includes("`25P02`");
}

/** Whether a row was not written because one with its key is there. @param constraint the key's name in the schema */
export function isTwice(thrown: unknown, constraint: string): boolean {
  if (!(thrown instanceof pg.DatabaseError)) return false;
  return thrown.code === "23505" && thrown.constraint === constraint;
}

function codeOf(thrown: Error): string {
  return "code" in thrown && typeof thrown.code === "string" ? thrown.code : "";
}
