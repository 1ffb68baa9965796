/**
 * The live stream of this browser: one tab holds the connection and repeats what it hears to the others.
 * Where the browser cannot (no locks without TLS), each tab holds its own.
 */
import { type EventStream, type LinkState, openEventStream, type Said } from "./event-stream";
import { comesAfter, type Knowledge, Told } from "./told";

export interface LiveLink {
  readonly told: Told;
  /** Has a connection of this tab's own, if there is none yet, tell what came after that place. */
  beginAt: (place: string) => void;
  /** The page was asleep or hidden: make sure at once that the line is alive. */
  wake: () => void;
  /** Somebody is signed in again: the line that ended is opened anew. */
  revive: () => void;
  close: () => void;
}

export interface LiveEvents {
  said: (said: Said) => void;
  state: (state: LinkState) => void;
  /** Another tab has said what it knows of what came before this one. */
  learnt: () => void;
}

/** A tab that hears nothing from the leading one for this long helps itself. */
const LEADER_SILENT_MS = 45_000;
const WATCH_EVERY_MS = 5_000;

type Message =
  | { kind: "said"; said: Said }
  | { kind: "state"; state: LinkState }
  /** What the leading tab knows, for who has just come. */
  | { kind: "knowledge"; knowledge: Knowledge }
  /** Asked by a tab that has just come, or has come back: is the line alive? */
  | { kind: "who" }
  /** Said by a tab in which somebody is signed in again. */
  | { kind: "revive" };

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
  const told = new Told();
  let lastId: string | null = null;
  let heardAt = Date.now();

  function take(message: Message): void {
    heardAt = Date.now();
    if (message.kind === "said") {
      const { said } = message;
      lastId = said.id ?? lastId;
      if (said.id && said.first) told.stand(said.id, said.leftOut);
      else if (said.id && typeof said.changed === "object" && said.changed) {
        told.take(said.changed.id, said.id);
      }
      events.said(said);
    } else if (message.kind === "knowledge") {
      if (told.adopt(message.knowledge)) events.learnt();
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

  function revive(): void {
    if (!stream || state !== "ended") return;
    stream.close();
    stream = null;
    lead();
  }

  const watch = setInterval(() => {
    if (!stream && Date.now() - heardAt > LEADER_SILENT_MS) lead();
  }, WATCH_EVERY_MS);

  if (channel) {
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (!isMessage(data)) return;
      if (data.kind === "revive") revive();
      else if (data.kind !== "who") take(data);
      else if (stream) {
        if (state !== "ended") stream.wake();
        channel.postMessage({ kind: "state", state } satisfies Message);
        const { knowledge } = told;
        if (knowledge) channel.postMessage({ kind: "knowledge", knowledge } satisfies Message);
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
    // Not at once: others on this page may still say from where on.
  } else setTimeout(lead);

  return {
    told,
    beginAt(place) {
      const early = lastId === null || comesAfter(lastId, place);
      if (!stream && told.knowledge === null && early) lastId = place;
    },
    revive() {
      revive();
      channel?.postMessage({ kind: "revive" } satisfies Message);
    },
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
  if (data.kind === "knowledge") return "knowledge" in data && Boolean(data.knowledge);
  if (data.kind === "who" || data.kind === "revive") return true;
  return data.kind === "state" && "state" in data;
}
