/** A form with files, read as it comes: the fields are judged before the first file is received. */
import { Readable } from "node:stream";
import type { ReadableStream as NodeStream } from "node:stream/web";
import Busboy, { type BusboyFileStream } from "@fastify/busboy";
import { Refusal } from "../../errors";
import { type Arrived, fileLimit, receive } from "../../files/receive";
import { MOST_REPORT_FILES } from "../../schema/intake";
import type { Incoming } from "../kit/incoming";

const FIELD_BYTES = 128 * 1024;
const MOST_FIELDS = 10;

/** Bytes outside of files: the fields, and what stands between the parts. */
const MOST_BESIDES = (MOST_FIELDS + 1) * FIELD_BYTES;

type Fields = ReadonlyMap<string, string>;

/**
 * Reads a form. Fields have to stand before the files; `check` gets them, and what it refuses keeps every file
 * from being read.
 *
 * @throws Refusal invalid_request, and those of `check` and receive(); no file is left then
 */
export async function readReportForm<Said>(
  request: Incoming,
  check: (fields: Fields) => Promise<Said>,
): Promise<{ said: Said; files: Arrived[] }> {
  const files: Arrived[] = [];
  try {
    return { said: await parts(request, check, files), files };
  } catch (thrown) {
    for (const file of files) await file.discard();
    throw thrown;
  }
}

function parts<Said>(
  request: Incoming,
  check: (fields: Fields) => Promise<Said>,
  files: Arrived[],
): Promise<Said> {
  const type = request.headers.get("content-type") ?? "";
  if (!request.body || !/^multipart\/form-data;/i.test(type)) {
    throw odd("The body is no form with parts.", "Send multipart/form-data.");
  }
  // The same stream in two declarations.
  const body = Readable.fromWeb(request.body as NodeStream);
  return new Promise<Said>((resolve, reject) => {
    const fields = new Map<string, string>();
    let judged: Promise<Said> | undefined;
    const judge = () => {
      judged ??= check(fields);
      return judged;
    };
    const received: Promise<unknown>[] = [];
    const fail = (thrown: unknown) => {
      body.unpipe(parser);
      body.destroy();
      reject(thrown);
    };
    const parser = parserOf(type, fail);
    // A field that never ends is told to nobody before it does. Files count their own bytes.
    let size = 0;
    let most = MOST_BESIDES;
    body.on("data", (piece: Uint8Array) => {
      size += piece.byteLength;
      if (size > most) fail(tooLarge());
    });
    parser.on("field", (name, value, _nameCut, cut) => {
      if (cut || fields.has(name)) fail(odd(`${name} does not fit.`, "Send it once, and shorter."));
      fields.set(name, value);
    });
    const take = async (stream: BusboyFileStream, name: string, declared: string) => {
      await judge();
      files.push(await receive(stream, { name, declared }));
    };
    parser.on("file", (_field, stream, name: string | undefined, _encoding, declared) => {
      most = MOST_BESIDES + MOST_REPORT_FILES * fileLimit();
      // What a browser sends for a field in which no file was chosen.
      if (!name) return stream.resume();
      const taken = take(stream, name, declared);
      received.push(taken.catch(fail));
    });
    parser.on("filesLimit", () =>
      fail(odd("There are too many files.", `Send at most ${MOST_REPORT_FILES}.`)),
    );
    parser.on("error", (cause) =>
      fail(odd("The form could not be read.", "Send it again.", cause)),
    );
    parser.on("finish", () => {
      Promise.all(received).then(judge).then(resolve, fail);
    });
    body.on("error", fail);
    body.pipe(parser);
  });
}

function parserOf(type: string, fail: (thrown: unknown) => void) {
  const limits = {
    fields: MOST_FIELDS,
    fieldSize: FIELD_BYTES,
    files: MOST_REPORT_FILES,
    parts: MOST_FIELDS + MOST_REPORT_FILES,
    headerPairs: 50,
  };
  const parser = new Busboy({ headers: { "content-type": type }, limits });
  const tooMany = () => fail(odd("The form has too many parts.", "Send fewer."));
  parser.on("fieldsLimit", tooMany);
  parser.on("partsLimit", tooMany);
  return parser;
}

function tooLarge(): Refusal {
  const detail = "The form is too large.";
  return new Refusal("body_too_large", detail, {
    headers: { Connection: "close" },
    faults: [{ pointer: "", detail, fix: "Send less of it." }],
  });
}

function odd(detail: string, fix: string, cause?: unknown): Refusal {
  return new Refusal("invalid_request", detail, {
    cause,
    faults: [{ pointer: "", detail, fix }],
  });
}
