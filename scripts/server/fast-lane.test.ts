/** The fast lane gives endpoints what the framework would, and sends what they answer. */
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { readBytes } from "../../lib/api/kit/body";
import { endpoint } from "../../lib/api/kit/endpoint";
import { route } from "../../lib/api/kit/route";
import { log } from "../../lib/log";
import { openFastLane } from "./fast-lane";

const failures: unknown[] = [];
let brokeOff = () => {};

/** Says what it got. */
const echo = endpoint({
  method: "POST",
  path: "/api/echo/{word}",
  id: "echo",
  summary: "Echo",
  scope: null,
  signed: { example: {} },
  responses: { 200: { description: "What came." } },
  async handler({ params, request }) {
    const bytes = await readBytes(request, 100).catch((thrown: unknown) => {
      failures.push(thrown);
      brokeOff();
      throw thrown;
    });
    const said = Object.fromEntries(request.headers);
    const isEnded = request.signal.aborted;
    return {
      status: 200,
      headers: { ETag: '"1"' },
      body: { params, text: bytes.toString("utf8"), twice: said["x-twice"], isEnded },
    };
  },
});

const pieces = endpoint({
  method: "GET",
  path: "/api/echo/pieces",
  id: "pieces",
  summary: "Pieces",
  scope: null,
  responses: { 200: { description: "A stream." } },
  async handler() {
    return {
      status: 200,
      headers: { "Content-Type": "text/csv" },
      stream: new Blob(["a,b"]).stream(),
    };
  },
});

/** Gives something, then breaks. */
const breaking = endpoint({
  method: "GET",
  path: "/api/echo/breaking",
  id: "breaking",
  summary: "Breaking",
  scope: null,
  responses: { 200: { description: "A stream." } },
  async handler() {
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(Buffer.from("a,b")),
      pull: (controller) => controller.error(new Error("The database went away.")),
    });
    return { status: 200, headers: { "Content-Type": "text/csv" }, stream };
  },
});

/** A pattern that is less close to /api/echo/said than echo is. */
const loose = endpoint({
  method: "POST",
  path: "/api/{any}/said",
  id: "loose",
  summary: "Loose",
  scope: null,
  signed: { example: {} },
  responses: { 200: { description: "Itself." } },
  async handler({ params }) {
    return { status: 200, body: { params } };
  },
});

let gone: Promise<void> = Promise.resolve();
let sawLate: (saw: unknown) => void = () => {};

/** Looks at its request only when whoever asked has gone. */
const late = endpoint({
  method: "POST",
  path: "/api/late",
  id: "late",
  summary: "Late",
  scope: null,
  signed: { example: {} },
  responses: { 200: { description: "Nothing." } },
  async handler({ request }) {
    await gone;
    const body = await readBytes(request, 100).then(
      () => "whole",
      () => "broken off",
    );
    sawLate([request.signal.aborted, body]);
    return { status: 200, body: {} };
  },
});

let aborted: () => void = () => {};

/** Goes on until whoever listens leaves. */
const endless = endpoint({
  method: "GET",
  path: "/api/endless",
  id: "endless",
  summary: "Endless",
  scope: null,
  responses: { 200: { description: "A stream." } },
  async handler({ request }) {
    request.signal.addEventListener("abort", () => aborted());
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(Buffer.from("begun")),
    });
    return { status: 200, stream, headers: { "Content-Type": "text/csv" } };
  },
});

let server: Server;
let port = 0;

beforeAll(async () => {
  const lane = openFastLane([loose, echo, pieces, breaking, late, endless]);
  server = createServer(async (request, response) => {
    if (!(await lane(request, response))) response.writeHead(421).end();
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  port = address && typeof address === "object" ? address.port : 0;
});
afterAll(() => new Promise((closed) => server.close(closed)));

const headers = {
  "X-Request-Id": "0123456789abcdef",
  "Content-Type": "application/json",
  "X-Twice": "a, b",
};
const at = (path: string) => `http://127.0.0.1:${port}${path}`;

async function told(answer: Response) {
  const {
    date: _date,
    connection: _c,
    "keep-alive": _k,
    "content-length": _l,
    "transfer-encoding": _t,
    ...named
  } = Object.fromEntries(answer.headers);
  return { status: answer.status, named, text: await answer.text() };
}

test.each<[string, string, RequestInit]>([
  ["a body of declared length", "/api/echo/w%20x", { method: "POST", body: "{}", headers }],
  [
    "a body in pieces",
    "/api/echo/w",
    { method: "POST", body: new Blob(["p"]).stream(), headers, duplex: "half" } as RequestInit,
  ],
  ["no body", "/api/echo/w", { method: "POST", headers }],
  ["a body that is too large", "/api/echo/w", { method: "POST", body: "x".repeat(101), headers }],
  ["a wrong method", "/api/echo/w", { method: "DELETE", headers }],
  ["a stream", "/api/echo/pieces", { headers }],
  ["a stream of which only the head is asked", "/api/echo/pieces", { method: "HEAD", headers }],
])("answers %s as the framework's route does", async (_what, path, asked) => {
  const handlers = path.endsWith("pieces") ? route(pieces) : route(echo);
  const method = (asked.method ?? "GET") as keyof typeof handlers;
  const body = asked.body instanceof ReadableStream ? new Blob(["p"]).stream() : asked.body;
  const byRoute = await handlers[method](new Request(at(path), { ...asked, body }));
  expect(await told(await fetch(at(path), asked))).toEqual(await told(byRoute));
});

test("a stream that breaks breaks its answer off, and no other", async () => {
  await expect(fetch(at("/api/echo/breaking")).then((answer) => answer.text())).rejects.toThrow();
  expect((await fetch(at("/api/echo/pieces"))).status).toBe(200);
});

test("a body in pieces that is too large is told so, although more of it was to come", async () => {
  const socket = connect(port, "127.0.0.1");
  let said = "";
  socket.on("data", (piece) => {
    said += piece;
  });
  const ended = new Promise((end) => socket.once("close", end));
  const piece = "x".repeat(4096);
  socket.write("POST /api/echo/w HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
  socket.write(`1000\r\n${piece}\r\n`);
  await ended;
  expect(said.split("\r\n")[0]).toBe("HTTP/1.1 413 Payload Too Large");
});

test("whoever sends more than is taken can end what they say, and is heard again", async () => {
  const socket = connect(port, "127.0.0.1");
  const half = "x".repeat(1_000_000);
  const answered = () => once(socket, "data").then(([piece]) => String(piece).split("\r\n")[0]);
  socket.write(`POST /api/echo/w HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000\r\n\r\n${half}`);
  expect(await answered()).toBe("HTTP/1.1 413 Payload Too Large");
  socket.write(half);
  socket.write("GET /api/echo/pieces HTTP/1.1\r\nHost: x\r\n\r\n");
  expect(await answered()).toBe("HTTP/1.1 200 OK");
  socket.destroy();
});

/** The status of an answer to a request whose target goes out as it stands here. */
async function statusOf(target: string): Promise<string | undefined> {
  const socket = connect(port, "127.0.0.1");
  let said = "";
  socket.on("data", (piece) => {
    said += piece;
  });
  socket.write(
    `POST ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  );
  await once(socket, "close");
  return said.split(" ")[1];
}

test.each([
  "/api/echo/",
  "/api/echo/.",
  "/api/echo/..",
  "/api/echo/%2E%2e",
  "/api/echo/a\\b",
  "/api/x/../echo/w",
  "/api/x/%2e%2e/echo/w",
  "/api/echo\\w",
  "//api/echo/w",
  "http://x/api/echo/w",
])("leaves %s, which only seems to be a path of its own, to others", async (target) => {
  expect(await statusOf("/api/echo/w")).toBe("200");
  expect(await statusOf(target)).toBe("421");
});

test("of two paths that fit takes the closer one", async () => {
  const closer = await fetch(at("/api/echo/said"), { method: "POST", headers });
  expect(await closer.json()).toMatchObject({ params: { word: "said" } });
  const looser = await fetch(at("/api/else/said"), { method: "POST", headers });
  expect(await looser.json()).toEqual({ params: { any: "else" } });
});

test("tells an endpoint that whoever asked has gone: while it goes on, and when it looks too late", async () => {
  const left = new Promise<void>((resolve) => {
    aborted = resolve;
  });
  const listener = connect(port, "127.0.0.1");
  listener.write("GET /api/endless HTTP/1.1\r\nHost: x\r\n\r\n");
  await once(listener, "data");
  listener.destroy();
  await left;

  const saw = new Promise((resolve) => {
    sawLate = resolve;
  });
  gone = new Promise((resolve) => {
    server.once("request", (_request, response) => response.once("close", resolve));
  });
  const socket = connect(port, "127.0.0.1");
  socket.write("POST /api/late HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\n{");
  await once(server, "request");
  socket.destroy();
  expect(await saw).toEqual([true, "broken off"]);
});

test("leaves other paths to others", async () => {
  expect((await fetch(at("/api/other"))).status).toBe(421);
});

test.each([
  ["of a length that was declared", "Content-Length: 50\r\n\r\n{"],
  ["in pieces", "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n"],
])(
  "a body %s that breaks off ends its request, and no other; no fault of ours is logged",
  async (_name, rest) => {
    const error = vi.spyOn(log(), "error");
    const heard = new Promise<void>((resolve) => {
      brokeOff = resolve;
    });
    const socket = connect(port, "127.0.0.1");
    socket.write(`POST /api/echo/w HTTP/1.1\r\nHost: x\r\n${rest}`);
    const begun = failures.length;
    // Only once the request has come there is something to break off.
    await new Promise<void>((come) => server.once("request", () => come()));
    socket.destroy();
    await heard;
    expect(failures.slice(begun)).toEqual([expect.objectContaining({ code: "invalid_request" })]);
    expect((await fetch(at("/api/echo/w"), { method: "POST", body: "{}", headers })).status).toBe(
      200,
    );
    expect(error).not.toHaveBeenCalled();
    error.mockRestore();
  },
);

test("a body that breaks off on the framework's way is a refusal, too", async () => {
  const error = vi.spyOn(log(), "error");
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode("{"));
    },
    pull(controller) {
      controller.error(new Error("aborted"));
    },
  });
  const sent = { method: "POST", body, duplex: "half" };
  const heard = await route(echo).POST(new Request("http://x/api/echo/w", sent));
  expect(heard.status).toBe(400);
  expect(error).not.toHaveBeenCalled();
  error.mockRestore();
});
