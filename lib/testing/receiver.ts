/** Other people's servers, for tests of webhooks: real HTTP on the loopback address. */
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";

export interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

type Answering = (request: IncomingMessage, response: ServerResponse) => void;

/** Answers with a status and nothing else. */
export function answering(status: number, headers: Record<string, string> = {}): Answering {
  return (_request, response) => response.writeHead(status, headers).end();
}

/** Takes the request and never says a word. */
export const hanging: Answering = () => {};

const open = new Set<Receiver>();

/** A server that keeps what it was sent. `answer` can be changed as the test goes on. */
export class Receiver {
  readonly received: Received[] = [];
  answer: Answering;
  readonly #server: Server;
  #waiting: { count: number; done: () => void }[] = [];

  private constructor(answer: Answering) {
    this.answer = answer;
    this.#server = createServer(async (request, response) => {
      let body = "";
      for await (const piece of request) body += piece;
      this.received.push({ headers: request.headers, body });
      for (const { count, done } of this.#waiting) if (this.received.length >= count) done();
      this.answer(request, response);
    });
  }

  static async open(answer: Answering = answering(204)): Promise<Receiver> {
    const receiver = new Receiver(answer);
    await new Promise<void>((done) => receiver.#server.listen(0, "127.0.0.1", done));
    open.add(receiver);
    return receiver;
  }

  get port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("It does not listen.");
    return address.port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/hook`;
  }

  /** Until it was sent `count` requests in all. */
  heard(count: number): Promise<void> {
    if (this.received.length >= count) return Promise.resolve();
    return new Promise((done) => this.#waiting.push({ count, done }));
  }

  /** Hangs up on everybody. */
  close(): Promise<void> {
    open.delete(this);
    this.#server.closeAllConnections();
    return new Promise((done) => this.#server.close(() => done()));
  }
}

/** Closes those that a test left open. */
export async function closeReceivers(): Promise<void> {
  await Promise.all([...open].map((receiver) => receiver.close()));
}
