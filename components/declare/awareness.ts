import { readInstant } from "@/lib/schema/instant";

/** The instant in the awareness field; null while it is empty or half typed. */
export function awarenessIn(said: string): Date | null {
  const reading = readInstant(said);
  return "instant" in reading ? reading.instant : null;
}
