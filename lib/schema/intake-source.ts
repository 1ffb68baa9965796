/** Other systems that send incidents: where in their payloads each field stands. */
import { z } from "zod";
import { shortName } from "./sign-in";

/** What a payload can give a draft. */
export const MAPPED_FIELDS = [
  "title",
  "description",
  "detected_at",
  "affected_users",
  "external_id",
  "severity",
] as const;
export type MappedField = (typeof MAPPED_FIELDS)[number];

/** RFC 6901: /alert/title, /items/0; "" is the whole payload. */
const pointer = z
  .string()
  .max(500, "Use at most 500 characters.")
  .regex(/^(\/([^~]|~[01])*)*$/, "Use a JSON pointer, such as /alert/title.");

export const mappingSchema = z.partialRecord(z.enum(MAPPED_FIELDS), pointer);
export type Mapping = z.infer<typeof mappingSchema>;

export const sourceSchema = z.strictObject({ name: shortName, mapping: mappingSchema });
export type SourceInput = z.input<typeof sourceSchema>;

/** Bytes of one payload. */
export const PAYLOAD_LIMIT = 256 * 1024;

export interface SourceView {
  id: string;
  name: string;
  mapping: Mapping;
  createdAt: Date;
  createdByName: string;
  /** Until when the secret before still verifies. */
  previousUntil: Date | null;
  endedAt: Date | null;
}

/** What a payload gives, and what it does not. */
export interface Mapped {
  title: string | null;
  description: string | null;
  detected_at: Date | null;
  affected_users: number | null;
  external_id: string | null;
  severity: string | null;
  unmapped: { field: MappedField; why: string }[];
}
