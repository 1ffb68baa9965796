/** Files on this machine: <data directory>/files/<organisation>/<first two digits>/<SHA-256>, mode 0600. */
import { createReadStream } from "node:fs";
import { access, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { isUuid } from "../ids";
import { filesDir } from "./folders";
import type { FileStore, Kept } from "./store";

const HASH = /^[0-9a-f]{64}$/;

/** The path of a file. Both parts are checked: neither can lead elsewhere. */
function pathOf({ orgId, sha256 }: Kept): string {
  if (!isUuid(orgId) || !HASH.test(sha256)) throw new Error("No name of a file.");
  return join(filesDir(), orgId, sha256.slice(0, 2), sha256);
}

/** The entry of a new file survives a power cut only once its folder is written too. */
async function settle(dir: string): Promise<void> {
  const folder = await open(dir, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function namesIn(dir: string): Promise<string[]> {
  return readdir(dir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return [];
    throw error;
  });
}

export function diskStore(): FileStore {
  return {
    async keep(file, path) {
      const to = pathOf(file);
      await mkdir(dirname(to), { recursive: true, mode: 0o700 });
      await rename(path, to);
      await settle(dirname(to));
    },
    async has(file) {
      return access(pathOf(file)).then(
        () => true,
        () => false,
      );
    },
    async open(file) {
      const path = pathOf(file);
      await access(path);
      // One type to Node.js and to the web, two in their declarations.
      return Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
    },
    async remove(file) {
      await rm(pathOf(file), { force: true });
    },
    async *list() {
      for (const orgId of (await namesIn(filesDir())).filter(isUuid)) {
        for (const start of await namesIn(join(filesDir(), orgId))) {
          for (const sha256 of await namesIn(join(filesDir(), orgId, start))) {
            if (!HASH.test(sha256)) continue;
            const found = await stat(pathOf({ orgId, sha256 })).catch(() => null);
            if (found) yield { orgId, sha256, keptAt: found.ctime };
          }
        }
      }
    },
  };
}
