/**
 * Follows a live stream for everything on this page that wants to know of it: one link to a page and
 * stream, opened for the first who follows and closed after the last.
 */
import type { Changed, LinkState, Said } from "./event-stream";
import { type LiveLink, openLiveLink } from "./live-link";
import { localClock, ServerOffset } from "./server-offset";
import type { Told } from "./told";

export interface LiveScope {
  /** The organisation whose changes, and those below it, are followed. */
  orgId: string;
  /** Tabs of the same person share a connection. */
  userId: string;
}

export interface Heard {
  state: LinkState;
  /** The server's time when it was last heard, in milliseconds; null before. */
  syncedAt: number | null;
  /** How far the server's clock is ahead of this device's, in milliseconds; null before it was heard. */
  offsetMs: number | null;
}

export interface Follower {
  /** What is known of the line has changed: read heardFrom(). */
  heard?: () => void;
  /** Something changed, or may have; said once for a burst, with all that the line has told. */
  changed?: (what: readonly Changed[], told: Told) => void;
}

export const NOTHING_HEARD: Heard = { state: "connecting", syncedAt: null, offsetMs: null };

/** A smaller correction would only make the digits stutter. */
const WORTH_SETTING_MS = 40;
/** Several changes within this are one. */
const GATHER_MS = 150;

const lines = new Map<string, Line>();

/** What this page has heard of the stream last. */
export function heardFrom(scope: LiveScope): Heard {
  return lines.get(nameOf(scope))?.heard ?? NOTHING_HEARD;
}

/**
 * Follows the stream until the function that it gives is called.
 *
 * @param from where a line that is not open yet begins to tell; from when it opens, unless somebody says otherwise
 */
export function follow(scope: LiveScope, follower: Follower, from?: string): () => void {
  const name = nameOf(scope);
  const line = lines.get(name) ?? new Line(scope);
  if (from) line.beginAt(from);
  lines.set(name, line);
  line.followers.add(follower);
  return () => {
    line.followers.delete(follower);
    if (line.followers.size > 0 || lines.get(name) !== line) return;
    lines.delete(name);
    line.close();
  };
}

/** Makes sure that the line is alive, and has everything read anew. */
export function wakeLine(scope: LiveScope): void {
  lines.get(nameOf(scope))?.wake();
}

/** Opens the line anew that ended with the session. */
export function reviveLine(scope: LiveScope): void {
  lines.get(nameOf(scope))?.revive();
}

function nameOf({ orgId, userId }: LiveScope): string {
  return `tocsin-live:${userId}:${orgId}`;
}

class Line {
  readonly followers = new Set<Follower>();
  heard = NOTHING_HEARD;
  readonly #clock = new ServerOffset();
  readonly #link: LiveLink;
  readonly #stopWaking: () => void;
  #changes: Changed[] = [];
  #gathering: ReturnType<typeof setTimeout> | undefined;

  constructor(scope: LiveScope) {
    const url = `/api/v1/live?orgId=${scope.orgId}&subtree=true`;
    this.#link = openLiveLink(url, nameOf(scope), {
      state: (state) => this.#hear({ state }),
      said: (said) => this.#take(said),
      learnt: () => this.#change("line"),
    });
    this.#stopWaking = onReturn(() => this.wake());
  }

  wake(): void {
    this.#link.wake();
    this.#change("anything");
  }

  revive(): void {
    this.#link.revive();
  }

  beginAt(place: string): void {
    this.#link.beginAt(place);
  }

  close(): void {
    this.#stopWaking();
    clearTimeout(this.#gathering);
    this.#link.close();
  }

  #take(said: Said): void {
    if (said.changed) this.#change(said.changed);
    if (Number.isNaN(said.now)) return;
    // A new connection measures anew: the last one may have broken by a sleep or a clock that was set.
    if (said.first) this.#clock.forget();
    const offset = this.#clock.add(said.now, localClock());
    const used = this.heard.offsetMs;
    const worth = used === null || Math.abs(offset - used) >= WORTH_SETTING_MS;
    this.#hear({ syncedAt: said.now, offsetMs: worth ? offset : used });
  }

  #hear(news: Partial<Heard>): void {
    this.heard = { ...this.heard, ...news };
    for (const follower of [...this.followers]) follower.heard?.();
  }

  #change(what: Changed): void {
    this.#changes.push(what);
    this.#gathering ??= setTimeout(() => {
      const gathered = this.#changes;
      this.#gathering = undefined;
      this.#changes = [];
      for (const follower of [...this.followers]) follower.changed?.(gathered, this.#link.told);
    }, GATHER_MS);
  }
}

/** Calls `act` when the page comes back: seen again, restored, online again. */
function onReturn(act: () => void): () => void {
  const seen = () => document.visibilityState === "visible" && act();
  const restored = (event: PageTransitionEvent) => event.persisted && act();
  document.addEventListener("visibilitychange", seen);
  window.addEventListener("pageshow", restored);
  window.addEventListener("online", act);
  return () => {
    document.removeEventListener("visibilitychange", seen);
    window.removeEventListener("pageshow", restored);
    window.removeEventListener("online", act);
  };
}
