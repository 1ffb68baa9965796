/** The live stream as server-sent events: GET /api/v1/live. */
import { type Ctx, type Grants, requireScopeIn } from "../context";
import { type Position, printPosition, readPosition } from "../schema/position";
import { type Hub, liveHub } from "./hub";
import { ledgerEnd, orgsBelow } from "./ledger-feed";
import { Viewer } from "./viewer";

/** Nothing between us and the browser may keep or squeeze it. */
export const STREAM_HEADERS = {
  "Content-Type": "text/event-stream; charset=utf-8",
  "Cache-Control": "no-store, no-transform",
  "X-Accel-Buffering": "no",
} as const;

/** A reader that lets this much stand is given up; it comes back with its last position. */
const MOST_UNREAD_BYTES = 256 * 1024;
const FIRST_LINES = "retry: 2000\n: the live stream of Tocsin\n\n";

/**
 * The place of which a page says that it knows all that came before it: asked before anything of the page is read. A
 * stream that begins there tells what came since.
 */
export async function livePlace(): Promise<string> {
  return printPosition(await ledgerEnd());
}

export interface LiveViewer {
  ctx: Ctx;
  /** Reads the caller's grants anew; null once the session or key is ended, revoked or expired. */
  grantsNow: () => Promise<Grants | null>;
}

export interface LiveOptions {
  orgId: string;
  /** Also what happens in the organisations below. */
  subtree?: boolean;
  /** The Last-Event-ID header or ?lastEventId=: go on just after it. */
  lastEventId?: string | null;
  /** Ends the stream: the request's own signal. */
  signal?: AbortSignal;
}

/**
 * Opens a stream of `hello`, `change`, `tick` and, when the credential ends, `ended`. A change says what
 * changed, never how: the page reads that through the API, under its own rights.
 *
 * @throws Refusal not_found or insufficient_scope for an organisation that the caller may not read
 */
export function openStream(viewer: LiveViewer, options: LiveOptions): ReadableStream<Uint8Array> {
  return openStreamOf(liveHub(), viewer, options);
}

/** As openStream, of a hub of one's own. */
export function openStreamOf(
  hub: Hub,
  viewer: LiveViewer,
  options: LiveOptions,
): ReadableStream<Uint8Array> {
  requireScopeIn(viewer.ctx, options.orgId, "incidents:read");
  const encoder = new TextEncoder();
  let open = true;
  let leave = () => {};
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const watcher = new Viewer(
          () => grantsWithin(viewer, options),
          {
            write(text) {
              if (!open) return false;
              controller.enqueue(encoder.encode(text));
              return (controller.desiredSize ?? 0) > 0;
            },
            close() {
              if (open) controller.close();
              open = false;
            },
          },
          () => {
            hub.leave(watcher);
            options.signal?.removeEventListener("abort", leave);
          },
        );
        leave = () => watcher.end();
        controller.enqueue(encoder.encode(FIRST_LINES));
        if (options.signal?.aborted) return watcher.end();
        options.signal?.addEventListener("abort", leave, { once: true });
        // The browser comes back by itself, and by then the database may answer.
        hub.join(watcher, placeIn(options.lastEventId)).catch(() => watcher.end());
      },
      cancel() {
        open = false;
        leave();
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: MOST_UNREAD_BYTES }),
  );
}

function placeIn(said: string | null | undefined): Position | "unreadable" | null {
  return said ? (readPosition(said) ?? "unreadable") : null;
}

/** Organisations move rarely; that they have is known this late at most. */
const BELOW_FRESH_MS = 2_000;
const MOST_ROOTS = 1_000;
const below = new Map<string, { orgs: Promise<string[]>; readAt: number }>();

/** As orgsBelow(), read once for all viewers of the same organisation. */
function knownOrgsBelow(root: string): Promise<string[]> {
  const now = performance.now();
  const known = below.get(root);
  if (known && now - known.readAt < BELOW_FRESH_MS) return known.orgs;
  if (below.size >= MOST_ROOTS) below.clear();
  const orgs = orgsBelow(root);
  below.set(root, { orgs, readAt: now });
  // A reading that failed is nobody's answer for two seconds.
  orgs.catch(() => below.delete(root));
  return orgs;
}

/** The caller's rights as they are now, within what was asked for; null when none are left there. */
async function grantsWithin(
  { grantsNow }: LiveViewer,
  { orgId, subtree }: LiveOptions,
): Promise<Grants | null> {
  const grants = await grantsNow();
  if (!grants?.has(orgId)) return null;
  const asked = subtree ? await knownOrgsBelow(orgId) : [orgId];
  return new Map(
    asked.flatMap((id) => {
      const held = grants.get(id);
      return held ? [[id, held] as const] : [];
    }),
  );
}
