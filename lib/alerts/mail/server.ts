/** The connections to the mail server: a few that are kept open, each with its limits. */
import { connect, type Socket } from "node:net";
import nodemailer from "nodemailer";
import SMTPPool from "nodemailer/lib/smtp-pool/index.js";

/** How many messages are handed over at the same time. */
export const CONNECTIONS = 5;

const CONNECT_MS = 5_000;

/** How the server is spoken to. What the setting's own address says besides (tls.rejectUnauthorized) stays. */
const MANNERS = {
  maxConnections: String(CONNECTIONS),
  // By itself the pool sends again, without end, what a broken connection may have taken already.
  maxRequeues: "0",
  connectionTimeout: "10000",
  dnsTimeout: "10000",
  greetingTimeout: "10000",
  socketTimeout: "30000",
};

/** Opens the way to the server of TOCSIN_SMTP_URL; nothing is connected until something is sent. */
export function openServer(url: string) {
  const address = new URL(url);
  for (const [name, value] of Object.entries(MANNERS)) address.searchParams.set(name, value);
  return nodemailer.createTransport(
    new SMTPPool({
      url: address.href,
      pool: true,
      getSocket({ host = "localhost", port, secure }, answer) {
        connected(host, Number(port) || (secure ? 465 : 587)).then(
          (connection) => answer(null, { connection }),
          // It tries once more by itself: of its own failures alone it lets the place in the pool go.
          () => answer(null, null),
        );
      },
    }),
  );
}

/** A connection that sends at once: nodemailer's own waits 40 ms for each message's last few bytes. */
function connected(host: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true, timeout: CONNECT_MS });
    const late = () => socket.destroy(new Error("No connection in time."));
    socket.once("error", reject);
    socket.once("timeout", late);
    socket.once("connect", () => {
      socket.off("error", reject);
      socket.off("timeout", late);
      socket.setTimeout(0);
      resolve(socket);
    });
  });
}
