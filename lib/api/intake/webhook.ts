/** The inbound webhook of SIEM and ticket systems: signed after Standard Webhooks, mapped to a draft. */
import { z } from "zod";
import { sourceCtx, verifySource } from "../../access/verify-webhook";
import { Refusal } from "../../errors";
import { receivePayload } from "../../register/intake/receive-payload";
import { MAPPED_FIELDS, PAYLOAD_LIMIT } from "../../schema/intake-source";
import { readBytes } from "../kit/body";
import { endpoint } from "../kit/endpoint";
import { countFailure, countFromAddress, requireUnblocked } from "../kit/rate-limit";

const PAYLOADS = { of: "intake", burst: 600, perMinute: 600 };

const EXAMPLE = {
  id: "CASE-4711",
  rule: { name: "Mailbox rule forwards outside" },
  detected: "2026-05-29T20:54:19.749Z",
  level: "high",
};

export const receiveIntake = endpoint({
  method: "POST",
  path: "/api/intake/v1/{id}",
  id: "receiveIntake",
  summary: "Send an incident from another system, signed",
  description:
    "For SIEM and ticket systems. The address and the secret are made at /dashboard/settings/intake; webhook-id, webhook-timestamp and webhook-signature are those of Standard Webhooks. The payload becomes a draft by the source's mapping: what fits no field stands in the payload, which is kept as a file. The same webhook-id again is answered as the first time. No clock starts: a person says since when the controller is aware.",
  scope: null,
  signed: { example: EXAMPLE },
  bodyLimit: PAYLOAD_LIMIT,
  responses: {
    201: {
      description: "The draft, made or already there.",
      schema: z.object({
        id: z.uuid().meta({ description: "The incident's." }),
        number: z.string(),
        unmapped: z
          .array(z.object({ field: z.enum(MAPPED_FIELDS), why: z.string() }))
          .meta({ description: "Fields that the payload did not give." }),
      }),
    },
  },
  refusals: [
    "unauthenticated",
    "rate_limited",
    "too_many_failures",
    "file_refused",
    "conflict",
    "unavailable",
  ],
  async handler({ ctx, params, request }) {
    const address = request.headers.get("x-tocsin-address") ?? "unknown";
    requireUnblocked(address, ctx.now);
    await countFromAddress(request, PAYLOADS);
    const payload = (await readBytes(request, PAYLOAD_LIMIT)).toString("utf8");
    const source = await verifySource(params.id ?? "", request.headers, payload, ctx.now).catch(
      async (thrown) => {
        if (thrown instanceof Refusal) await countFailure(address, ctx.now);
        throw thrown;
      },
    );
    const acts = sourceCtx(source, ctx);
    const taken = await receivePayload(acts, source, source.messageId, payload);
    const { incidentId, number, unmapped } = taken;
    return { status: 201, body: { id: incidentId, number, unmapped } };
  },
});
