/** Opaque marks of a place in a sorted list. A broken one is refused, never read as an empty page. */
import { z } from "zod";
import { Refusal } from "../errors";

/** Makes a cursor for a place: the sort it belongs to and the last row's values. */
export function writeCursor(sort: string, place: readonly string[]): string {
  return Buffer.from(JSON.stringify([sort, ...place])).toString("base64url");
}

/**
 * Reads a cursor back.
 *
 * @throws Refusal invalid_request when it is not one that writeCursor made for this sort
 */
export function readCursor(cursor: string, sort: string, length: number): string[] {
  const said = parts(cursor);
  const sound = said?.length === length + 1 && said[0] === sort;
  if (!sound || writeCursor(sort, said.slice(1)) !== cursor) throw broken();
  return said.slice(1);
}

function parts(cursor: string): string[] | undefined {
  try {
    const said: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    return z.array(z.string()).safeParse(said).data;
  } catch {
    return undefined;
  }
}

/** For a place that has the right form but values that no row has. */
export function broken(): Refusal {
  return new Refusal("invalid_request", "The cursor is not one that this list gave.", {
    faults: [
      {
        pointer: "cursor",
        detail: "It is broken, or belongs to another sort.",
        fix: "Send next_cursor as it came, with the same sort, or leave it out to begin anew.",
      },
    ],
  });
}
