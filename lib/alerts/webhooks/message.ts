/** A delivery as it goes out: signed JSON, or a message in the form of the chat. */
import type { Prisma } from "../../db/rows";
import { type DeliveryFault, webhookEventSchema } from "../../schema/webhooks";
import { chatMessage } from "./chat";
import { signedHeaders, unsealFor } from "./secrets";

export type Claimed = Prisma.WebhookDeliveryGetPayload<{ include: { endpoint: true } }>;

interface Message {
  url: URL;
  headers: Record<string, string>;
  body: string;
}

const JSON_HEADERS = {
  "Content-Type": "application/json",
  "User-Agent": "Tocsin-Webhooks/1",
};

/** What is sent at `at`; the fault where the installation's secret no longer opens what was sealed. */
export async function messageOf(
  { id, body, endpoint }: Claimed,
  at: Date,
): Promise<Message | { fault: DeliveryFault }> {
  const url = unsealFor(endpoint.id, "url", endpoint.urlSealed);
  if (url === null) return { fault: "unreadable_secret" };
  if (endpoint.kind !== "standard") {
    const event = webhookEventSchema.parse(JSON.parse(body));
    const said = await chatMessage(endpoint, event, at);
    return { url: new URL(url), headers: JSON_HEADERS, body: said };
  }
  const secrets = secretsOf(endpoint, at);
  if (secrets === null) return { fault: "unreadable_secret" };
  const headers = { ...JSON_HEADERS, ...signedHeaders(id, at, body, secrets) };
  return { url: new URL(url), headers, body };
}

/** The secret, and the one before as long as it still signs; null where they cannot be opened. */
function secretsOf(endpoint: Claimed["endpoint"], at: Date): string[] | null {
  const { id, secretSealed, previousSealed, previousUntil } = endpoint;
  const overlaps = previousSealed !== null && previousUntil !== null && previousUntil > at;
  const sealed = [secretSealed, overlaps ? previousSealed : null].filter((one) => one !== null);
  const opened = sealed.flatMap((one) => unsealFor(id, "secret", one) ?? []);
  return opened.length === sealed.length && opened.length > 0 ? opened : null;
}
