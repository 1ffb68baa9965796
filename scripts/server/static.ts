/**
 * The pages' own files, as compressed once when the pages were built (scripts/compress.mjs). Next would compress
 * them anew for each request, and less well.
 */
import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join, sep } from "node:path";

const PREFIX = "/_next/static/";
const ENDING = ".br";
const TYPES: Readonly<Record<string, string>> = {
  js: "application/javascript; charset=UTF-8",
  css: "text/css; charset=UTF-8",
};

interface Compressed {
  file: string;
  bytes: number;
  type: string;
}

/** Answers what it has; false: not one of these, or the browser does not take Brotli. */
export type ServeStatic = (request: IncomingMessage, response: ServerResponse) => boolean;

/** Reads which compressed files there are below `dir` (.next/static). */
export async function openStatic(dir: string): Promise<ServeStatic> {
  const known = new Map<string, Compressed>();
  const names = await readdir(dir, { recursive: true });
  for (const name of names.filter((one) => one.endsWith(ENDING))) {
    const plain = name.slice(0, -ENDING.length);
    const type = TYPES[plain.split(".").pop() ?? ""];
    const file = join(dir, name);
    const { size } = await stat(file);
    if (type) known.set(PREFIX + plain.split(sep).join("/"), { file, bytes: size, type });
  }
  return (request, response) => {
    const found = known.get(request.url?.split("?")[0] ?? "");
    const takes = /\bbr\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(
      String(request.headers["accept-encoding"] ?? ""),
    );
    if (!found || !takes || !["GET", "HEAD"].includes(request.method ?? "")) return false;
    response.writeHead(200, {
      "Content-Type": found.type,
      "Content-Encoding": "br",
      "Content-Length": found.bytes,
      // Each name holds the hash of its contents.
      "Cache-Control": "public, max-age=31536000, immutable",
      Vary: "Accept-Encoding",
      // All that a browser heeds on a script or a style sheet; a page's policies (protect.ts) weigh half a kilobyte.
      "X-Content-Type-Options": "nosniff",
    });
    if (request.method === "HEAD") response.end();
    else
      createReadStream(found.file)
        .on("error", () => response.destroy())
        .pipe(response);
    return true;
  };
}
