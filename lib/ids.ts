/** Identifiers: uuid v7 (RFC 9562 § 5.7), so that new rows lie side by side in every index. */

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const last = { ms: -1, count: 0 };
const MOST_COUNTED = 0xfff;

/**
 * A new uuid v7 of the instant `at`. Those that this process makes for the same millisecond follow each other
 * in order (RFC 9562 § 6.2, method 1): rows written at once keep the order in which they were said.
 */
export function newId(at: Date): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let ms = at.getTime();
  last.count = ms === last.ms ? Math.min(last.count + 1, MOST_COUNTED) : (bytes[7] ?? 0);
  last.ms = ms;
  bytes[6] = last.count >> 8;
  bytes[7] = last.count & 0xff;
  for (let i = 5; i >= 0; i--) {
    bytes[i] = ms % 256;
    ms = Math.floor(ms / 256);
  }
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Whether `text` has the form of a uuid, of any version. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** Whether `text` may stand as the id of a request: short, and nothing in it that a log or header could trip over. */
export function isRequestId(text: string): boolean {
  return /^[\w.:-]{1,128}$/.test(text);
}
