import type { ReactNode } from "react";
import { cx } from "./cx";

/** What stands where there is nothing yet: what it means, and what to do. */
export function EmptyState({
  icon,
  title,
  children,
  action,
  heading = false,
  className,
}: {
  icon?: ReactNode;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  /** It stands for the whole page: its title is the h1. */
  heading?: boolean;
  className?: string;
}) {
  const Title = heading ? "h1" : "p";
  return (
    <div className={cx("grid justify-items-center gap-1 px-6 py-14 text-center", className)}>
      {icon && <div className="mb-2 text-ink-3 [&>svg]:size-6">{icon}</div>}
      <Title className="font-semibold text-lg">{title}</Title>
      {children && <div className="max-w-md text-ink-2 text-sm">{children}</div>}
      {action && <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
