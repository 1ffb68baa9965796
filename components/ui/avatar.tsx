import { cx } from "./cx";

const SIZES = { sm: "size-5.5 text-[9.5px]", md: "size-6.5 text-[10.5px]" } as const;

/** A person by initials; the whole name is its accessible name. */
export function Avatar({
  name,
  size = "md",
  me = false,
  decorative = false,
}: {
  name: string;
  size?: keyof typeof SIZES;
  /** The viewer: in ink. */
  me?: boolean;
  /** The name stands beside it. */
  decorative?: boolean;
}) {
  const className = cx(
    "narrow inline-grid flex-none place-items-center rounded-full font-semibold tracking-[0.02em]",
    me ? "bg-ink text-on-ink" : "edge-line-2 bg-selected text-ink-2",
    SIZES[size],
  );
  if (decorative)
    return (
      <span aria-hidden="true" className={className}>
        {initials(name)}
      </span>
    );
  return (
    <span role="img" aria-label={name} title={name} className={className}>
      {initials(name)}
    </span>
  );
}

/** First letters of the first and the last word of a name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => Array.from(word ?? "")[0]?.toUpperCase() ?? "").join("") || "?";
}
