import { cx } from "./cx";

/** A key of the keyboard. Decorative where the shortcut is announced by aria-keyshortcuts. */
export function KeyCap({ children, className }: { children: string; className?: string }) {
  return (
    <kbd
      className={cx(
        "inline-block min-w-4 rounded-1 bg-[color-mix(in_oklch,currentColor_14%,transparent)] px-1 py-[0.2rem] text-center font-medium font-mono text-2xs leading-none",
        className,
      )}
    >
      {children}
    </kbd>
  );
}
