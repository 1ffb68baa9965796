import type { Messages, NamespaceKeys, NestedKeyOf, useTranslations } from "next-intl";
import "./types";

/** What says the words of a room: handed to functions that are not components. */
export type Words<R extends NamespaceKeys<Messages, NestedKeyOf<Messages>>> = ReturnType<
  typeof useTranslations<R>
>;
