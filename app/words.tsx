import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { COMMON_ROOMS, type Room } from "@/lib/i18n/rooms";

/** Hands the browser the words of `rooms`, and those that every page needs. The innermost one counts. */
export async function Words({ rooms, children }: { rooms: readonly Room[]; children: ReactNode }) {
  const all = await getMessages();
  const picked = [...COMMON_ROOMS, ...rooms].map((room) => [room, all[room]] as const);
  return (
    <NextIntlClientProvider messages={Object.fromEntries(picked)}>
      {children}
    </NextIntlClientProvider>
  );
}
