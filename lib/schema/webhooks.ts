/** Webhooks: addresses of other systems and of chats, what they are told, and how that went. */
import { z } from "zod";
import { LOCALES } from "../locales";
import { isZone } from "../time";
import { actorSchema } from "./incident";
import { shortName } from "./sign-in";
import { filledText, text, uuid } from "./text";

/** standard: signed JSON after Standard Webhooks. slack, teams: a message in the chat's own form. */
export const WEBHOOK_KINDS = ["standard", "slack", "teams"] as const;

/** What can be asked for. The names are those of the ledger's actions, and of the reminder. */
export const WEBHOOK_EVENTS = [
  "incident.declared",
  "incident.updated",
  "incident.awareness_corrected",
  "incident.facts_stated",
  "incident.assessed",
  "incident.severity_assessed",
  "incident.notified",
  "incident.decided",
  "incident.stage_changed",
  "incident.deleted",
  "incident.restored",
  "duty.started",
  "duty.reminder",
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** The events' keys among the words: those know no dots in names. */
export const EVENT_KEYS = {
  "incident.declared": "declared",
  "incident.updated": "updated",
  "incident.awareness_corrected": "awareness_corrected",
  "incident.facts_stated": "facts_stated",
  "incident.assessed": "assessed",
  "incident.severity_assessed": "severity_assessed",
  "incident.notified": "notified",
  "incident.decided": "decided",
  "incident.stage_changed": "stage_changed",
  "incident.deleted": "deleted",
  "incident.restored": "restored",
  "duty.started": "started",
  "duty.reminder": "reminder",
} as const satisfies Record<WebhookEvent, string>;

/** What is sent by hand, to try an address. */
export const TEST_EVENT = "webhook.test";

export const WEBHOOK_STATES = ["active", "retrying", "failing", "paused"] as const;
export type WebhookState = (typeof WEBHOOK_STATES)[number];

export const DELIVERY_STATES = ["pending", "delivered", "dead"] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Why an attempt failed. */
export const DELIVERY_FAULTS = [
  "refused_by_status",
  "redirected",
  "timed_out",
  "private_address",
  "unknown_host",
  "unreachable",
  "tls",
  "unreadable_secret",
  "held_too_long",
] as const;
export type DeliveryFault = (typeof DELIVERY_FAULTS)[number];

/** The longest time that a replaced secret goes on signing beside its successor: 30 days. */
export const LONGEST_SIGNING_OVERLAP_HOURS = 720;

const url = filledText(2000)
  .trim()
  .refine(isWebAddress, "Use a whole address, such as https://hooks.example.org/tocsin.")
  .refine(
    (said) => !isWebAddress(said) || !hasUser(said),
    "Leave user and password out of the address: requests are signed.",
  )
  .meta({
    format: "uri",
    description: "https. Private addresses are refused, redirects are not followed.",
    examples: ["https://hooks.example.org/tocsin"],
  });

function isWebAddress(said: string): boolean {
  return URL.canParse(said) && /^https?:$/.test(new URL(said).protocol);
}

function hasUser(said: string): boolean {
  const { username, password } = new URL(said);
  return username !== "" || password !== "";
}

const events = z
  .array(z.enum(WEBHOOK_EVENTS))
  .min(1, "Choose at least one event.")
  .transform((said) => [...new Set(said)]);
const zone = text(100).refine(isZone, "Use the name of a time zone, such as Europe/Berlin.");

export const createWebhookSchema = z
  .strictObject({
    orgId: uuid,
    kind: z.enum(WEBHOOK_KINDS).default("standard"),
    name: shortName,
    url,
    events,
    include_below: z.boolean().default(false).meta({
      description: "Also what happens in the organisations below.",
    }),
    locale: z.enum(LOCALES).default("en").meta({ description: "Of messages to chats." }),
    zone: zone.default("UTC").meta({
      description: "In which messages to chats say instants.",
      examples: ["Europe/Berlin"],
    }),
  })
  .meta({
    examples: [
      {
        orgId: "01890a5d-ac96-774b-bcce-b302099a8057",
        name: "SIEM",
        url: "https://hooks.example.org/tocsin",
        events: ["incident.declared", "duty.reminder"],
      },
    ],
  });

export const changeWebhookSchema = z
  .strictObject({
    name: shortName.optional(),
    url: url.optional(),
    events: events.optional(),
    include_below: z.boolean().optional(),
    locale: z.enum(LOCALES).optional(),
    zone: zone.optional(),
    paused: z.boolean().optional().meta({
      description: "Nothing is sent while paused; what happens is kept and sent afterwards.",
    }),
  })
  .refine(
    (said) => Object.values(said).some((value) => value !== undefined),
    "Name at least one thing to change.",
  )
  .meta({ examples: [{ paused: true }, { events: ["incident.declared"] }] });

export const rotateWebhookSchema = z.strictObject({
  overlap_hours: z
    .int("Use a whole number of hours.")
    .min(0, "Use 0 or more hours.")
    .max(LONGEST_SIGNING_OVERLAP_HOURS, `Use at most ${LONGEST_SIGNING_OVERLAP_HOURS} hours.`)
    .default(24)
    .meta({ description: "So long both secrets sign." }),
});

const at = z.iso.datetime({ precision: 3 });

export const webhookSchema = z.object({
  id: z.uuid(),
  orgId: z.uuid(),
  kind: z.enum(WEBHOOK_KINDS),
  name: z.string(),
  url: z.string().meta({ description: "Without what is secret in it." }),
  events: z.array(z.string()),
  include_below: z.boolean(),
  locale: z.enum(LOCALES),
  zone: z.string(),
  state: z.enum(WEBHOOK_STATES).meta({
    description:
      "retrying: the last attempt failed. failing: for two days nothing else. Both are still tried.",
  }),
  first_failed_at: at.nullable().meta({ description: "The first failure since the last success." }),
  last_delivered_at: at.nullable(),
  pending: z.int().meta({ description: "Deliveries that wait for an attempt." }),
  previous_secret_until: at.nullable().meta({ description: "Until then two secrets sign." }),
  created_at: at,
  created_by: actorSchema,
});

export const newWebhookSchema = z.object({
  secret: z
    .string()
    .nullable()
    .meta({ description: "whsec_…, shown this once; null for chats, which verify nothing." }),
  webhook: webhookSchema,
});

export const deliverySchema = z.object({
  id: z.uuid().meta({ description: "Sent as webhook-id, the same at each attempt." }),
  type: z.string(),
  state: z.enum(DELIVERY_STATES),
  attempts: z.int(),
  next_attempt_at: at.nullable(),
  last_attempt_at: at.nullable(),
  last_status: z.int().nullable(),
  last_fault: z.enum(DELIVERY_FAULTS).nullable(),
  last_answer: z.string().nullable().meta({ description: "The beginning of the answer." }),
  duration_ms: z.int().nullable(),
  settled_at: at.nullable(),
  created_at: at,
  body: z.string().meta({ description: "The event, as it is signed." }),
});

export const deliveryPageSchema = z.object({
  deliveries: z.array(deliverySchema),
  next_cursor: z.string().nullable(),
});

/** The event that is sent: metadata only. What is behind it is read through the API, under one's own rights. */
export const webhookEventSchema = z.object({
  type: z.string(),
  timestamp: at,
  data: z.object({
    orgId: z.uuid(),
    incident: z
      .object({
        id: z.uuid(),
        number: z.string(),
        version: z.int(),
        status: z.string(),
        drill: z.boolean(),
      })
      .nullable(),
    duty: z
      .object({
        id: z.uuid(),
        act: z.string(),
        citation: z.string(),
        due_at: at.nullable(),
      })
      .nullable()
      .meta({ description: "Of a reminder: what it is about. Else the next one that is due." }),
    reminder: z
      .object({
        threshold: z.string().meta({ description: "half, quarter, tenth, hour, due, overdue" }),
        overdue_days: z.int(),
      })
      .optional()
      .meta({ description: "Of a reminder: how much of the time is left." }),
    link: z.string(),
  }),
});

export type CreateWebhookInput = z.input<typeof createWebhookSchema>;
export type ChangeWebhookInput = z.input<typeof changeWebhookSchema>;
export type RotateWebhookInput = z.input<typeof rotateWebhookSchema>;
export type Webhook = z.infer<typeof webhookSchema>;
export type NewWebhook = z.infer<typeof newWebhookSchema>;
export type Delivery = z.infer<typeof deliverySchema>;
export type DeliveryPage = z.infer<typeof deliveryPageSchema>;
export type WebhookEventBody = z.infer<typeof webhookEventSchema>;
