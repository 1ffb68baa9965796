import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Problem } from "./problem";

/** What stands in the way of a form as a whole. */
export function FormError({ children }: { children: ReactNode }) {
  if (!children) return null;
  return (
    <div
      role="alert"
      className="flex gap-2.5 rounded-2 bg-overdue-wash px-3 py-2.5 text-overdue text-sm leading-normal"
    >
      <CircleAlert aria-hidden className="mt-0.5 size-4 flex-none" />
      <div className="min-w-0">
        {typeof children === "string" ? <Problem text={children} /> : children}
      </div>
    </div>
  );
}
