/** API keys, as forms and verbs speak of them. */
import { z } from "zod";
import { instant } from "./instant";
import { type Scope, scopeSchema } from "./scopes";
import { shortName } from "./sign-in";
import { uuid } from "./text";

export const KEY_STATES = ["active", "expiring", "never_used", "expired", "revoked"] as const;
export type KeyState = (typeof KEY_STATES)[number];

/** The longest time that a rotated key goes on working beside its successor: 30 days. */
export const LONGEST_OVERLAP_HOURS = 720;

export const createKeySchema = z.strictObject({
  orgId: uuid,
  name: shortName,
  scopes: z
    .array(scopeSchema)
    .min(1, "Choose at least one scope: a key without one can do nothing.")
    .transform((said) => [...new Set(said)]),
  expiresAt: z.union([z.date(), instant]).optional(),
});

export const rotateKeySchema = z.strictObject({
  overlapHours: z
    .int("Use a whole number of hours.")
    .min(0, "Use 0 or more hours.")
    .max(LONGEST_OVERLAP_HOURS, `Use at most ${LONGEST_OVERLAP_HOURS} hours.`),
});

export type CreateKeyInput = z.input<typeof createKeySchema>;
export type RotateKeyInput = z.input<typeof rotateKeySchema>;

/** A key as the list shows it. The key itself is shown once, when it is made. */
export interface ApiKeyView {
  id: string;
  orgId: string;
  name: string;
  /** The first characters, to recognise it by. */
  prefix: string;
  scopes: Scope[];
  state: KeyState;
  createdAt: Date;
  createdBy: { type: string; id: string; name: string };
  lastUsedAt: Date | null;
  expiresAt: Date | null;
  revokedAt: Date | null;
  revokedByName: string | null;
  /** The key that this one replaced. */
  rotatedFromId: string | null;
}
