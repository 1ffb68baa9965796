import type { ReactNode } from "react";
import { Mark } from "../ui/mark";

/**
 * A page outside the dashboard: the brand above, a column of text below. Every page carries it along for the day
 * it breaks, so it is made of plain elements.
 */
export function PlainPage({ children }: { children: ReactNode }) {
  return (
    <div className="min-h-dvh">
      <header className="page flex h-bar items-center border-line border-b bg-surface">
        <a
          href="/"
          className="inline-flex items-center gap-2 rounded-1 font-[650] text-[1rem] tracking-[-0.015em]"
        >
          <Mark />
          Tocsin
        </a>
      </header>
      <main className="page mx-auto max-w-3xl py-12">{children}</main>
    </div>
  );
}
