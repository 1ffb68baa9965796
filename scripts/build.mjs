/** npm run build, npm run generate: the steps that npm start takes by itself, for images and editors. */
import { checkNode, install, PrepareFault } from "./prepare.mjs";
import { buildPages, bundle, generate } from "./steps.mjs";

const say = (/** @type {string} */ progress) => console.log(`  ${progress} …`);

try {
  checkNode();
  await install(say);
  await generate(say);
  if (process.argv[2] !== "--generate") {
    await bundle();
    await buildPages(say);
  }
} catch (error) {
  console.error(error instanceof PrepareFault ? error.message : error);
  process.exit(1);
}
