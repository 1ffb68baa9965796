/** Sealing what only this installation may read: AES-256-GCM under a key that follows from its secret. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { installationSecret } from "./secrets";

const CIPHER = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** @param purpose what is sealed; opening it needs the same word */
export function seal(plain: string, purpose: string): Uint8Array<ArrayBuffer> {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, keyFor(purpose), iv);
  const sealed = [cipher.update(plain, "utf8"), cipher.final()];
  return new Uint8Array(Buffer.concat([iv, cipher.getAuthTag(), ...sealed]));
}

/** What was sealed; null where it was sealed under another secret or for another purpose, or was changed. */
export function unseal(sealed: Uint8Array, purpose: string): string | null {
  const bytes = Buffer.from(sealed);
  try {
    const opening = createDecipheriv(CIPHER, keyFor(purpose), bytes.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    });
    opening.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    const rest = opening.update(bytes.subarray(IV_BYTES + TAG_BYTES));
    return Buffer.concat([rest, opening.final()]).toString("utf8");
  } catch {
    return null;
  }
}

function keyFor(purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", installationSecret(), "", `tocsin ${purpose}`, 32));
}
