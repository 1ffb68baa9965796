import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Words } from "@/app/words";
import { ReportFrame } from "@/components/intake/frame";
import { ReportForm } from "@/components/intake/report-form";
import { openForm } from "./open-form";

interface Props {
  params: Promise<{ slug: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("intake");
  return { title: t("form.title"), referrer: "no-referrer" };
}

/** The public form of an organisation. */
export default async function ReportPage({ params }: Props) {
  const { slug } = await params;
  const { form, taken } = await openForm(slug);
  const t = await getTranslations("intake");
  return (
    <Words rooms={["intake", "entrance"]}>
      <ReportFrame orgName={form.orgName}>
        <ReportForm
          slug={slug}
          taken={taken}
          intro={
            <div className="mb-7">
              <h1 className="font-semibold text-3xl tracking-[-0.025em]">{t("form.title")}</h1>
              <p className="mt-2 text-ink-2">{t("form.about", { org: form.orgName })}</p>
              {form.intro.trim() !== "" && (
                <p className="mt-3 whitespace-pre-wrap break-words">{form.intro}</p>
              )}
            </div>
          }
        />
      </ReportFrame>
    </Words>
  );
}
