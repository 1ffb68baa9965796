import Link from "next/link";
import type { ReactNode } from "react";
import { Mark } from "../ui/glyph";

/** A page outside the dashboard: the brand above, a column of text below. */
export function PlainPage({ children }: { children: ReactNode }) {
  return (
    <div className="min-h-dvh">
      <header className="page flex h-bar items-center border-line border-b bg-surface">
        <Link
          href="/"
          className="inline-flex items-center gap-2 rounded-1 font-[650] text-[1rem] tracking-[-0.015em]"
        >
          <Mark />
          Tocsin
        </Link>
      </header>
      <main className="page mx-auto max-w-3xl py-12">{children}</main>
    </div>
  );
}
