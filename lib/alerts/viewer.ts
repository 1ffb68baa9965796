/**
 * One stream's side of the hub: what this viewer may see now, what is still to be written, and when to
 * end. It writes events as text and knows nothing of HTTP.
 */
import type { Grants } from "../context";
import { isAfter, type Position, printPosition } from "../schema/position";
import type { Permission } from "../schema/scopes";
import type { Watcher } from "./hub";
import type { FeedEntry } from "./ledger-feed";

/** At most five writes a second; one, while changes keep coming: a burst is told in few words. */
const WRITE_EVERY_MS = 200;
const WRITE_EVERY_AT_MOST_MS = 1_000;
const TICK_EVERY_MS = 15_000;
/** What we know of the viewer's rights is renewed when it is this old, */
const RIGHTS_RENEWED_MS = 2_000;
/** and nothing is handed over by what is older: so nobody waits while thousands are renewed. */
const RIGHTS_TRUSTED_MS = 4_000;
/** More subjects than this at once are not named: the viewer reads everything anew. */
const MOST_AT_ONCE = 100;
/** What may wait while rights cannot be read; others' entries are among them. */
const MOST_WAITING = 10_000;

/** What the viewer may see: null ends the stream (the session or key is no more). */
export type SeenNow = () => Promise<Grants | null>;

/** What the board shows, so that who reads it hears of it. */
const ON_BOARD: ReadonlySet<string> = new Set(["incident", "dpdp_session"]);

export interface Outlet {
  /** False when the reader is too slow: the stream is given up. */
  write(text: string): boolean;
  close(): void;
}

export class Viewer implements Watcher {
  readonly #seenNow: SeenNow;
  readonly #outlet: Outlet;
  readonly #onEnd: () => void;
  #told: Position | null = null;
  #pending: FeedEntry[] = [];
  #overflowed = false;
  #lastWriteAt = Number.NEGATIVE_INFINITY;
  #writeEveryMs = WRITE_EVERY_MS;
  #lastTickAt = performance.now();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #grants: Grants = new Map();
  #rightsAt = Number.NEGATIVE_INFINITY;
  #renewing: Promise<boolean> | undefined;
  #ended = false;

  /** @param onEnd called once when the stream is over, for whatever reason */
  constructor(seenNow: SeenNow, outlet: Outlet, onEnd: () => void) {
    this.#seenNow = seenNow;
    this.#outlet = outlet;
    this.#onEnd = onEnd;
  }

  begin(position: Position, resync: boolean): void {
    this.#told = position;
    this.#write(helloEvent(position, resync));
  }

  offer(entry: FeedEntry): void {
    if (this.#told === null || !isAfter(entry, this.#told)) return;
    this.#told = entry;
    if (this.#pending.length < MOST_WAITING) this.#pending.push(entry);
    else this.#overflowed = true;
    this.#writeSoon();
  }

  beat(): void {
    const now = performance.now();
    if (now - this.#lastTickAt >= TICK_EVERY_MS) {
      this.#lastTickAt = now;
      this.#write(event("tick", { now: new Date().toISOString() }));
    }
    // An ended session ends the stream, whether or not there is something to tell.
    if (now - this.#rightsAt >= RIGHTS_RENEWED_MS) void this.#renewRights();
    if (this.#pending.length > 0) this.#writeSoon();
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    clearTimeout(this.#timer);
    this.#pending = [];
    this.#outlet.close();
    this.#onEnd();
  }

  #writeSoon(): void {
    if (this.#ended || this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (performance.now() - this.#rightsAt < RIGHTS_TRUSTED_MS) this.#writePending();
      // Rights that cannot be read now hand over nothing; the next beat tries again.
      else void this.#renewRights().then((known) => known && this.#writePending());
    }, this.#waitMs());
  }

  /** How long until the next write may be: the longer, the longer there has been no quiet moment. */
  #waitMs(): number {
    const waitMs = this.#lastWriteAt + this.#writeEveryMs - performance.now();
    this.#writeEveryMs =
      waitMs > 0 ? Math.min(this.#writeEveryMs * 2, WRITE_EVERY_AT_MOST_MS) : WRITE_EVERY_MS;
    return Math.max(0, waitMs);
  }

  #writePending(): void {
    if (this.#ended) return;
    const entries = this.#pending;
    this.#pending = [];
    const visible = lastOfEach(entries.filter((entry) => this.#maySee(entry)));
    if (this.#told && (this.#overflowed || visible.length > MOST_AT_ONCE))
      this.#write(helloEvent(this.#told, true));
    else if (visible.length > 0) this.#write(visible.map(changeEvent).join(""));
    this.#overflowed = false;
  }

  /** Reads what the viewer may see, one reading at a time; false when that failed or nothing is left. */
  #renewRights(): Promise<boolean> {
    this.#renewing ??= this.#readRights()
      .catch(() => false)
      .finally(() => {
        this.#renewing = undefined;
      });
    return this.#renewing;
  }

  async #readRights(): Promise<boolean> {
    const askedAt = performance.now();
    const grants = await this.#seenNow();
    if (this.#ended) return false;
    if (grants === null) {
      this.#write(event("ended", { now: new Date().toISOString() }));
      this.end();
      return false;
    }
    this.#grants = grants;
    this.#rightsAt = askedAt;
    return true;
  }

  #maySee(entry: FeedEntry): boolean {
    const wanted: Permission = ON_BOARD.has(entry.subjectType) ? "incidents:read" : "audit:read";
    const held = this.#grants.get(entry.orgId);
    return held !== undefined && (held.has(wanted) || held.has("admin"));
  }

  #write(text: string): void {
    if (this.#ended) return;
    this.#lastWriteAt = performance.now();
    if (!this.#outlet.write(text)) this.end();
  }
}

/** The last change of each subject, in order: what it was before is nowhere told anyway. */
function lastOfEach(entries: readonly FeedEntry[]): FeedEntry[] {
  const last = new Map<string, FeedEntry>();
  for (const entry of entries) {
    const subject = `${entry.subjectType} ${entry.subjectId}`;
    last.delete(subject);
    last.set(subject, entry);
  }
  return [...last.values()];
}

/** An event is written out once for all viewers, and again only when its time would be old. */
const written = new WeakMap<FeedEntry, { text: string; at: number }>();
const WRITTEN_FRESH_MS = 50;

function changeEvent(entry: FeedEntry): string {
  const at = performance.now();
  const before = written.get(entry);
  if (before && at - before.at < WRITTEN_FRESH_MS) return before.text;
  const text = writeChange(entry);
  written.set(entry, { text, at });
  return text;
}

function writeChange(entry: FeedEntry): string {
  const data = {
    now: new Date().toISOString(),
    subject_type: entry.subjectType,
    subject_id: entry.subjectId,
    action: entry.action,
  };
  return event("change", data, printPosition(entry));
}

function helloEvent(position: Position, resync: boolean): string {
  const id = printPosition(position);
  return event("hello", { now: new Date().toISOString(), position: id, resync }, id);
}

function event(name: string, data: unknown, id?: string): string {
  return `event: ${name}\n${id ? `id: ${id}\n` : ""}data: ${JSON.stringify(data)}\n\n`;
}
