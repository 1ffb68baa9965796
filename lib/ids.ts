/** Identifiers: uuid v7 (RFC 9562 § 5.7), so that new rows lie side by side in every index. */

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const last = { ms: -1, count: 0 };
const MOST_COUNTED = 0xfff;

/**
 * A new uuid v7 of the instant `at`. Those that this process makes for the same millisecond follow each other
 * in order (RFC 9562 § 6.2, method 1): rows written at once keep the order in which they were said.
 */
export function newId(at: Date): string {
  const bytes = randomBytes();
  let ms = at.getTime();
  last.count = ms === last.ms ? Math.min(last.count + 1, MOST_COUNTED) : (bytes[7] ?? 0);
  last.ms = ms;
  bytes[6] = 0x70 | (last.count >> 8);
  bytes[7] = last.count & 0xff;
  for (let i = 5; i >= 0; i--) {
    bytes[i] = ms % 256;
    ms = Math.floor(ms / 256);
  }
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  let id = "";
  for (let i = 0; i < LENGTH; i++) {
    if (i === 4 || i === 6 || i === 8 || i === 10) id += "-";
    id += HEX[bytes[i] ?? 0];
  }
  return id;
}

/** The ids of an instant lie between these two: what is sorted by id is sorted by its time. */
export function idsOf(at: Date): { first: string; last: string } {
  const ms = Math.max(0, at.getTime()).toString(16).padStart(12, "0");
  const head = `${ms.slice(0, 8)}-${ms.slice(8)}`;
  return {
    first: `${head}-0000-0000-000000000000`,
    last: `${head}-ffff-ffff-ffffffffffff`,
  };
}

const LENGTH = 16;
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** Asking for random bytes costs more than the bytes: many are fetched at a time, and each is used once. */
const pool = new Uint8Array(256 * LENGTH);
let used = pool.length;

function randomBytes(): Uint8Array {
  if (used === pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  used += LENGTH;
  return pool.subarray(used - LENGTH, used);
}

/** Whether `text` has the form of a uuid, of any version. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** Whether `text` may stand as the id of a request: short, and nothing in it that a log or header could trip over. */
export function isRequestId(text: string): boolean {
  return /^[\w.:-]{1,128}$/.test(text);
}
