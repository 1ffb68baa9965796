/** All unfinished declarations in this browser. Apart from reading one, so that signing out loads no schema. */

export const DRAFT_PREFIX = "tocsin:draft:";

/** The part of Storage that drafts need. */
export type DraftStore = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/**
 * Throws drafts away: all of them (when signing out), or those of other people (when somebody else uses
 * this browser).
 */
export function dropDrafts(store: DraftStore, exceptUserId?: string): void {
  const kept = exceptUserId === undefined ? null : `${DRAFT_PREFIX}${exceptUserId}:`;
  const names = Array.from({ length: store.length }, (_, place) => store.key(place) ?? "");
  for (const name of names) {
    if (name.startsWith(DRAFT_PREFIX) && !(kept && name.startsWith(kept))) store.removeItem(name);
  }
}
