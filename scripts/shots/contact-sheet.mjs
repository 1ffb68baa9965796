/** One page with each of our pictures beside its reference. */
import { existsSync } from "node:fs";
import { join } from "node:path";

/** @param {string} text */
const escaped = (text) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/**
 * @param {readonly import("./studio.mjs").Picture[]} pictures
 * @param {string | null} reference the folder of the reference pictures
 */
export function contactSheet(pictures, reference) {
  const rows = pictures.map(({ name, look, file, reference: wanted }) => {
    const beside =
      reference && existsSync(join(reference, wanted)) ? join(reference, wanted) : null;
    return `<section><h2>${escaped(name)}, ${escaped(look)}</h2><div>
<img src="${escaped(file)}" alt="${escaped(name)}, ours">${beside ? `<img src="${escaped(`file://${beside}`)}" alt="${escaped(name)}, reference">` : ""}
</div></section>`;
  });
  return `<!doctype html><meta charset="utf-8"><title>Screens</title>
<style>body{font:14px system-ui;margin:24px;background:#888}div{display:flex;gap:16px;align-items:start}img{max-width:48vw}</style>
${rows.join("\n")}
`;
}
