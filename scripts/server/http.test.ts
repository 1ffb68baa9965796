/** The door: what goes on when it is refused, and how it closes. */
import { connect } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { log } from "../../lib/log";
import { type Door, openDoor } from "./http";

let door: Door;
afterEach(() => door.close(0));

/** Opens a connection; gives it, what it has heard, and its end. */
function dial() {
  const socket = connect(door.port, "127.0.0.1");
  const heard = { text: "" };
  socket.on("data", (piece) => {
    heard.text += piece;
  });
  socket.on("error", () => {});
  return { socket, heard, ended: new Promise<void>((end) => socket.once("close", () => end())) };
}

const statuses = (text: string) =>
  [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => status);

test("a body that goes on after the answer ends its connection, an endpoint's too", async () => {
  door = await openDoor("127.0.0.1", 0);
  door.open(async (_request, response) => {
    response.writeHead(401).end();
  });
  const { socket, heard, ended } = dial();
  socket.write("POST /api/v1/x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
  const more = () => {
    while (!socket.destroyed && socket.write(`1000\r\n${"x".repeat(4096)}\r\n`));
    if (!socket.destroyed) socket.once("drain", more);
  };
  more();
  await ended;
  expect(["", "401"]).toContain(statuses(heard.text).join());
});

test("a NUL in a header is told that it cannot be read", async () => {
  door = await openDoor("127.0.0.1", 0);
  const reached = vi.fn();
  door.open(async (_request, response) => {
    reached();
    response.end();
  });
  const { socket, heard, ended } = dial();
  socket.write("GET /api/v1/x HTTP/1.1\r\nHost: x\r\nIdempotency-Key: a\0b\r\n\r\n");
  await ended;
  expect(statuses(heard.text)).toEqual(["400"]);
  expect(heard.text).toContain("application/problem+json");
  expect(reached).not.toHaveBeenCalled();
});

test("what nobody stayed to hear is logged without a status", async () => {
  door = await openDoor("127.0.0.1", 0);
  const { socket } = dial();
  door.open(async () => {
    socket.destroy();
  });
  const logged = new Promise<unknown>((line) => {
    vi.spyOn(log(), "info").mockImplementation(line);
  });
  socket.write("GET /api/v1/x HTTP/1.1\r\nHost: x\r\n\r\n");
  expect(await logged).toMatchObject({ path: "/api/v1/x", status: null });
  vi.restoreAllMocks();
});

test("closing answers what is under way, takes nothing more from that connection, and waits for neither", async () => {
  door = await openDoor("127.0.0.1", 0);
  let answer = () => {};
  const come = new Promise<void>((under) => {
    door.open(async (_request, response) => {
      answer = () => response.end("done");
      under();
    });
  });
  const { socket, heard, ended } = dial();
  socket.write("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
  await come;
  const closed = door.close(60_000);
  answer();
  await ended;
  await closed;
  expect(statuses(heard.text)).toEqual(["200"]);
});
