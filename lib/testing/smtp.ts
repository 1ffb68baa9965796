/** A mail server for tests: takes what it is sent and keeps it, refuses or is not there, as the test says. */
import { SMTPServer } from "smtp-server";

export interface Taken {
  messageId: string;
  to: string;
  source: string;
}

export interface TestSmtp {
  url: string;
  taken: Taken[];
  /** Refuses these recipients for good. */
  refused: Set<string>;
  close(): Promise<void>;
}

/** Starts one on `port`, or on a free one. */
export async function startSmtp(port = 0): Promise<TestSmtp> {
  const taken: Taken[] = [];
  const refused = new Set<string>();
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    onRcptTo({ address }, _session, answer) {
      if (!refused.has(address)) return answer();
      answer(Object.assign(new Error("There is no such mailbox."), { responseCode: 550 }));
    },
    onData(stream, session, answer) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const source = Buffer.concat(parts).toString();
        taken.push({
          messageId: /^Message-ID: (\S+)/im.exec(source)?.[1] ?? "",
          to: session.envelope.rcptTo.map(({ address }) => address).join(),
          source,
        });
        answer();
      });
    },
  });
  // Connections break off when a client is killed: that is no fault of the server's.
  server.on("error", () => {});
  await new Promise<void>((resolve) => {
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.server.address();
  const at = address && typeof address === "object" ? address.port : port;
  return {
    url: `smtp://127.0.0.1:${at}`,
    taken,
    refused,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
