/** One connection to the live stream that comes back by itself, and goes on where it left off. */

export type LinkState = "connecting" | "live" | "reconnecting" | "ended";

export interface Said {
  /** The server's time when it spoke, in milliseconds. */
  now: number;
  /** Something is to be read anew. */
  changed: boolean;
  /** The place in the ledger, where the message had one. */
  id: string | null;
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
const WATCH_EVERY_MS = 5_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 20_000;

/**
 * Opens the stream at `url`.
 *
 * @param from the last place that was told, to go on just after it
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

  function heard(event: MessageEvent<string>, changed: boolean): void {
    heardAt = Date.now();
    waitMs = FIRST_WAIT_MS;
    if (event.lastEventId) lastId = event.lastEventId;
    events.state("live");
    events.said({ now: serverTime(event.data), changed, id: event.lastEventId || null });
  }

  function connect(): void {
    clearTimeout(retry);
    source?.close();
    heardAt = Date.now();
    const opened = new EventSource(lastId ? `${url}&lastEventId=${lastId}` : url);
    source = opened;
    // What happened between the page's making and this connection is nowhere told: read anew.
    opened.addEventListener("hello", (event) => heard(event, true));
    opened.addEventListener("change", (event) => heard(event, true));
    opened.addEventListener("tick", (event) => heard(event, false));
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
    if (Date.now() - heardAt < SILENCE_MS) return;
    events.state("reconnecting");
    connect();
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

function serverTime(data: string): number {
  const said: unknown = JSON.parse(data);
  return said && typeof said === "object" && "now" in said ? Date.parse(String(said.now)) : NaN;
}
