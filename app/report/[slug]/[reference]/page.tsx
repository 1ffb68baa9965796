import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Words } from "@/app/words";
import { FollowUp } from "@/components/intake/follow-up";
import { ReportFrame } from "@/components/intake/frame";
import { followUp } from "@/lib/register/intake/follow-up";
import { openForm, orNothing } from "../open-form";

interface Props {
  params: Promise<{ slug: string; reference: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("intake");
  return { title: t("follow.title"), referrer: "no-referrer" };
}

/** Where a reporter comes back with their reference. */
export default async function FollowUpPage({ params }: Props) {
  const { slug, reference } = await params;
  const { form, taken, ctx } = await openForm(slug);
  const { state, receivedAt, additions } = await orNothing(followUp(ctx, reference));
  return (
    <Words rooms={["intake", "entrance"]}>
      <ReportFrame orgName={form.orgName}>
        <FollowUp
          slug={slug}
          reference={reference}
          state={state}
          receivedAt={receivedAt.toISOString()}
          additions={additions}
          taken={taken}
        />
      </ReportFrame>
    </Words>
  );
}
