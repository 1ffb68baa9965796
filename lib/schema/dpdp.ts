/** DPDP (India): events as other systems send them, and the timers that they start and stop. */
import { z } from "zod";
import { CHANNELS } from "./duties";
import { clockSchema, MOST_AFFECTED } from "./incident";
import { instant, pastInstant } from "./instant";
import { type JsonObject, payloadFault } from "./json-object";
import { pageSize } from "./page-size";
import { filledText, text, uuid } from "./text";

export const EVENT_TYPES = [
  "consent_given",
  "consent_withdrawn",
  "dsr_received",
  "dsr_response_sent",
  "breach_detected",
  "breach_notified",
  "purpose_change",
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** Who can be told of a breach: each has a timer of its own. */
export const BREACH_RECIPIENTS = ["cert_in", "dpbi", "dpbi_initial", "data_principals"] as const;
export type BreachRecipient = (typeof BREACH_RECIPIENTS)[number];

/** What a timer is for. */
export const TIMER_KINDS = [...BREACH_RECIPIENTS, "dsr", "spdi_grievance"] as const;
export type TimerKind = (typeof TIMER_KINDS)[number];

/** How a timer stands now; overdue is derived, and never said of what does not bind yet. */
export const TIMER_STATUSES = ["running", "met", "met_late", "overdue", "to_decide"] as const;
export type TimerStatus = (typeof TIMER_STATUSES)[number];

export const MOST_EVENTS = 500;
const LONG = 100_000;

const count = z
  .int("Use a whole number.")
  .min(0, "Use 0 or more.")
  .max(MOST_AFFECTED, "Use at most 10,000,000,000.")
  .nullish();
const at = pastInstant.nullish();

/** What Tocsin reads in a payload; all else in it is kept as it came. */
const KNOWN = z.object({
  received_at: at,
  sensitive_data: z.boolean().nullish(),
  sent_at: at,
  timer_id: uuid.nullish(),
  noticed_at: at,
  detected_at: at,
  aware_at: at,
  incident_id: uuid.nullish(),
  title: filledText(500).nullish(),
  recipient: z.enum(BREACH_RECIPIENTS).nullish(),
  notified_at: at,
  told: count,
  affected: count,
  reference: text(200).nullish(),
  channel: z.enum(CHANNELS).nullish(),
  delay_reasons: text(LONG).nullish(),
  from: text(2000).nullish(),
  to: text(2000).nullish(),
});
export type Known = Partial<z.output<typeof KNOWN>>;

const READ: Readonly<Record<EventType, z.ZodType<Known>>> = {
  consent_given: z.object({}),
  consent_withdrawn: z.object({}),
  dsr_received: KNOWN.pick({ received_at: true, sensitive_data: true }),
  dsr_response_sent: KNOWN.pick({ sent_at: true, timer_id: true }),
  breach_detected: KNOWN.pick({
    noticed_at: true,
    detected_at: true,
    aware_at: true,
    incident_id: true,
    title: true,
  }),
  breach_notified: KNOWN.pick({
    recipient: true,
    notified_at: true,
    told: true,
    affected: true,
    reference: true,
    channel: true,
    delay_reasons: true,
  }),
  purpose_change: KNOWN.pick({ from: true, to: true }),
};

// Not a record: zod would copy it, and leave out what is called __proto__.
const payload = z
  .unknown()
  .superRefine((said, ctx) => {
    if (said === undefined) return;
    const fault = payloadFault(said);
    if (fault) ctx.addIssue({ code: "custom", message: fault });
  })
  .optional()
  .meta({
    type: "object",
    description:
      "At most 64 KiB of JSON. Read in it: noticed_at, detected_at, aware_at, incident_id, title (breach_detected); recipient, notified_at, told, affected, reference, channel, delay_reasons (breach_notified); received_at, sensitive_data (dsr_received); sent_at, timer_id (dsr_response_sent); from, to (purpose_change). All else is kept as it came.",
  });

/** POST …/dpdp/emit. */
export const emitSchema = z
  .strictObject({
    sessionId: uuid.meta({
      description: "Your id of one data principal's matter, or of one breach. It begins here.",
    }),
    eventType: z.enum(EVENT_TYPES),
    payload,
  })
  .transform((event, ctx) => {
    const kept = (event.payload ?? {}) as JsonObject;
    const known = READ[event.eventType].safeParse(kept, { reportInput: true });
    if (known.success) return { ...event, payload: kept, known: known.data };
    for (const issue of known.error.issues) {
      ctx.addIssue({ ...issue, path: ["payload", ...issue.path] });
    }
    return z.NEVER;
  })
  .meta({
    examples: [
      {
        sessionId: "00000000-0000-0000-0000-000000000000",
        eventType: "consent_given",
        payload: {},
      },
      {
        sessionId: "01890a5d-ac96-774b-bcce-b302099a8057",
        eventType: "breach_detected",
        payload: { detected_at: "2026-05-29T20:54:19.749Z", title: "Export on an open bucket" },
      },
    ],
  });
export type SaidEvent = z.output<typeof emitSchema>;
export type EmitInput = z.input<typeof emitSchema>;

/** POST …/dpdp/emit/batch. Each item is judged by itself. */
export const emitBatchSchema = z
  .strictObject({
    events: z
      .array(z.unknown().meta({ type: "object", description: "As POST …/emit takes it." }))
      .min(1, "Send at least one event.")
      .max(MOST_EVENTS, `Send at most ${MOST_EVENTS} events.`),
  })
  .meta({
    examples: [
      {
        events: [
          { sessionId: "01890a5d-ac96-774b-bcce-b302099a8057", eventType: "consent_given" },
          { sessionId: "01890a5d-ac96-774b-bcce-b302099a8057", eventType: "consent_withdrawn" },
        ],
      },
    ],
  });

/** Which organisation: the credential's own, unless one is named. */
const orgId = uuid.optional().meta({
  description: "One of the caller's organisations; the credential's own where absent.",
});
export const emitQuerySchema = z.strictObject({ orgId });

export const dpdpEventSchema = z.object({
  id: z.uuid(),
  orgId: z.uuid(),
  sessionId: z.uuid(),
  eventType: z.enum(EVENT_TYPES),
  payload: z.record(z.string(), z.unknown()),
  consequence: z.string().nullable().meta({ description: "What follows, where no timer says it." }),
  incident_id: z.uuid().nullable(),
  recorded_at: z.iso.datetime({ precision: 3 }),
  recorded_by: z.object({ type: z.string(), id: z.string(), name: z.string() }),
});
export type DpdpEvent = z.infer<typeof dpdpEventSchema>;

export const timerSchema = clockSchema.extend({
  kind: z.enum(TIMER_KINDS),
  status: z.enum([...TIMER_STATUSES, "waiting", "closed"]),
  sessionId: z.uuid().nullable(),
  incident_id: z.uuid().nullable(),
  citation: z.string(),
  act: z.string(),
  reason: z.string(),
});
export type Timer = z.infer<typeof timerSchema>;

export const emittedSchema = z.object({ event: dpdpEventSchema, timers: z.array(timerSchema) });
export type Emitted = z.infer<typeof emittedSchema>;

export const batchResultSchema = z.object({
  results: z.array(
    z.object({
      index: z.int(),
      ok: z.boolean(),
      event: dpdpEventSchema.optional(),
      timers: z.array(timerSchema).optional(),
      error: z
        .object({
          code: z.string(),
          status: z.int(),
          message: z.string(),
          errors: z.array(z.object({ pointer: z.string(), detail: z.string(), fix: z.string() })),
        })
        .optional(),
    }),
  ),
});
export type BatchResult = z.infer<typeof batchResultSchema>;

/** POST …/dpdp/timers/{id}/decide: whether the rule of a request's timer applies. */
export const timerDecisionSchema = z
  .strictObject({
    outcome: z.enum(["applies", "not_required"]),
    reasons: filledText(LONG),
  })
  .meta({
    examples: [
      { outcome: "not_required", reasons: "It asks for access and complains of nothing." },
    ],
  });
export type TimerDecision = z.output<typeof timerDecisionSchema>;

const page = { limit: pageSize, cursor: text(500).optional() };

export const eventsQuerySchema = z.strictObject({
  orgId,
  sessionId: uuid.optional(),
  eventType: z.enum(EVENT_TYPES).optional(),
  from: instant.optional(),
  to: instant.optional(),
  ...page,
});
export type EventsQuery = z.output<typeof eventsQuerySchema>;
export const eventsPageSchema = z.object({
  events: z.array(dpdpEventSchema),
  next_cursor: z.string().nullable(),
});
export type EventsPage = z.infer<typeof eventsPageSchema>;

export const timersQuerySchema = z.strictObject({
  orgId,
  status: z.enum(TIMER_STATUSES).optional(),
  kind: z.enum(TIMER_KINDS).optional(),
  sessionId: uuid.optional(),
  ...page,
});
export type TimersQuery = z.output<typeof timersQuerySchema>;
export const timersPageSchema = z.object({
  timers: z.array(timerSchema),
  next_cursor: z.string().nullable(),
  summary: z
    .object({
      running: z.int(),
      met: z.int(),
      met_late: z.int(),
      overdue: z.int(),
      to_decide: z.int(),
      is_capped: z.literal(true).optional(),
    })
    .optional()
    .meta({
      description:
        "Of the first page: how many there are of each status, under the kind and session asked for. Exact to 1,000 of each; is_capped where one is more.",
    }),
});
export type TimersPage = z.infer<typeof timersPageSchema>;
