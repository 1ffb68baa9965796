/** API keys and OAuth2 clients, as forms and verbs speak of them. */
import { z } from "zod";
import { instant } from "./instant";
import { type CredentialScope, credentialScopeSchema, isIncidentScope } from "./oauth";
import { shortName } from "./sign-in";
import { uuid } from "./text";

/** key: sent as it is. client: an id and a secret, which buy access tokens. */
export const KEY_KINDS = ["key", "client"] as const;
export type KeyKind = (typeof KEY_KINDS)[number];

export const KEY_STATES = ["active", "expiring", "never_used", "expired", "revoked"] as const;
export type KeyState = (typeof KEY_STATES)[number];

/** The longest time that a rotated key goes on working beside its successor: 30 days. */
export const LONGEST_OVERLAP_HOURS = 720;

export const createKeySchema = z
  .strictObject({
    kind: z.enum(KEY_KINDS).default("key"),
    orgId: uuid,
    name: shortName,
    scopes: z
      .array(credentialScopeSchema)
      .min(1, "Choose at least one scope: without one it can do nothing.")
      .transform((said) => [...new Set(said)]),
    expiresAt: z.union([z.date(), instant]).optional(),
  })
  .superRefine(({ kind, scopes }, issues) => {
    const ofClients = scopes.filter(isIncidentScope);
    if (kind === "client" || ofClients.length === 0) return;
    issues.addIssue({
      code: "custom",
      path: ["scopes"],
      message: `Leave out ${ofClients.join(", ")}: an OAuth2 client can hold it, a key cannot.`,
    });
  });

export const rotateKeySchema = z.strictObject({
  overlapHours: z
    .int("Use a whole number of hours.")
    .min(0, "Use 0 or more hours.")
    .max(LONGEST_OVERLAP_HOURS, `Use at most ${LONGEST_OVERLAP_HOURS} hours.`),
});

export type CreateKeyInput = z.input<typeof createKeySchema>;
export type RotateKeyInput = z.input<typeof rotateKeySchema>;

/** A key or a client as the list shows it. The secret itself is shown once, when it is made. */
export interface ApiKeyView {
  /** Of a client: its client_id. */
  id: string;
  kind: KeyKind;
  orgId: string;
  name: string;
  /** The first characters, to recognise it by. */
  prefix: string;
  scopes: CredentialScope[];
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
