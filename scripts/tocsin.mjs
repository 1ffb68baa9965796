/** npm run --silent tocsin -- …: the command line. Prepares what is missing, and says so beside the output. */
import { checkNode, install, PrepareFault, root } from "./prepare.mjs";
import { bundle, generate, isBuilt } from "./steps.mjs";

const say = (/** @type {string} */ progress) => console.error(`  ${progress} …`);

try {
  checkNode();
  // Paths are read where the person stands; npm has gone to the folder of the project.
  const from = process.env.INIT_CWD ?? process.cwd();
  process.chdir(root);
  await install(say, !isBuilt());
  await generate(say);
  await bundle();
  const { main } = await import(new URL("../dist/cli.mjs", import.meta.url).href);
  process.exit(await main(process.argv.slice(2), from));
} catch (error) {
  console.error(error instanceof PrepareFault ? error.message : error);
  process.exit(1);
}
