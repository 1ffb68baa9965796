import type { ComponentProps } from "react";
import { cx } from "./cx";

/** A surface with a hairline around it. */
export function Panel({ className, ...rest }: ComponentProps<"section">) {
  return <section {...rest} className={cx("rounded-3 border border-line bg-surface", className)} />;
}
