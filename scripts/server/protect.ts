/** What a browser may do with our answers: headers on each of them. */
import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

export interface Protection {
  /** The development server evaluates code and talks over a web socket. */
  dev: boolean;
  /** Whether the public address is https. */
  https: boolean;
}

/**
 * Sets the headers of an answer. The policy stands on the request as well: from there the framework
 * takes the nonce for the scripts that it writes into a page.
 */
export function protect(
  request: IncomingMessage,
  response: ServerResponse,
  { dev, https }: Protection,
): void {
  const policy = request.url?.startsWith("/api/")
    ? // Whatever the API gives back, a browser that shows it as a page runs nothing of it.
      "default-src 'none'; frame-ancestors 'none'; sandbox"
    : pagePolicy(randomBytes(16).toString("base64"), dev);
  request.headers["content-security-policy"] = policy;
  delete request.headers["content-security-policy-report-only"];
  response.setHeader("Content-Security-Policy", policy);
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("X-Frame-Options", "DENY");
  response.setHeader("Referrer-Policy", "same-origin");
  response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
  if (!https) return;
  response.setHeader("Strict-Transport-Security", "max-age=31536000");
  // On plain http browsers only complain of it.
  response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
}

/** Scripts run only from our own files or with the nonce: text that somebody typed never does. */
function pagePolicy(nonce: string, dev: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'${dev ? " 'unsafe-eval'" : ""}`,
    // Style attributes cannot carry a nonce, and bars and clocks are drawn with them.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    `connect-src 'self'${dev ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
