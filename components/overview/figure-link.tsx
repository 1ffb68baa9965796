import Link from "next/link";
import type { ReactNode } from "react";
import { cx } from "../ui/cx";

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
      prefetch={false}
      className={cx(
        "underline decoration-line-2 underline-offset-4 hover:decoration-ink",
        className,
      )}
    >
      {children}
    </Link>
  );
}
