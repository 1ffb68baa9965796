/** The look of a button, apart from the button: a link on a page that needs no script has it too. */
import { cx } from "./cx";

export type ButtonVariant = "primary" | "plain" | "ghost" | "danger" | "decide";
export type ButtonSize = "sm" | "md" | "lg";

const VARIANTS: Record<ButtonVariant, string> = {
  primary: "bg-ink text-on-ink hover:bg-ink-hover",
  plain: "bg-raised text-ink edge-line-2 hover:bg-hover hover:edge-control",
  ghost: "text-ink-2 hover:bg-hover hover:text-ink",
  danger: "bg-raised text-overdue edge-line-2 hover:bg-overdue-wash hover:edge-control",
  decide: "bg-decide-fill text-on-decide hover:brightness-106",
};

const SIZES: Record<ButtonSize, string> = {
  sm: "h-6.5 gap-1.5 px-2 text-xs [&>svg]:size-3.25",
  md: "h-8 gap-2 px-3 text-sm [&>svg]:size-3.75",
  lg: "h-10 gap-2 px-4 text-base [&>svg]:size-4",
};

const SQUARES: Record<ButtonSize, string> = {
  sm: "size-6.5 [&>svg]:size-3.75",
  md: "size-8 [&>svg]:size-4",
  lg: "size-10 [&>svg]:size-4.5",
};

export interface ButtonLook {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Only an icon is shown: give the button an aria-label. */
  square?: boolean;
}

/** The classes of a button, for what must be another element. */
export function buttonClass({ variant = "plain", size = "md", square = false }: ButtonLook = {}) {
  return cx(
    "inline-flex flex-none items-center justify-center whitespace-nowrap rounded-2 font-medium transition-colors",
    "aria-expanded:bg-selected aria-expanded:text-ink pointer-coarse:min-h-11",
    square && "pointer-coarse:min-w-11",
    "disabled:cursor-not-allowed disabled:bg-sunken disabled:text-ink-3 disabled:edge-line",
    // Nothing can be pressed on paper.
    "aria-disabled:cursor-not-allowed print:hidden",
    VARIANTS[variant],
    square ? SQUARES[size] : SIZES[size],
  );
}
