import type { Incident } from "@/lib/schema/incident";
import { cx } from "../ui/cx";

const LETTERS = [
  ["C", "confidentiality"],
  ["I", "integrity"],
  ["A", "availability"],
] as const;

/** What was breached, as three boxes: confidentiality, integrity, availability. */
export function BreachBoxes({
  kind,
  name: said,
  quiet = false,
}: {
  kind: NonNullable<Incident["breach_kind"]>;
  /** The kind in words. */
  name: string;
  quiet?: boolean;
}) {
  return (
    <span role="img" aria-label={said} title={said} className="inline-flex gap-0.5 align-middle">
      {LETTERS.map(([letter, name]) => (
        <span
          key={letter}
          aria-hidden
          className={cx(
            "grid h-4.25 w-3.75 place-items-center rounded-[2px] font-medium font-mono text-[10px] leading-none",
            kind === name || kind === "combined"
              ? cx("text-surface", quiet ? "bg-ink-3" : "bg-ink-2")
              : "text-ink-3 edge-line",
          )}
        >
          {letter}
        </span>
      ))}
    </span>
  );
}
