/** The words are whole: each language says the same keys with the same arguments, none missing, none unused. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import compile from "icu-minify/compile";
import { describe, expect, it } from "vitest";
import { LOCALES, type Locale } from "../locales";
import { ROOMS, type Room } from "./rooms";
import { bindings, isSaid, wordsOutside } from "./testing/usage";

type Tree = { [key: string]: string | Tree };

function read(locale: Locale, room: Room): Map<string, string> {
  const tree: Tree = JSON.parse(readFileSync(`messages/${locale}/${room}.json`, "utf8"));
  const flat = (at: Tree, path: string): [string, string][] =>
    Object.entries(at).flatMap(([key, value]) =>
      typeof value === "string" ? [[path + key, value]] : flat(value, `${path}${key}.`),
    );
  return new Map(flat(tree, ""));
}

/** The names of what a message takes: arguments and tags, over all its branches. */
function takes(message: string): string[] {
  const found = new Set<string>();
  const walkAll = (parts: unknown): void => {
    if (Array.isArray(parts)) for (const part of parts) walk(part);
  };
  // An argument is [name], [name, kind, branches]; a tag is [name, …what it holds].
  const walk = (part: unknown): void => {
    if (!Array.isArray(part)) return;
    const [name, ...rest] = part;
    if (typeof name === "string") found.add(name);
    const [kind, branches] = rest;
    const choice = typeof kind === "number" && !Array.isArray(branches) && branches;
    if (choice && typeof choice === "object") Object.values(choice).forEach(walkAll);
    else walkAll(rest);
  };
  walkAll(compile(message));
  return [...found].sort();
}

/**
 * Whether a message may come out as nothing, by the branches that it takes: `{count, plural, =0 {} other {…}}` alone.
 * What formats it in the browser then gives an empty list in place of a text.
 */
function mayBeNothing(message: unknown): boolean {
  if (typeof message === "string") return message.trim() === "";
  return Array.isArray(message) && message.every(partMayBeNothing);
}

/** A part is text, the number itself, or an array: [name] or [name, kind, branches]; a tag is [name, …what it holds]. */
function partMayBeNothing(part: unknown): boolean {
  if (!Array.isArray(part)) return mayBeNothing(part);
  const [, kind, branches] = part;
  const isChoice = typeof kind === "number" && typeof branches === "object" && branches !== null;
  return isChoice && Object.values(branches).some(mayBeNothing);
}

/** Whether words of a language stand in it, and not names and figures alone. */
const isProse = (message: string) =>
  /[a-z]{3,} [a-z]{2,}/.test(message.replace(/\{[^{}]*\}|<[^>]*>/g, ""));

function filesOf(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) return entry.name === "generated" ? [] : filesOf(path);
    return /\.tsx?$/.test(entry.name) && !entry.name.includes(".test.") ? [path] : [];
  });
}

const sources = ["app", "components", "lib"].flatMap(filesOf);
const texts = sources.map((path) => readFileSync(path, "utf8"));

describe.each(ROOMS)("the words of %s", (room) => {
  const english = read("en", room);

  it.each(LOCALES)("are the same keys with the same arguments in %s", (locale) => {
    const own = read(locale, room);
    expect([...own.keys()].sort()).toEqual([...english.keys()].sort());
    const other = [...english].filter(
      ([key, said]) => takes(said).join() !== takes(own.get(key) ?? "").join(),
    );
    expect(other.map(([key]) => key)).toEqual([]);
    expect([...own].filter(([, said]) => mayBeNothing(compile(said)))).toEqual([]);
  });

  it.each(LOCALES.filter((locale) => locale !== "en"))("are no English prose in %s", (locale) => {
    const own = read(locale, room);
    const left = [...english].filter(([key, said]) => own.get(key) === said && isProse(said));
    expect(left).toEqual([]);
  });

  it("are all said somewhere", () => {
    const users = texts.filter((text) => bindings(text).some((bound) => bound.room === room));
    const unused = [...english.keys()].filter(
      (key) => !users.some((text) => isSaid(text, room, key)),
    );
    expect(unused).toEqual([]);
  });
});

it("a message that one of its branches leaves empty is found", () => {
  const found = (said: string) => mayBeNothing(compile(said));
  expect(found("{n, plural, =0 {} other {# more}}")).toBe(true);
  expect(found("{a, select, yes {x} other {{n, plural, =0 {} other {#}}}}")).toBe(true);
  expect(found("{open} open, {n, plural, =0 {} other {# more}}")).toBe(false);
  expect(found("{n}")).toBe(false);
  expect(found("<b>{n}</b>")).toBe(false);
});

it("each room's files stand in each language, and no others", () => {
  const wanted = ROOMS.map((room) => `${room}.json`).sort();
  for (const locale of LOCALES) expect(readdirSync(`messages/${locale}`).sort()).toEqual(wanted);
});

it("no words stand in the markup", () => {
  const found = sources
    .map((path, at) => ({ path, text: texts[at] ?? "" }))
    .filter(({ path }) => path.endsWith(".tsx"))
    .flatMap(({ path, text }) => wordsOutside(text).map((words) => `${path}: ${words}`));
  expect(found).toEqual([]);
});
