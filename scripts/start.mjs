/**
 * npm start: from a clone to a running Tocsin in one command. Installs where needed, builds where the
 * sources changed, then serves from this same process. Node built-ins only until the install is done.
 *
 *   --dev    pages built as they are asked for, reloaded as they change
 *   --demo   with a sample organisation
 */
import { createServer } from "node:net";
import { parseArgs } from "node:util";
import { checkNode, endOnSignal, install, PrepareFault, root } from "./prepare.mjs";
import { buildPages, bundle, generate, isBuilt } from "./steps.mjs";

const say = (/** @type {string} */ progress) => console.log(`  ${progress} …`);

/** Asked before anything that takes long; the server claims the port for good later. */
async function requirePort() {
  const port = Number(process.env.PORT || 3000);
  const host = process.env.HOST || "127.0.0.1";
  if (!Number.isInteger(port) || port < 0 || port > 65535) return;
  /** @type {unknown} */
  const error = await new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", resolve);
    probe.listen({ port, host }, () => probe.close(() => resolve(undefined)));
  });
  if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
    throw new PrepareFault(
      `Port ${port} on ${host} is taken by another program. Stop it, or choose another one: PORT=${port + 1} npm start`,
    );
  }
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        dev: { type: "boolean", default: false },
        demo: { type: "boolean", default: false },
      },
    });
    return values;
  } catch (error) {
    throw new PrepareFault(
      `${error instanceof Error ? error.message : error} It takes --dev and --demo.`,
    );
  }
}

try {
  checkNode();
  const { dev = false, demo = false } = readOptions();
  process.chdir(root);
  await requirePort();
  const untroubled = endOnSignal();
  await install(say, dev || !isBuilt());
  await generate(say);
  await bundle();
  if (!dev) await buildPages(say);
  untroubled();
  Object.assign(process.env, {
    NODE_ENV: dev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
  });
  const { serve } = await import(new URL("../dist/serve.mjs", import.meta.url).href);
  await serve({ dev, demo });
} catch (error) {
  console.error(error instanceof PrepareFault ? `\n${error.message}` : error);
  process.exit(1);
}
