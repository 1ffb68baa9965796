/**
 * The unfinished declaration, kept in this browser: it survives a reload, a closed window and a lost
 * connection. One for each person and organisation; signing out drops them all.
 */
import { z } from "zod";
import { DRAFT_PREFIX, type DraftStore } from "./drafts";

/** What was typed, as it was typed: half a date is kept too. */
const draftSchema = z.object({
  /** The idempotency key of this declaration: whatever is pressed or retried, it is declared once. */
  key: z.string().regex(/^[0-9a-f]{32}$/),
  savedAt: z.number(),
  step: z.string(),
  values: z.record(z.string(), z.unknown()),
});

export type Draft = z.infer<typeof draftSchema>;

/** Where the draft of this person in this organisation lies. */
export function draftName(userId: string, orgId: string): string {
  return `${DRAFT_PREFIX}${userId}:${orgId}`;
}

/** A new idempotency key. Not crypto.randomUUID(): that one is missing where there is no TLS. */
export function newDraftKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The draft that lies there; null where there is none, or it cannot be read. */
export function readDraft(store: DraftStore, name: string): Draft | null {
  try {
    return draftSchema.parse(JSON.parse(store.getItem(name) ?? "null"));
  } catch {
    return null;
  }
}

/** Writes the draft; false where the browser refuses (storage full or forbidden). */
export function writeDraft(store: DraftStore, name: string, draft: Draft): boolean {
  try {
    store.setItem(name, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** Throws one draft away. */
export function dropDraft(store: DraftStore, name: string): void {
  try {
    store.removeItem(name);
  } catch {
    // Where storage is forbidden there is nothing to remove.
  }
}
