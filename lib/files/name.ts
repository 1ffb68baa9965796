/** Names of files as people and systems send them. */

const LONGEST = 200;
const CONTROLS = /\p{Cc}/gu;
/** Marks that turn the direction of writing: "exe.fdp" could be shown as "pdf.exe". */
const TURNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * The last step of a path, in one line, without what could hide or escape anything. The ending stays when the
 * name is cut. "file" where nothing is left.
 */
export function cleanName(said: string): string {
  const last = said.toWellFormed().split(/[/\\]/).at(-1) ?? "";
  const bare = last.replace(CONTROLS, "").replace(TURNS, "").trim();
  if (bare === "" || /^\.+$/.test(bare)) return "file";
  if (bare.length <= LONGEST) return bare;
  const ending = /\.[a-z0-9]{1,10}$/i.exec(bare)?.[0] ?? "";
  return `${bare.slice(0, LONGEST - ending.length).toWellFormed()}${ending}`;
}

/** A Content-Disposition that makes any browser save the file under this name (RFC 6266, RFC 8187). */
export function attachment(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]/g, "_").replace(/["\\%]/g, "_");
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
