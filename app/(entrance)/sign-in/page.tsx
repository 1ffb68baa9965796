import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { only, type SearchParams } from "@/app/search-params";
import { EntranceHead } from "@/components/entrance/entrance";
import { SignInForm } from "@/components/entrance/sign-in-form";
import { currentCtx } from "@/lib/access/page-context";
import { safeReturnPath } from "@/lib/access/return-path";
import { setupDone } from "@/lib/access/setup";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: { searchParams: SearchParams }) {
  const { callbackUrl, email } = await searchParams;
  const returnPath = safeReturnPath(only(callbackUrl));
  if (await currentCtx()) redirect(returnPath);
  return (
    <>
      <EntranceHead title="Sign in">
        {(await setupDone()) ? (
          <p>The incident register</p>
        ) : (
          <p>
            Nobody has an account here yet. Open the set-up link that the server has printed where
            it was started.
          </p>
        )}
      </EntranceHead>
      <SignInForm returnPath={returnPath} email={only(email)} />
    </>
  );
}
