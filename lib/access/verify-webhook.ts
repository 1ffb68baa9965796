/** Who sends to the inbound webhook: told by the signature alone (Standard Webhooks). */
import { Webhook } from "standardwebhooks";
import type { Ctx } from "../context";
import { prisma } from "../db/client";
import { Refusal } from "../errors";
import { isUuid } from "../ids";
import { type Mapping, mappingSchema } from "../schema/intake-source";
import { SEALED_FOR } from "./intake-sources";
import { unseal } from "./seal";

/** As they came, by their names in lower case. */
type SignedHeaders = Pick<Headers, "get"> & Iterable<[string, string]>;

/** A system whose signature fits. */
export interface VerifiedSource {
  id: string;
  orgId: string;
  name: string;
  mapping: Mapping;
  messageId: string;
}

interface Row {
  org_id: string;
  name: string;
  sealed: Uint8Array;
  previous_sealed: Uint8Array | null;
  previous_until: Date | null;
  mapping: unknown;
}

const MESSAGE_ID = /^[\x21-\x7e]{1,255}$/;
/** Tried where there is no such source, so that both take their time. */
const NOBODY = `whsec_${Buffer.alloc(32).toString("base64")}`;

/**
 * The source that signed a payload. The timestamp may be five minutes off.
 *
 * @throws Refusal unauthenticated, in the same words for an unknown address and for a signature that does not fit
 */
export async function verifySource(
  id: string,
  headers: SignedHeaders,
  payload: string,
  now: Date,
): Promise<VerifiedSource> {
  const [row] = isUuid(id)
    ? await prisma().$queryRaw<Row[]>`
        SELECT org_id, name, sealed, previous_sealed, previous_until, mapping
        FROM lookup_intake_source(${id}::uuid)`
    : [];
  const messageId = headers.get("webhook-id") ?? "";
  const secrets = row ? secretsOf(row, now) : [NOBODY];
  const fits = secrets.some((secret) => verifies(secret, headers, payload));
  if (!row || !fits || !MESSAGE_ID.test(messageId)) throw unverified();
  const { org_id: orgId, name } = row;
  return { id, orgId, name, mapping: mappingSchema.parse(row.mapping), messageId };
}

function secretsOf(row: Row, now: Date): string[] {
  const previous = row.previous_until && row.previous_until > now ? row.previous_sealed : null;
  return [row.sealed, previous].flatMap((sealed) => {
    const secret = sealed && unseal(sealed, SEALED_FOR);
    return secret ? [secret] : [];
  });
}

function verifies(secret: string, headers: SignedHeaders, payload: string): boolean {
  try {
    new Webhook(secret).verify(payload, Object.fromEntries(headers), { jsonParse: false });
    return true;
  } catch {
    // The library throws at whatever does not fit, malformed headers among it.
    return false;
  }
}

/** Who acts where a payload comes in: its source, and only in its own organisation. */
export function sourceCtx(source: VerifiedSource, from: Pick<Ctx, "now" | "requestId">): Ctx {
  return {
    actor: { type: "system", id: source.id, name: source.name },
    now: from.now,
    requestId: from.requestId,
    grants: new Map([[source.orgId, new Set(["incidents:create", "incidents:write"] as const)]]),
  };
}

function unverified(): Refusal {
  return new Refusal("unauthenticated", "No source takes this address, signature and time.", {
    faults: [
      {
        pointer: "webhook-signature",
        detail: "The address is not known, or the signature or its time does not fit.",
        fix: "Sign webhook-id, webhook-timestamp and the very bytes of the body with the source's secret (Standard Webhooks); set the clock by NTP.",
      },
    ],
  });
}
