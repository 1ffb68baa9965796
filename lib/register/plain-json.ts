/** A structured value as a column of JSON takes it: dates as text, nothing undefined. */
export function plain(value: unknown) {
  return value === null ? null : JSON.parse(JSON.stringify(value));
}
