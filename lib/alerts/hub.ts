/**
 * The live hub: reads what is new in the ledger once for all viewers of this process. It wakes by LISTEN
 * and, should that be lost, by a look each second; it runs only while somebody watches.
 */
import { Refusal } from "../errors";
import { isAfter, LEDGER_START, type Position } from "../schema/position";
import { entriesAfter, type FeedEntry, isPast, ledgerEnd } from "./ledger-feed";
import { onLedgerGrowth } from "./wake";

const POLL_MS = 1_000;
const PAGE = 500;
/** Who missed more than this reads everything anew: that is less than telling it all. */
const MOST_MISSED = 2_000;
const MOST_VIEWERS = 2_000;

/** One who watches. The hub calls these one after the other, entries in order, each once. */
export interface Watcher {
  /** Told first. `resync`: what was missed cannot be told, read everything anew. */
  begin(position: Position, resync: boolean): void;
  offer(entry: FeedEntry): void;
  /** Each second: time for what does not hang on entries. */
  beat(): void;
  /** No more will come. */
  end(): void;
}

export class Hub {
  readonly #watchers = new Set<Watcher>();
  #position: Position = LEDGER_START;
  #stop: (() => void) | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  #pumpAsked = false;

  /**
   * Lets `watcher` watch from just after `from` (what it was told last), or from now.
   *
   * @throws Refusal unavailable when too many watch already
   */
  async join(watcher: Watcher, from: Position | "unreadable" | null): Promise<void> {
    if (this.#watchers.size >= MOST_VIEWERS) {
      throw new Refusal("unavailable", "Too many live streams are open. Read the board instead.");
    }
    // Counted before its turn comes, so that the hub neither stops meanwhile nor takes too many.
    this.#watchers.add(watcher);
    await this.#inTurn(async () => {
      await this.#start();
      if (!this.#watchers.has(watcher)) return;
      const missed = from === null ? [] : await this.#missedSince(from);
      if (from === null || from === "unreadable" || missed === null) {
        watcher.begin(this.#position, from !== null);
      } else {
        watcher.begin(from, false);
        for (const entry of missed) watcher.offer(entry);
      }
    }).catch((fault) => {
      this.leave(watcher);
      throw fault;
    });
  }

  /** Ends the watching. */
  leave(watcher: Watcher): void {
    this.#watchers.delete(watcher);
    if (this.#watchers.size > 0) return;
    this.#stop?.();
    this.#stop = undefined;
  }

  /** Ends all watching: the server stops. */
  close(): void {
    for (const watcher of [...this.#watchers]) {
      watcher.end();
      this.leave(watcher);
    }
  }

  async #start(): Promise<void> {
    if (this.#stop || this.#watchers.size === 0) return;
    this.#position = await ledgerEnd();
    // All may have left while the database was asked.
    if (this.#watchers.size === 0) return;
    const poll = setInterval(() => {
      this.#pump();
      for (const watcher of [...this.#watchers]) watcher.beat();
    }, POLL_MS);
    poll.unref();
    const deafen = onLedgerGrowth(() => this.#pump());
    this.#stop = () => {
      clearInterval(poll);
      deafen();
    };
  }

  /** What lies between `from` and the hub's own place; null where that cannot be told. */
  async #missedSince(from: Position | "unreadable"): Promise<FeedEntry[] | null> {
    if (from === "unreadable" || !(await isPast(from))) return null;
    const missed: FeedEntry[] = [];
    for (let last = from; isAfter(this.#position, last); ) {
      const page = await entriesAfter(last, PAGE);
      const behind = page.filter((entry) => !isAfter(entry, this.#position));
      missed.push(...behind);
      if (missed.length > MOST_MISSED) return null;
      const end = behind.at(-1);
      if (end === undefined || behind.length < PAGE) break;
      last = end;
    }
    return missed;
  }

  #pump(): void {
    if (this.#pumpAsked) return;
    this.#pumpAsked = true;
    this.#inTurn(async () => {
      this.#pumpAsked = false;
      while (this.#stop) {
        const page = await entriesAfter(this.#position, PAGE);
        for (const entry of page) {
          this.#position = entry;
          for (const watcher of [...this.#watchers]) watcher.offer(entry);
        }
        if (page.length < PAGE) return;
      }
      // The place stays where it was: the next look, a second from now, begins there again.
    }).catch(() => {});
  }

  /** One thing at a time: joining and reading never cross, so none is told twice or passed over. */
  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(act);
    this.#turn = mine.catch(() => {});
    return mine;
  }
}

// Route bundles and the instrumentation are separate module graphs: what must be one lives on globalThis.
const held = globalThis as typeof globalThis & {
  tocsinHub?: Hub;
  tocsinOnShutdown?: Set<() => void>;
};

/** The hub of this process. */
export function liveHub(): Hub {
  if (!held.tocsinHub) {
    const hub = new Hub();
    held.tocsinHub = hub;
    held.tocsinOnShutdown ??= new Set();
    held.tocsinOnShutdown.add(() => hub.close());
  }
  return held.tocsinHub;
}
