/** What signs, and where it goes: sealed with the installation's secret, opened only to send. */
import { createHmac, randomBytes } from "node:crypto";
import { seal, unseal } from "../../access/seal";

const SECRET_BYTES = 32;
const PREFIX = "whsec_";

/** A new signing secret in the form of Standard Webhooks. */
export function newSigningSecret(): string {
  return PREFIX + randomBytes(SECRET_BYTES).toString("base64");
}

/** Seals something of one endpoint; nothing of another one opens it. */
export function sealFor(endpointId: string, what: "url" | "secret", plain: string) {
  return seal(plain, `webhook ${what} ${endpointId}`);
}

/** Null after a change of TOCSIN_SECRET. */
export function unsealFor(
  endpointId: string,
  what: "url" | "secret",
  sealed: Uint8Array,
): string | null {
  return unseal(sealed, `webhook ${what} ${endpointId}`);
}

/** The headers of a message signed after Standard Webhooks 1.0: one signature for each secret that is valid now. */
export function signedHeaders(
  id: string,
  at: Date,
  body: string,
  secrets: readonly string[],
): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), "base64");
    const signed = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`);
    return `v1,${signed.digest("base64")}`;
  });
  return {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": signatures.join(" "),
  };
}

/** An address as it may be shown: chats' addresses are credentials, and a query may hold one. */
export function shownUrl(kind: string, url: string): string {
  const { origin, pathname, search } = new URL(url);
  if (kind !== "standard") return `${origin}/…`;
  return origin + pathname + (search === "" ? "" : "?…");
}
