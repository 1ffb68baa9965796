/** What happened with an incident, in one order: entries of the ledger, comments, and what is still to come. */
import type { AuditEntry } from "@/lib/schema/audit";
import type { CommentOut } from "@/lib/schema/collaboration";
import type { Duty } from "@/lib/schema/duties";

export type Happening =
  | { kind: "entry"; at: string; id: string; entry: AuditEntry }
  | { kind: "comment"; at: string; id: string; comment: CommentOut };

/** Writing a comment stands as the comment itself. */
const AS_COMMENT = ["incident.commented", "incident.comment_edited", "incident.comment_withdrawn"];

/** Newest first. Of one instant the comment stands above the entry. */
export function happenings(
  entries: readonly AuditEntry[],
  comments: readonly CommentOut[],
): Happening[] {
  const all: Happening[] = [
    ...comments.toReversed().map((comment) => ({
      kind: "comment" as const,
      at: comment.written_at,
      id: comment.id,
      comment,
    })),
    ...entries
      .filter(({ action }) => !AS_COMMENT.includes(action))
      .map((entry) => ({ kind: "entry" as const, at: entry.recorded_at, id: entry.id, entry })),
  ];
  return all.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

const MOST_AHEAD = 3;

/** The next deadlines that still run, the latest of them first: as on a line that goes up in time. */
export function ahead(duties: readonly Duty[], now: number): Duty[] {
  return duties
    .filter(
      ({ state, due_at, binding }) =>
        binding &&
        (state === "running" || state === "authority_extended") &&
        due_at !== null &&
        Date.parse(due_at) > now,
    )
    .toSorted((a, b) => Date.parse(a.due_at ?? "") - Date.parse(b.due_at ?? ""))
    .slice(0, MOST_AHEAD)
    .reverse();
}
