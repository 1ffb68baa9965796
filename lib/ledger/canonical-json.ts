/**
 * JSON with one spelling for one value (RFC 8785): keys in order of their UTF-16 units, no blanks,
 * numbers as ECMAScript writes them. Dates become RFC 3339 UTC, bigints their digits as a string,
 * undefined members are left out.
 *
 * @throws TypeError on what JSON cannot say (NaN, functions)
 */
export function canonicalJson(value: unknown): string {
  if (value === null) return "null";
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  switch (typeof value) {
    case "string":
    case "boolean":
      return JSON.stringify(value);
    case "number":
      if (!Number.isFinite(value)) throw new TypeError(`JSON cannot say ${value}`);
      return JSON.stringify(value);
    case "bigint":
      return JSON.stringify(value.toString());
    case "object":
      return Array.isArray(value)
        ? `[${value.map((item) => canonicalJson(item ?? null)).join(",")}]`
        : object(Object.entries(value));
    default:
      throw new TypeError(`JSON cannot say a ${typeof value}`);
  }
}

function object(members: [string, unknown][]): string {
  const said = members
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${JSON.stringify(key)}:${canonicalJson(value)}`);
  return `{${said.join(",")}}`;
}
