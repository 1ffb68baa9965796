/** A body that is too large is refused before it is in memory, and its connection ended. */
import { createServer } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { boundBody, boundsItself, hangUpLater, MOST_PAGE_BYTES } from "./bound-body";

let read = 0;
/** Reads whole whatever it is sent, as what is behind pages does. */
const server = createServer((request, response) => {
  response.once("close", () => hangUpLater(request));
  if (boundBody(request, response)) return;
  // A page that has no use for the body.
  if (request.url === "/deaf") {
    response.end("deaf");
    return;
  }
  request.on("data", (piece: Buffer) => {
    read += piece.length;
  });
  request.on("end", () => response.end("read"));
});

beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Sends up to `bytes` of a body, and gives the answer's first line once the connection has ended. */
function send(
  headers: string,
  bytes: number,
  chunked: boolean,
  path = "/sign-in",
): Promise<string> {
  read = 0;
  const address = server.address();
  const port = address && typeof address === "object" ? address.port : 0;
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const piece = Buffer.alloc(64 * 1024, "a");
    const framed = chunked
      ? Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from("\r\n")])
      : piece;
    let said = "";
    let sent = 0;
    const more = () => {
      while (!socket.destroyed && sent < bytes) {
        sent += piece.length;
        if (!socket.write(framed)) return void socket.once("drain", more);
      }
      if (chunked && sent >= bytes) socket.write("0\r\n\r\n");
    };
    socket.on("data", (heard) => {
      said += heard;
    });
    // The other side hangs up while we are still sending.
    socket.on("error", () => {});
    socket.on("close", () => resolve(said.split("\r\n")[0] ?? ""));
    socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\n${headers}\r\n\r\n`);
    more();
  });
}

test("a length that is too large is refused before a byte is read", async () => {
  const answer = await send("Content-Length: 1000000000", 1_000_000_000, false);
  expect(["", "HTTP/1.1 413 Payload Too Large"]).toContain(answer);
  expect(read).toBe(0);
});

test("a body that says no length is cut off as soon as it is too large", async () => {
  const answer = await send("Transfer-Encoding: chunked", 1_000_000_000, true);
  expect(["", "HTTP/1.1 413 Payload Too Large"]).toContain(answer);
  expect(read).toBeLessThanOrEqual(MOST_PAGE_BYTES);
});

test("what goes on after the answer is hung up on", async () => {
  const answer = await send("Transfer-Encoding: chunked", Number.POSITIVE_INFINITY, true, "/deaf");
  expect(["", "HTTP/1.1 200 OK"]).toContain(answer);
});

test("what fits is read whole", async () => {
  const answer = await send("Transfer-Encoding: chunked\r\nConnection: close", 1_048_576, true);
  expect(answer).toBe("HTTP/1.1 200 OK");
  expect(read).toBe(1_048_576);
});

test("endpoints have limits of their own; the sign-in, pages and their forms have not", () => {
  expect(
    ["/api/v1/privacy/incidents", "/report/r-1/send", "/report/r-1/ref/add"].map(boundsItself),
  ).toEqual([true, true, true]);
  expect(
    ["/api/auth/callback/credentials", "/sign-in", "/report/r-1", "/dashboard/send"].map(
      boundsItself,
    ),
  ).toEqual([false, false, false, false]);
});

test("the sign-in has none by another spelling either", () => {
  expect(
    [
      "/api/x/../auth/callback/credentials",
      "/api/./auth/callback/credentials",
      "/api/%2E/auth/callback/credentials",
      "/api//auth/callback/credentials",
      "/report/r-1/../../api/auth/send",
      "/api/v1/../auth/callback/credentials?a=/api/v1",
    ].map(boundsItself),
  ).toEqual(Array(6).fill(false));
});
