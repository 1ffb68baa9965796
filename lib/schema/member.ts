/** Members of an organisation, their roles, and invitations. */
import { z } from "zod";
import { email, newPassword, shortName } from "./sign-in";
import { uuid } from "./text";

export const ROLES = ["owner", "dpo", "investigator", "viewer", "auditor"] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

export const INVITATION_STATES = ["open", "accepted", "withdrawn", "expired"] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];

export const addMemberSchema = z.strictObject({ orgId: uuid, userId: uuid, role: roleSchema });
export const inviteSchema = z.strictObject({ orgId: uuid, email, role: roleSchema });

/** Accepting an invitation without an account: the address is the invitation's. */
export const newMemberSchema = z.strictObject({ name: shortName, password: newPassword });

export type InviteInput = z.input<typeof inviteSchema>;
export type NewMemberInput = z.input<typeof newMemberSchema>;

export interface Member {
  /** The membership's id. */
  id: string;
  userId: string;
  name: string;
  email: string;
  role: Role;
  /** Where the role was given: this organisation, or one above it. */
  orgId: string;
  inherited: boolean;
  createdAt: Date;
}

export interface InvitationView {
  id: string;
  orgId: string;
  email: string;
  role: Role;
  state: InvitationState;
  createdAt: Date;
  expiresAt: Date;
  createdByName: string;
}
