/**
 * The form of an API key: `toc_live_`, 43 letters and digits (32 random bytes in base 62), and 6 more
 * that are the CRC-32 of all before them, in base 62. So a typing slip or a made-up key is told from a
 * real one without asking the database, and secret scanners can find keys that leaked. A client's secret
 * has the same form after `toc_client_`.
 */
import { crc32 } from "node:zlib";
import { base62, newSecret } from "./secrets";

const KEY_BEGINNING = "toc_live_";
/** 62^6 is more than 2^32. */
const CHECKSUM_DIGITS = 6;
const CLIENT_BEGINNING = "toc_client_";
const FORM = /^toc_(?:live|client)_[0-9A-Za-z]{49}$/;
/** What lists show of a key: its beginning and four characters. */
const SHOWN = 4;

/** A new key. */
export function newKey(): string {
  return newAfter(KEY_BEGINNING);
}

/** A new secret of a client. */
export function newClientSecret(): string {
  return newAfter(CLIENT_BEGINNING);
}

function newAfter(beginning: string): string {
  const body = beginning + newSecret();
  return body + checksum(body);
}

/** Whether `presented` has the form of a key and its checksum is right. */
export function isKeyForm(presented: string): boolean {
  return presented.startsWith(KEY_BEGINNING) && isWhole(presented);
}

/** Whether `presented` has the form of a client's secret and its checksum is right. */
export function isClientSecretForm(presented: string): boolean {
  return presented.startsWith(CLIENT_BEGINNING) && isWhole(presented);
}

function isWhole(presented: string): boolean {
  if (!FORM.test(presented)) return false;
  const body = presented.slice(0, -CHECKSUM_DIGITS);
  return presented === body + checksum(body);
}

/** The beginning of a key or of a client's secret, to recognise it by. */
export function keyPrefix(secret: string): string {
  return secret.slice(0, secret.lastIndexOf("_") + 1 + SHOWN);
}

function checksum(body: string): string {
  return base62(BigInt(crc32(body)), CHECKSUM_DIGITS);
}
