import type { Words } from "@/lib/i18n/words";

const KB = 1024;

/** Bytes in words: 812 bytes, 12 kB, 3.4 MB. */
export function sizeWords(t: Words<"evidence">, bytes: number): string {
  if (bytes < KB) return t("size.bytes", { count: bytes });
  if (bytes < KB * KB) return t("size.kb", { count: Math.ceil(bytes / KB) });
  return t("size.mb", { count: Math.ceil((bytes / KB / KB) * 10) / 10 });
}
