/** Compresses the pages' scripts and styles beside themselves, as well as Brotli can: once, when they are built. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const compress = promisify(brotliCompress);
/** Threads that Node.js compresses in. */
const AT_ONCE = 4;

/** @param {string} dir .next/static */
export async function compressStatic(dir) {
  const files = readdirSync(dir, { recursive: true, encoding: "utf8" }).filter((name) =>
    /\.(?:js|css)$/.test(name),
  );
  const next = async () => {
    for (let name = files.pop(); name; name = files.pop()) {
      const file = join(dir, name);
      const plain = readFileSync(file);
      const packed = await compress(plain, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
        },
      });
      if (packed.length < plain.length) writeFileSync(`${file}.br`, packed);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}
