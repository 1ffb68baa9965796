import type { Messages, NamespaceKeys, NestedKeyOf, useTranslations } from "next-intl";
import "./types";

type Place = NamespaceKeys<Messages, NestedKeyOf<Messages>>;

/** What says the words of a room: handed to functions that are not components. */
export type Words<R extends Place> = ReturnType<typeof useTranslations<R>>;

/** Whether there is a message of that key: for keys that records bring, which the types cannot know. */
export function isKey<T extends { (key: never): string; has(key: never): boolean }>(
  t: T,
  key: string,
): key is Parameters<T>[0] {
  const asked: { has(key: string): boolean } = t;
  return asked.has(key);
}
