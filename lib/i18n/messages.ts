/** The words of all rooms in one language, for server code inside and outside of pages. */
import type { Messages } from "next-intl";
import { createTranslator } from "next-intl";
import type { Locale } from "../locales";
import { ROOMS, type Room } from "./rooms";
import "./types";

const read = new Map<Locale, Promise<Messages>>();

async function readAll(locale: Locale): Promise<Messages> {
  const files = await Promise.all(
    ROOMS.map(async (room) => {
      const file: { default: unknown } = await import(`../../messages/${locale}/${room}.json`);
      return [room, file.default];
    }),
  );
  return Object.fromEntries(files);
}

/** All messages of a language, read once. */
export function messagesOf(locale: Locale): Promise<Messages> {
  const known = read.get(locale) ?? readAll(locale);
  read.set(locale, known);
  return known;
}

/** The words of one room for code outside of React: messages to people, documents. */
export async function wordsFor<R extends Room>(locale: Locale, room: R) {
  return createTranslator({ locale, messages: await messagesOf(locale), namespace: room });
}
