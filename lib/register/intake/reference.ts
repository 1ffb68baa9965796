/** The reference of a report: whoever has it may add to the report, so it is random and long. */
import { createHash, randomInt } from "node:crypto";

/** Letters and digits that nobody takes for one another. */
const SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUPS = 5;
const IN_GROUP = 5;

/** A new one: 25 signs, 122 bits, in groups. */
export function newReference(): string {
  const group = () =>
    Array.from({ length: IN_GROUP }, () => SIGNS[randomInt(SIGNS.length)]).join("");
  const said = Array.from({ length: GROUPS }, group).join("-");
  // One without any digit would look like a word where secrets are left out of logs.
  return /\d/.test(said) ? said : newReference();
}

/** What is kept of a reference. Case, blanks and missing hyphens do not matter: people type it. */
export function referenceHash(said: string): Uint8Array<ArrayBuffer> {
  const bare = said.toUpperCase().replace(/[^0-9A-Z]/g, "");
  return new Uint8Array(createHash("sha256").update(bare).digest());
}
