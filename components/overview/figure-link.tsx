import type { ReactNode } from "react";
import { cx } from "../ui/cx";
import { Link } from "../ui/link";

/** A figure that leads to the rows it counts. */
export function FigureLink({
  href,
  className,
  children,
}: {
  href: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <Link
      href={href}
      className={cx(
        "underline decoration-line-2 underline-offset-4 hover:decoration-ink",
        className,
      )}
    >
      {children}
    </Link>
  );
}
