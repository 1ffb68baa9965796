/** Reading a body: no more of it than allowed, and only JSON. */
import { Refusal } from "../../errors";

export const ONE_MIB = 1024 * 1024;

/** Refuses a body that says by itself that it is too large, before anything else is done. */
export function requireDeclaredSize(request: Request, limit: number): void {
  const declared = Number(request.headers.get("content-length") ?? 0);
  if (declared > limit) throw tooLarge(limit);
}

/**
 * The bytes of a body, counted while they come.
 *
 * @throws Refusal body_too_large as soon as the limit is passed
 */
export async function readBytes(request: Request, limit: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  if (request.body) {
    const reader = request.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.byteLength;
      if (size > limit) {
        await reader.cancel();
        throw tooLarge(limit);
      }
      parts.push(value);
    }
  }
  return Buffer.concat(parts);
}

/**
 * The JSON value in the bytes.
 *
 * @throws Refusal unsupported_media_type, malformed_json
 */
export function readJson(request: Request, bytes: Buffer): unknown {
  const type =
    (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (type !== "application/json" && !/^application\/[\w.-]+\+json$/.test(type)) {
    throw new Refusal("unsupported_media_type", "The body must be JSON and say so.", {
      faults: [
        {
          pointer: "Content-Type",
          detail: type === "" ? "It is missing." : `It is ${type}.`,
          fix: "Send Content-Type: application/json.",
        },
      ],
    });
  }
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new Refusal("malformed_json", "The body could not be read as JSON in UTF-8.", {
      cause,
      faults: [
        {
          pointer: "",
          detail: bytes.length === 0 ? "The body is empty." : "The text is not JSON.",
          fix: "Send one JSON object, in UTF-8.",
        },
      ],
    });
  }
}

function tooLarge(limit: number): Refusal {
  return new Refusal("body_too_large", `The body may hold at most ${limit} bytes.`, {
    headers: { Connection: "close" },
    faults: [
      {
        pointer: "",
        detail: `It is larger than ${limit} bytes.`,
        fix: "Send less in one request.",
      },
    ],
  });
}
