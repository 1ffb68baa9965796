/**
 * The live stream of this browser: one tab holds the connection and repeats what it hears to the others.
 * Where the browser cannot (no locks without TLS), each tab holds its own.
 */
import { type EventStream, type LinkState, openEventStream, type Said } from "./event-stream";

export interface LiveLink {
  /** The page was asleep or hidden: make sure at once that the line is alive. */
  wake: () => void;
  close: () => void;
}

export interface LiveEvents {
  said: (said: Said) => void;
  state: (state: LinkState) => void;
}

/** A tab that hears nothing from the leading one for this long helps itself. */
const LEADER_SILENT_MS = 45_000;
const WATCH_EVERY_MS = 5_000;

type Message =
  | { kind: "said"; said: Said }
  | { kind: "state"; state: LinkState }
  /** Asked by a tab that has just come, or has come back: is the line alive? */
  | { kind: "who" };

/**
 * Links this tab to the stream at `url`.
 *
 * @param name the same for tabs that may share one connection: same person, same organisation
 */
export function openLiveLink(url: string, name: string, events: LiveEvents): LiveLink {
  const shared = "locks" in navigator && "BroadcastChannel" in globalThis;
  const channel = shared ? new BroadcastChannel(name) : null;
  const leaving = new AbortController();
  let stream: EventStream | null = null;
  let state: LinkState = "connecting";
  let lastId: string | null = null;
  let heardAt = Date.now();

  function take(message: Message): void {
    heardAt = Date.now();
    if (message.kind === "said") {
      lastId = message.said.id ?? lastId;
      events.said(message.said);
    } else if (message.kind === "state") {
      state = message.state;
      events.state(state);
    }
  }

  function lead(): void {
    if (stream || leaving.signal.aborted) return;
    const tell = (message: Message) => {
      take(message);
      channel?.postMessage(message);
    };
    stream = openEventStream(url, lastId, {
      said: (said) => tell({ kind: "said", said }),
      state: (next) => {
        if (next !== state) tell({ kind: "state", state: next });
      },
    });
  }

  const watch = setInterval(() => {
    if (!stream && Date.now() - heardAt > LEADER_SILENT_MS) lead();
  }, WATCH_EVERY_MS);

  if (channel) {
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (!isMessage(data)) return;
      if (data.kind !== "who") take(data);
      else if (stream) {
        if (state !== "ended") stream.wake();
        channel.postMessage({ kind: "state", state } satisfies Message);
      }
    };
    channel.postMessage({ kind: "who" } satisfies Message);
    navigator.locks
      .request(name, { signal: leaving.signal }, () => {
        lead();
        return new Promise<void>((done) => {
          // It may come only after the page has left: then it is given back at once.
          if (leaving.signal.aborted) done();
          leaving.signal.addEventListener("abort", () => done());
        });
      })
      // Asking was given up because the page left.
      .catch(() => {});
  } else lead();

  return {
    wake() {
      if (stream && state !== "ended") stream.wake();
      else channel?.postMessage({ kind: "who" } satisfies Message);
    },
    close() {
      leaving.abort();
      clearInterval(watch);
      stream?.close();
      channel?.close();
    },
  };
}

/** Tabs of another version may speak on the same channel. */
function isMessage(data: unknown): data is Message {
  if (!data || typeof data !== "object" || !("kind" in data)) return false;
  if (data.kind === "said") return "said" in data && typeof data.said === "object";
  return data.kind === "who" || (data.kind === "state" && "state" in data);
}
