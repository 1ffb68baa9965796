/** Whether entries of the ledger are what was written: each by itself, and against a checkpoint. Pure. */
import { createHash } from "node:crypto";
import { canonicalJson } from "./canonical-json";

/** An entry as it stands, with what is kept of its contents. */
export interface StandingEntry {
  seq: bigint;
  id: string;
  org_id: string;
  recorded_at: Date;
  actor_type: string;
  actor_id: string;
  actor_name: string;
  request_id: string;
  action: string;
  subject_type: string;
  subject_id: string;
  payload_hash: Buffer;
  payload: { orgId: string; salt: Buffer; body: string } | null;
}

/** SHA-256(salt ‖ canonical JSON of { before, after }): what an entry says of its contents. */
export function payloadHash(salt: Buffer, body: string): Buffer {
  return createHash("sha256").update(salt).update(body).digest();
}

/**
 * SHA-256 over everything that an entry says, its place and the hash of its contents among it: the canonical JSON of
 * its columns. 64 hexadecimal digits.
 */
export function entryHash(entry: StandingEntry): string {
  const { payload: _kept, payload_hash, ...said } = entry;
  const whole = canonicalJson({ ...said, payload_hash: payload_hash.toString("hex") });
  return createHash("sha256").update(whole).digest("hex");
}

/** What shows on an entry by itself that it is not as it was written; nothing where nothing shows. */
export function flawsOf(entry: StandingEntry): string[] {
  const flaws: string[] = [];
  const { payload } = entry;
  if (!payload) flaws.push("its contents are gone");
  else {
    if (!payloadHash(payload.salt, payload.body).equals(entry.payload_hash))
      flaws.push("its contents do not match their hash");
    if (payload.orgId !== entry.org_id)
      flaws.push("its contents are filed under another organisation");
  }
  // The id was made of the instant that was recorded (record.ts).
  if (instantOf(entry.id) !== entry.recorded_at.getTime())
    flaws.push("its id is of another instant than its time");
  return flaws;
}

/** The instant in a uuid v7 (RFC 9562 § 5.7), in milliseconds. */
function instantOf(id: string): number {
  return Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16);
}
