/** One line of JSON for each thing worth knowing. Never bodies, keys or personal data. */
import pino, { type Logger } from "pino";
import { env } from "./env";

const held = globalThis as typeof globalThis & { tocsinLog?: Logger };

/** The process's logger. */
export function log(): Logger {
  held.tocsinLog ??= pino({ level: env().TOCSIN_LOG_LEVEL, base: { pid: process.pid } });
  return held.tocsinLog;
}
