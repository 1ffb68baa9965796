/** The request of a try-it form, and its answer. */
import type { TryIt } from "@/lib/schema/operation";

export interface Asked {
  url: string;
  init: RequestInit;
}

export interface Heard {
  status: number;
  tookMs: number;
  headers: [string, string][];
  text: string;
}

/** A stream is shown as it comes, but not without end. */
const MOST_SHOWN = 200_000;

/**
 * What the form says, as a request. The session's cookie stays at home: the key alone is tried.
 *
 * @param said the field of this name: "path id", "query limit", "header If-Match", "body"
 */
export function sayFor(
  form: TryIt,
  method: string,
  key: string,
  said: (name: string) => string,
): Asked {
  const path = form.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(said(`path ${name}`)),
  );
  const query = new URLSearchParams(
    form.query.flatMap(({ name }) => {
      const value = said(`query ${name}`);
      return value === "" ? [] : [[name, value]];
    }),
  );
  const headers = new Headers();
  if (form.withKey) headers.set("Authorization", `Bearer ${key}`);
  if (form.body !== null) headers.set("Content-Type", form.contentType);
  for (const name of form.headers) {
    const value = said(`header ${name}`);
    if (value !== "") headers.set(name, value);
  }
  return {
    url: `${path}${query.size > 0 ? `?${query}` : ""}`,
    init: {
      method,
      headers,
      credentials: "omit",
      ...(form.body === null ? {} : { body: said("body") }),
    },
  };
}

/** Sends it, and tells what came: for a stream each piece anew, until `signal` ends it. */
export async function tried(
  { url, init }: Asked,
  signal: AbortSignal,
  tell: (heard: Heard) => void,
): Promise<void> {
  const began = performance.now();
  const answer = await fetch(url, { ...init, signal });
  const heard: Heard = {
    status: answer.status,
    tookMs: Math.round(performance.now() - began),
    headers: [...answer.headers],
    text: "",
  };
  tell(heard);
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  for (let text = ""; reader && text.length < MOST_SHOWN; ) {
    const { done, value } = await reader.read();
    if (done) return tell({ ...heard, text: indented(text) });
    text += value;
    tell({ ...heard, text });
  }
  await reader?.cancel();
}

/** JSON as people read it; anything else as it is. */
export function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
