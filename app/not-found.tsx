import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PlainPage } from "@/components/shell/plain-page";
import { buttonClass } from "@/components/ui/button-class";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell");
  return { title: t("nothing.name") };
}

/** The same words whether it never was or belongs to somebody else. */
export default async function NotFound() {
  const t = await getTranslations("shell");
  return (
    <PlainPage>
      <h1 className="font-semibold text-3xl tracking-[-0.025em]">{t("nothing.title")}</h1>
      <p className="mt-3 text-ink-2 text-lg">{t("nothing.address")}</p>
      <div className="mt-6">
        <a href="/dashboard/board" className={buttonClass({ variant: "primary", size: "lg" })}>
          {t("nothing.board")}
        </a>
      </div>
    </PlainPage>
  );
}
