/** next-intl's configuration of one request: in which language this page is said, and its words. */
import { getRequestConfig } from "next-intl/server";
import { messagesOf } from "@/lib/i18n/messages";
import { localeOf } from "@/lib/locales";
import { viewerLocale, viewerZone } from "./viewer";

export default getRequestConfig(async ({ locale: asked }) => {
  const locale = localeOf(asked) ?? (await viewerLocale());
  return { locale, messages: await messagesOf(locale), timeZone: await viewerZone() };
});
