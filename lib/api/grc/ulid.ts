/**
 * The register's uuids as the GRC door writes them: inc_ and a ULID, the same 128 bits in Crockford's
 * base 32 (https://github.com/ulid/spec).
 */
import { isUuid } from "../../ids";

const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH = 26;
const PREFIX = "inc_";
/** The first digit holds three bits only: 26 digits would be 130. */
const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/i;

/** inc_01HZZ… of a uuid. */
export function grcId(uuid: string): string {
  let rest = BigInt(`0x${uuid.replaceAll("-", "")}`);
  let digits = "";
  for (let at = 0; at < LENGTH; at++) {
    digits = DIGITS.charAt(Number(rest & 31n)) + digits;
    rest >>= 5n;
  }
  return PREFIX + digits;
}

/** The uuid of either form, in lower case; null for what is neither. */
export function uuidOf(said: string): string | null {
  if (isUuid(said)) return said.toLowerCase();
  const ulid = said.startsWith(PREFIX) ? said.slice(PREFIX.length).toUpperCase() : "";
  if (!ULID.test(ulid)) return null;
  let value = 0n;
  for (const digit of ulid) value = (value << 5n) | BigInt(DIGITS.indexOf(digit));
  const hex = value.toString(16).padStart(32, "0");
  return [0, 8, 12, 16, 20].map((from, at, all) => hex.slice(from, all[at + 1])).join("-");
}
