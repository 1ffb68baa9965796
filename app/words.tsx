import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { COMMON_ROOMS, type Room } from "@/lib/i18n/rooms";

/** A room, or one part of it: "fields.kind". */
type Part = Room | `${Room}.${string}`;

/** Hands the browser the words of `rooms`, and those that every page needs. The innermost one counts. */
export async function Words({ rooms, children }: { rooms: readonly Part[]; children: ReactNode }) {
  const all: Readonly<Record<string, object>> = await getMessages();
  const picked: Record<string, object> = {};
  for (const said of [...COMMON_ROOMS, ...rooms]) {
    const [room = said, part] = said.split(".");
    const words: Readonly<Record<string, unknown>> = { ...all[room] };
    picked[room] = part === undefined ? words : { ...picked[room], [part]: words[part] };
  }
  return <NextIntlClientProvider messages={picked}>{children}</NextIntlClientProvider>;
}
