/** What stands behind the question mark of a page's address. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** One parameter; the first where it is given several times. */
export function only(said: string | string[] | undefined): string | undefined {
  return typeof said === "string" ? said : said?.[0];
}
