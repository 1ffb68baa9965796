/** A file as it arrives: counted, hashed and looked at while it streams to disk; never whole in memory. */
import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { env } from "../env";
import { Refusal } from "../errors";
import { arrivingDir } from "./folders";
import { agrees, beginsAs, ENDINGS, HEAD_BYTES, kindOf } from "./kinds";
import { cleanName } from "./name";

/** A file that has arrived whole and fits; it lies at `path` until it is kept or discarded. */
export interface Arrived {
  path: string;
  name: string;
  type: string;
  size: number;
  /** In hexadecimal. */
  sha256: string;
  /** Throws the file away, where nobody has kept it. */
  discard(): Promise<void>;
}

/** Bytes. */
export function fileLimit(): number {
  return env().TOCSIN_FILE_LIMIT_MB * 1024 * 1024;
}

/**
 * Receives one file.
 *
 * @param said.declared the type that was declared for it, where one was
 * @throws Refusal body_too_large as soon as the limit is passed; file_refused as soon as its first bytes do not
 *   fit, and for text at the first byte that is no UTF-8; invalid_request where it is empty
 */
export async function receive(
  bytes: AsyncIterable<Uint8Array>,
  said: { name: string; declared?: string | undefined },
): Promise<Arrived> {
  const name = cleanName(said.name);
  const kind = kindOf(name);
  if (!kind) throw refused(`${name}: files with this ending are not taken.`);
  if (!agrees(kind, said.declared)) {
    throw refused(`${name} was declared as ${said.declared}, which its ending does not stand for.`);
  }
  await mkdir(arrivingDir(), { recursive: true, mode: 0o700 });
  const path = join(arrivingDir(), randomUUID());
  const file = await open(path, "wx", 0o600);
  const discard = () => rm(path, { force: true });
  try {
    const look = looker(kind, name);
    const hash = createHash("sha256");
    let size = 0;
    for await (const piece of bytes) {
      size += piece.byteLength;
      if (size > fileLimit()) throw tooLarge(name);
      await look.at(piece);
      hash.update(piece);
      await file.writeFile(piece);
    }
    if (size === 0) throw empty(name);
    await look.end();
    await file.sync();
    return { path, name, type: kind.type, size, sha256: hash.digest("hex"), discard };
  } catch (thrown) {
    await discard();
    throw thrown;
  } finally {
    await file.close();
  }
}

/** Judges the first bytes as soon as they are there, and text to its end. */
function looker(kind: NonNullable<ReturnType<typeof kindOf>>, name: string) {
  const utf8 = kind.text ? new TextDecoder("utf-8", { fatal: true }) : null;
  let head: Buffer | null = Buffer.alloc(0);
  const judge = async (first: Buffer) => {
    head = null;
    if (!(await beginsAs(kind, first))) {
      throw refused(`What is in ${name} is not what its ending says.`);
    }
  };
  const read = (piece?: Uint8Array) => {
    try {
      const text = piece ? utf8?.decode(piece, { stream: true }) : utf8?.decode();
      if (text?.includes("\u0000")) throw new Error("NUL");
    } catch (cause) {
      throw refused(`${name} is no text in UTF-8.`, cause);
    }
  };
  return {
    async at(piece: Uint8Array) {
      if (head) {
        const more: Buffer = Buffer.concat([head, piece.subarray(0, HEAD_BYTES - head.length)]);
        head = more;
        if (more.length >= HEAD_BYTES) await judge(more);
      }
      read(piece);
    },
    async end() {
      if (head) await judge(head);
      read();
    },
  };
}

/** Throws away what a crash has left half arrived. */
export async function sweepArriving(before: Date): Promise<void> {
  const names = await readdir(arrivingDir()).catch(() => []);
  for (const name of names) {
    const path = join(arrivingDir(), name);
    const found = await stat(path).catch(() => null);
    if (found && found.mtime < before) await rm(path, { force: true });
  }
}

function refused(detail: string, cause?: unknown): Refusal {
  return new Refusal("file_refused", detail, {
    cause,
    faults: [
      {
        pointer: "/file",
        detail,
        fix: `Send a file whose contents fit its ending: ${ENDINGS.join(", ")}. Text must be UTF-8. Anything else can go into a ZIP archive.`,
      },
    ],
  });
}

function tooLarge(name: string): Refusal {
  const most = env().TOCSIN_FILE_LIMIT_MB;
  return new Refusal("body_too_large", `${name} is larger than ${most} MiB.`, {
    headers: { Connection: "close" },
    faults: [
      { pointer: "/file", detail: `A file may hold at most ${most} MiB.`, fix: "Send less of it." },
    ],
  });
}

function empty(name: string): Refusal {
  return new Refusal("invalid_request", `${name} is empty.`, {
    faults: [{ pointer: "/file", detail: "It holds no bytes.", fix: "Choose the file again." }],
  });
}
