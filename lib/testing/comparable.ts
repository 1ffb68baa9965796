/** Holding one way's answer beside another's. */

/** What differs from one answer to the next, whoever gives it. */
const OF_THE_MOMENT = [
  "date",
  "x-request-id",
  "ratelimit",
  "connection",
  "keep-alive",
  // The one knows the length before it sends, the other does not.
  "content-length",
  "transfer-encoding",
];

/** A refusal may say what time it was. */
const INSTANT = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;

/** An answer without what differs from one to the next: two ways give the same. */
export function comparable({
  status,
  headers,
  text,
}: {
  status: number;
  headers: Headers;
  text: string;
}) {
  return {
    status,
    headers: Object.fromEntries(
      [...headers]
        .map(([name, said]) => [name, name === "vary" ? withoutFramework(said) : said] as const)
        .filter(([name, said]) => !OF_THE_MOMENT.includes(name) && said !== ""),
    ),
    body: (status < 400 ? text : text.replaceAll(INSTANT, "…")).replaceAll(
      /"(request_id|requestId|now)":"[^"]+"/g,
      '"$1":"…"',
    ),
  };
}

/** The framework names its own headers in Vary, on whatever it answers. */
function withoutFramework(vary: string): string {
  const names = vary.toLowerCase().split(/\s*,\s*/);
  return names.filter((name) => !/^(?:rsc|next-.*)$/.test(name)).join(", ");
}
