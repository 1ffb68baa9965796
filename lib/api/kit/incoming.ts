/**
 * A request and an answer, as far as endpoints go: plain objects that cost nothing to make. A web Request is an
 * Incoming; a Reply becomes a web Response where the framework wants one (route.ts).
 */

/** Headers as they came, by their names in lower case. */
export interface IncomingHeaders extends Iterable<[string, string]> {
  get(name: string): string | null;
  has(name: string): boolean;
}

export interface Incoming {
  readonly method: string;
  /** Whole: http://host/path?query. */
  readonly url: string;
  readonly headers: IncomingHeaders;
  readonly body: ReadableStream<Uint8Array> | null;
  /** Aborted when whoever asked has gone. */
  readonly signal: AbortSignal;
  /** The whole body, where its length was declared; a Request of the web has none. */
  readonly readWhole?: () => Promise<Buffer>;
}

export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string | ReadableStream<Uint8Array> | null;
}
