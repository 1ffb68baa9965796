import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "../ui/link";
import { Mark } from "../ui/mark";

/** The documentation outside the dashboard: the brand above it, and a way in. */
export function PublicFrame({ children }: { children: ReactNode }) {
  const t = useTranslations("docs");
  return (
    <div className="min-h-dvh">
      <header className="page flex h-bar items-center justify-between border-line border-b bg-surface">
        <Link
          href="/docs"
          className="inline-flex items-center gap-2 rounded-1 font-[650] text-[1rem] tracking-[-0.015em]"
        >
          <Mark />
          Tocsin
        </Link>
        <Link href="/sign-in" className="link text-sm">
          {t("signIn")}
        </Link>
      </header>
      <main className="page pt-8 pb-12">{children}</main>
    </div>
  );
}
