/**
 * Where the bytes of files lie: on this machine's disk, or in an S3-compatible store by the settings. A file is
 * named by its organisation and its own SHA-256, so the same bytes lie there once, and never change.
 */
import { env } from "../env";
import { diskStore } from "./disk-store";
import { filesDir } from "./folders";
import { s3Store } from "./s3-store";

/** A file as it is named in a store. */
export interface Kept {
  orgId: string;
  /** In hexadecimal. */
  sha256: string;
}

export interface FileStore {
  /** Puts what lies at `path`, whole or not at all; the file there may be gone afterwards. */
  keep(file: Kept, path: string): Promise<void>;
  has(file: Kept): Promise<boolean>;
  /** The bytes. Throws where they are not there. */
  open(file: Kept): Promise<ReadableStream<Uint8Array>>;
  remove(file: Kept): Promise<void>;
  /** Every file, with when it was last put. */
  list(): AsyncIterable<Kept & { keptAt: Date }>;
}

/** The store that the settings name. */
export function fileStore(): FileStore {
  const said = env();
  if (
    said.TOCSIN_S3_ENDPOINT &&
    said.TOCSIN_S3_BUCKET &&
    said.TOCSIN_S3_REGION &&
    said.TOCSIN_S3_ACCESS_KEY &&
    said.TOCSIN_S3_SECRET
  ) {
    return s3Store({
      endpoint: said.TOCSIN_S3_ENDPOINT,
      bucket: said.TOCSIN_S3_BUCKET,
      region: said.TOCSIN_S3_REGION,
      accessKey: said.TOCSIN_S3_ACCESS_KEY,
      secret: said.TOCSIN_S3_SECRET,
    });
  }
  return diskStore();
}

/** Where the settings put files, in words for who makes a copy. */
export function filesPlace(): string {
  const { TOCSIN_S3_BUCKET } = env();
  return TOCSIN_S3_BUCKET ? `the bucket ${TOCSIN_S3_BUCKET}` : filesDir();
}
