/** The name of the board among the browser's queries; the server fills it under the same name. */
export function boardKey(orgId: string) {
  return ["board", orgId] as const;
}
