/** Where messages leave: a mail server by the settings, else files in the data directory. */
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import nodemailer from "nodemailer";
import { z } from "zod";
import { env, publicAddress } from "../../env";
import type { MailMessage } from "./message";
import { openServer } from "./server";

export interface Post {
  /** @throws PostFault */
  send(message: MailMessage): Promise<void>;
  close(): void;
}

const faultSchema = z.object({ code: z.string().optional(), responseCode: z.number().optional() });

/**
 * Why a message did not leave. down: the server could not be reached, or takes nothing from us; others would fare no
 * better. refused: it will never take this one.
 */
export class PostFault extends Error {
  override name = "PostFault";
  readonly what: "down" | "refused" | "failed";
  /** nodemailer's name for it, and what the server answered. */
  readonly code: string;

  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    const { code = "", responseCode = 0 } = faultSchema.safeParse(cause).data ?? {};
    this.code = `${code} ${responseCode || ""}`.trim();
    const ofMessage = code === "EENVELOPE" || code === "EMESSAGE";
    const forGood = code === "EENVELOPE" && responseCode >= 550 && responseCode < 560;
    this.what = forGood ? "refused" : ofMessage ? "failed" : "down";
  }
}

/** Opens the way that the settings name. */
export function openPost(): Post {
  const { TOCSIN_SMTP_URL: url, TOCSIN_MAIL_FROM: from } = env();
  return url ? byServer(url, from ?? "") : toFiles(resolve(env().TOCSIN_DATA_DIR, "mail"), from);
}

const envelope = (message: MailMessage, from: string) => ({
  from,
  to: message.to,
  messageId: message.messageId,
  subject: message.subject,
  text: message.text,
  html: message.html,
  headers: {
    "Auto-Submitted": "auto-generated",
    "X-Auto-Response-Suppress": "All",
    "Content-Language": message.language,
  },
  // Nothing in a message may name a file or an address to be fetched.
  disableFileAccess: true,
  disableUrlAccess: true,
});

/**
 * Signs in to the mail server, sends nothing, and says how it went.
 *
 * @throws Error that says what is wrong
 */
export async function tryPost(): Promise<string> {
  const { TOCSIN_SMTP_URL: url, TOCSIN_DATA_DIR } = env();
  if (!url) return `no server is set: messages are files in ${resolve(TOCSIN_DATA_DIR, "mail")}`;
  const { host } = new URL(url);
  const transport = openServer(url);
  try {
    await transport.verify();
  } catch (cause) {
    throw new Error(
      `${host} does not take messages from us: ${cause instanceof Error ? cause.message : cause}. Correct TOCSIN_SMTP_URL.`,
      { cause },
    );
  } finally {
    transport.close();
  }
  return `${host} takes messages`;
}

function byServer(url: string, from: string): Post {
  const transport = openServer(url);
  return {
    async send(message) {
      try {
        await transport.sendMail(envelope(message, from));
      } catch (cause) {
        throw new PostFault(cause);
      }
    },
    close: () => transport.close(),
  };
}

function toFiles(dir: string, from = `Tocsin <tocsin@${new URL(publicAddress()).hostname}>`): Post {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true });
  return {
    async send(message) {
      const { message: bytes } = await transport.sendMail(envelope(message, from));
      // Named by the delivery and moved into place whole: written twice it is still one file.
      const name = `${message.messageId.replace(/^<|@.*$/g, "")}.eml`;
      writeFileSync(join(dir, `.${name}.${process.pid}`), bytes.toString(), { mode: 0o600 });
      renameSync(join(dir, `.${name}.${process.pid}`), join(dir, name));
    },
    close: () => transport.close(),
  };
}
