import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { only, type SearchParams } from "@/app/search-params";
import { EntranceHead } from "@/components/entrance/entrance";
import { SignInForm } from "@/components/entrance/sign-in-form";
import { currentCtx } from "@/lib/access/page-context";
import { safeReturnPath } from "@/lib/access/return-path";
import { setupDone } from "@/lib/access/setup";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("entrance");
  return { title: t("signIn.title") };
}

export default async function SignInPage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getTranslations("entrance");
  const { callbackUrl, email } = await searchParams;
  const returnPath = safeReturnPath(only(callbackUrl));
  if (await currentCtx()) redirect(returnPath);
  return (
    <>
      <EntranceHead title={t("signIn.title")}>
        <p>{t((await setupDone()) ? "signIn.about" : "signIn.nobody")}</p>
      </EntranceHead>
      <SignInForm returnPath={returnPath} email={only(email)} />
    </>
  );
}
