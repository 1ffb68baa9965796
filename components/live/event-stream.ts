/** One connection to the live stream that comes back by itself, and goes on where it left off. */
import { Standstill } from "./standstill";

export type LinkState = "connecting" | "live" | "reconnecting" | "ended";

/**
 * What changed: one subject, or anything. "line": a connection stands, and what came before it was not told to who
 * cannot say from where on they know it all.
 */
export type Changed = { type: string; id: string } | "anything" | "line";

export interface Said {
  /** The server's time when it spoke, in milliseconds. */
  now: number;
  /** What is to be read anew; null when nothing is. */
  changed: Changed | null;
  /** The place in the ledger, where the message had one. */
  id: string | null;
  /** The first of a new connection, which tells all that comes after its place. */
  first: boolean;
  /** With the first: what came before its place cannot be told. */
  leftOut: boolean;
}

export interface StreamEvents {
  said: (said: Said) => void;
  state: (state: LinkState) => void;
}

export interface EventStream {
  /** Connects anew, unless it heard something a moment ago: after sleep a dead line may look open. */
  wake: () => void;
  close: () => void;
}

/** The server speaks every 15 seconds; after twice that and a little, the line is dead. */
const SILENCE_MS = 35_000;
/** A line that spoke this recently is alive. */
const JUST_HEARD_MS = 17_000;
const WATCH_EVERY_MS = 2_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 20_000;

/**
 * Opens the stream at `url`.
 *
 * @param from the place to go on just after: the last that was told, or where the page was rendered
 */
export function openEventStream(
  url: string,
  from: string | null,
  events: StreamEvents,
): EventStream {
  let source: EventSource | undefined;
  let lastId = from;
  let heardAt = Date.now();
  let waitMs = FIRST_WAIT_MS;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const standstill = new Standstill();

  function heard(
    event: MessageEvent<string>,
    changedIn: (said: Spoken) => Changed | null,
    first = false,
  ): void {
    // What waited in the line while the page stood still says an old time: a new line says the right one.
    if (standstill.look()) {
      connect();
      return;
    }
    heardAt = Date.now();
    waitMs = FIRST_WAIT_MS;
    if (event.lastEventId) lastId = event.lastEventId;
    events.state("live");
    const said = spoken(event.data);
    events.said({
      now: Date.parse(said.now ?? ""),
      changed: changedIn(said),
      id: event.lastEventId || null,
      first,
      leftOut: said.resync !== false,
    });
  }

  function connect(): void {
    clearTimeout(retry);
    source?.close();
    heardAt = Date.now();
    const opened = new EventSource(lastId ? `${url}&lastEventId=${lastId}` : url);
    source = opened;
    opened.addEventListener("hello", (event) => heard(event, () => "line", true));
    opened.addEventListener("change", (event) => heard(event, subjectOf));
    opened.addEventListener("tick", (event) => heard(event, () => null));
    opened.addEventListener("ended", () => {
      close();
      events.state("ended");
    });
    opened.onerror = () => {
      if (source !== opened) return;
      events.state("reconnecting");
      // The browser tries again by itself, unless the server answered with a refusal.
      if (opened.readyState === EventSource.CLOSED) retryLater();
    };
  }

  function retryLater(): void {
    clearTimeout(retry);
    retry = setTimeout(connect, waitMs);
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
  }

  const watch = setInterval(() => {
    const silent = Date.now() - heardAt > SILENCE_MS;
    if (standstill.look() || silent) connect();
    if (silent) events.state("reconnecting");
  }, WATCH_EVERY_MS);

  function close(): void {
    clearInterval(watch);
    clearTimeout(retry);
    source?.close();
    source = undefined;
  }

  connect();
  return {
    wake() {
      const alive = source?.readyState === EventSource.OPEN;
      if (!alive || Date.now() - heardAt > JUST_HEARD_MS) connect();
    },
    close,
  };
}

interface Spoken {
  now?: string;
  resync?: boolean;
  subject_type?: string;
  subject_id?: string;
}

function spoken(data: string): Spoken {
  const said: unknown = JSON.parse(data);
  return said && typeof said === "object" ? said : {};
}

function subjectOf({ subject_type: type, subject_id: id }: Spoken): Changed {
  return type && id ? { type, id } : "anything";
}
