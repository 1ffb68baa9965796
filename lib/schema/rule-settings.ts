/** What an organisation sets about rules: off, on, a date of commencement; and rules of its own. */
import { z } from "zod";
import { ROLES } from "../law/facts";
import { CALENDARS } from "../law/rule";
import { actorSchema } from "./incident";
import { filledText } from "./text";

const at = z.iso.datetime({ precision: 3 });

export const SETTING_KINDS = ["off", "on", "commencement"] as const;

export const ruleSettingSchema = z
  .strictObject({
    kind: z.enum(SETTING_KINDS),
    reason: filledText(2000).meta({ description: "Why. It stands on record with the setting." }),
    commencement: z.iso
      .date("Use a date: 2027-05-13.")
      .optional()
      .meta({ description: "With kind commencement, and with no other." }),
  })
  .refine(({ kind, commencement }) => (kind === "commencement") === (commencement !== undefined), {
    path: ["commencement"],
    error: "Give a date with the kind commencement, and with no other.",
  })
  .meta({ examples: [{ kind: "off", reason: "We hold no data of persons in that state." }] });
export type RuleSettingInput = z.output<typeof ruleSettingSchema>;

export const settingOutSchema = z.object({
  rule_id: z.string(),
  off_because: z.string().nullable().meta({ description: "Null where the rule is on." }),
  commencement: z.iso.date().nullable(),
  history: z
    .array(
      z.object({
        kind: z.enum(SETTING_KINDS),
        reason: z.string(),
        commencement: z.iso.date().nullable(),
        recorded_at: at,
        recorded_by: actorSchema,
      }),
    )
    .meta({ description: "Everything that was ever set, oldest first." }),
});
export type SettingOut = z.infer<typeof settingOutSchema>;

/** What starts the period of an own rule: a fact of the incident, or an instant that a person states. */
export const OWN_STARTS = ["aware_at", "detected_at", "determined_at", "stated"] as const;
export const PLAIN_UNITS = ["hours", "calendar_days", "months"] as const;

const value = z.int("Use a whole number.").min(1, "Use 1 or more.").max(9999, "Use at most 9999.");
const periodSchema = z.discriminatedUnion(
  "unit",
  [
    z.strictObject({ unit: z.enum(PLAIN_UNITS), value }),
    z.strictObject({ unit: z.literal("business_days"), value, calendar: z.enum(CALENDARS) }),
    z.strictObject({
      unit: z.literal("without_undue_delay"),
      value: z
        .null()
        .optional()
        .transform(() => null),
    }),
  ],
  { error: "Use hours, calendar_days, business_days, months or without_undue_delay." },
);

const line = filledText(200).transform((said) => said.trim());

export const ownRuleSchema = z
  .strictObject({
    name: line.meta({ description: "What the rule is called: the contract, or the customer." }),
    recipient: line.meta({ description: "Who is told." }),
    act: line.meta({ description: "What must be done, as an instruction: Tell the customer." }),
    period: periodSchema,
    starts: z.enum(OWN_STARTS),
    clause: line.meta({ description: "The contract's own reference: § 12.3." }),
    applies: z.enum(["always", "person_decides"]).meta({
      description:
        "always: to every incident in one of the roles. person_decides: it starts nothing.",
    }),
    roles: z
      .array(z.enum(ROLES))
      .min(1, "Name at least one role, or leave it out for all.")
      .refine((list) => new Set(list).size === list.length, "Name each once.")
      .optional()
      .meta({ description: "With applies always: in which roles. All, where left out." }),
  })
  .refine(({ applies, roles }) => applies === "always" || roles === undefined, {
    path: ["roles"],
    error: "Leave the roles out where a person decides.",
  })
  .meta({
    examples: [
      {
        name: "Hosting contract with Example Bank",
        recipient: "Example Bank, security desk",
        act: "Tell the customer",
        period: { value: 24, unit: "hours" },
        starts: "aware_at",
        clause: "§ 12.3",
        applies: "always",
      },
    ],
  });
export type OwnRuleInput = z.input<typeof ownRuleSchema>;
export type OwnRuleTerms = z.output<typeof ownRuleSchema>;

const versionSchema = z.object({
  id: z.string(),
  version: z.int(),
  name: z.string(),
  recipient: z.string(),
  act: z.string(),
  period: z.object({
    value: z.int().nullable(),
    unit: z.enum([...PLAIN_UNITS, "business_days", "without_undue_delay"]),
    calendar: z.enum(CALENDARS).optional(),
  }),
  starts: z.enum(OWN_STARTS),
  clause: z.string(),
  applies: z.enum(["always", "person_decides"]),
  roles: z.array(z.enum(ROLES)).nullable().meta({ description: "Null where a person decides." }),
  recorded_at: at,
  recorded_by: actorSchema,
});

export const ownRuleOutSchema = versionSchema.extend({
  earlier: z.array(versionSchema).meta({ description: "The versions before, newest first." }),
});
export type OwnRuleVersion = z.infer<typeof versionSchema>;
export type OwnRuleOut = z.infer<typeof ownRuleOutSchema>;
