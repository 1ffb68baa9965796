import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { only, type SearchParams } from "@/app/search-params";
import { EntranceHead } from "@/components/entrance/entrance";
import { SampleChoice } from "@/components/entrance/sample-choice";
import { SetupForm } from "@/components/entrance/setup-form";
import { ButtonLink } from "@/components/ui/button";
import { setupDone, setupTokenFits } from "@/lib/access/setup";
import { loadSample, setUp } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("entrance");
  return { title: t("setup.title"), referrer: "no-referrer" };
}

export default async function SetupPage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getTranslations("entrance");
  const token = only((await searchParams).token) ?? "";
  if (await setupTokenFits(token))
    return (
      <>
        <EntranceHead title={t("setup.title")}>
          <p>{t("setup.about")}</p>
        </EntranceHead>
        <SetupForm setUp={setUp.bind(null, token)} />
        <SampleChoice load={loadSample.bind(null, token)} />
      </>
    );
  if (await setupDone())
    return (
      <EntranceHead title={t("setup.done")}>
        <p className="mb-5">{t("setup.doneHow")}</p>
        <ButtonLink href="/sign-in" variant="primary" size="lg">
          {t("signIn.do")}
        </ButtonLink>
      </EntranceHead>
    );
  return (
    <EntranceHead title={t("misfit")}>
      <p>{t("setup.wrongLink")}</p>
    </EntranceHead>
  );
}
