/** Each page hands the browser the rooms whose words its client components say: a missing one shows keys. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { COMMON_ROOMS } from "./rooms";

const IMPORT =
  /(?:^|\n)\s*(?:import|export)(?!\s+type\b)[^;"']*?from\s+"([^"]+)"|import\(\s*"([^"]+)"\s*\)/g;
const SAYS = /useTranslations\(\s*"([\w-]+)/g;
const HANDS = /<Words\s+rooms=\{\[([^\]]*)\]\}/g;

type Rooms = ReadonlySet<string>;
const COMMON: Rooms = new Set(COMMON_ROOMS);

/** The sources of the screens that a file loads. */
function importsOf(file: string): string[] {
  return [...readFileSync(file, "utf8").matchAll(IMPORT)].flatMap(([, plain, later]) => {
    const said = plain ?? later ?? "";
    if (!said.startsWith(".") && !said.startsWith("@/")) return [];
    const base = said.startsWith("@/") ? said.slice(2) : join(dirname(file), said);
    const found = [`${base}.tsx`, `${base}.ts`].find((path) => existsSync(path));
    return found && /^(app|components)\//.test(found) ? [found] : [];
  });
}

/** The rooms, whole or in parts, that a file's own Words hand to the browser; null for a file without. */
function handedIn(file: string): Rooms | null {
  const found = [...readFileSync(file, "utf8").matchAll(HANDS)];
  if (found.length === 0) return null;
  const rooms = found.flatMap(([, list = ""]) => [...list.matchAll(/"([\w-]+)(?:\.\w+)*"/g)]);
  return new Set([...COMMON, ...rooms.map(([, room = ""]) => room)]);
}

/** What the nearest layout above a page hands to it. */
function handedAbove(entry: string): Rooms {
  for (let dir = dirname(entry); dir !== "."; dir = dirname(dir)) {
    const layout = join(dir, "layout.tsx");
    if (layout === entry || !existsSync(layout)) continue;
    const parts = [layout, ...importsOf(layout).filter((file) => file.startsWith("app/"))];
    const handed = parts.map(handedIn).find((rooms) => rooms !== null);
    if (handed) return handed;
  }
  return COMMON;
}

/** The rooms that are said in the browser, by what `entry` loads, and that nobody hands to it. */
function missingOf(entry: string): string[] {
  const missing = new Set<string>();
  const seen = new Set<string>();
  const visit = (file: string, inBrowser: boolean, above: Rooms): void => {
    const text = readFileSync(file, "utf8");
    const client = inBrowser || text.startsWith('"use client"');
    const handed = (client ? null : handedIn(file)) ?? above;
    const key = `${file} ${client} ${[...handed].join()}`;
    if (text.startsWith('"use server"') || seen.has(key)) return;
    seen.add(key);
    if (client)
      for (const [, room = ""] of text.matchAll(SAYS)) {
        if (!handed.has(room)) missing.add(`${room} (${file})`);
      }
    for (const next of importsOf(file)) visit(next, client, handed);
  };
  visit(entry, false, handedAbove(entry));
  return [...missing];
}

function entries(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) return entries(path);
    return /^(page|layout|not-found|error)\.tsx$/.test(entry.name) ? [path] : [];
  });
}

it.each(entries("app"))("%s", (entry) => {
  expect(missingOf(entry)).toEqual([]);
});
