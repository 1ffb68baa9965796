/** Writing the cookies that say how pages are shown. None of them is a secret. */
const YEAR_S = 31_536_000;

/** Keeps a choice of the viewer's for a year, for this site alone. */
export function keepChoice(
  name: "tz" | "lang" | "theme" | "org" | "keys" | "columns" | "density",
  value: string,
): void {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  // The Cookie Store API is missing in part of the browsers and on plain http.
  // biome-ignore lint/suspicious/noDocumentCookie: see above
  document.cookie = `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=${YEAR_S}; SameSite=Lax${secure}`;
}
