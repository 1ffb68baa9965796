/** Leaving out what is not known: shapes that know no null. */

/** The value under its name, or nothing where there is none. The cast says what the line before it does. */
export function known<Name extends string, Value>(
  name: Name,
  value: Value | null | undefined,
): { [K in Name]?: Value } {
  const held = value === null || value === undefined ? {} : { [name]: value };
  return held as { [K in Name]?: Value };
}
