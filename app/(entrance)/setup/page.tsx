import type { Metadata } from "next";
import { only, type SearchParams } from "@/app/search-params";
import { EntranceHead } from "@/components/entrance/entrance";
import { SampleChoice } from "@/components/entrance/sample-choice";
import { SetupForm } from "@/components/entrance/setup-form";
import { ButtonLink } from "@/components/ui/button";
import { setupDone, setupTokenFits } from "@/lib/access/setup";
import { loadSample, setUp } from "./actions";

export const metadata: Metadata = { title: "Set up", referrer: "no-referrer" };

export default async function SetupPage({ searchParams }: { searchParams: SearchParams }) {
  const token = only((await searchParams).token) ?? "";
  if (await setupTokenFits(token))
    return (
      <>
        <EntranceHead title="Set up">
          <p>The first organisation, and you as its owner. It takes a minute.</p>
        </EntranceHead>
        <SetupForm setUp={setUp.bind(null, token)} />
        <SampleChoice load={loadSample.bind(null, token)} />
      </>
    );
  if (await setupDone())
    return (
      <EntranceHead title="Set-up is done">
        <p className="mb-5">This Tocsin has its first organisation. The set-up link is used up.</p>
        <ButtonLink href="/sign-in" variant="primary" size="lg">
          Sign in
        </ButtonLink>
      </EntranceHead>
    );
  return (
    <EntranceHead title="This link does not fit">
      <p>
        Each start of the server prints a new set-up link, and only the newest works. Copy the whole
        link from where Tocsin was started.
      </p>
    </EntranceHead>
  );
}
