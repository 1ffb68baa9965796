import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { only, type SearchParams } from "@/app/search-params";
import { viewerZone } from "@/app/viewer";
import { Words } from "@/app/words";
import { Overview } from "@/components/overview/overview";
import { readOwnNeeds } from "@/lib/api/privacy/operations";
import { overview } from "@/lib/register/overview";
import { overviewQuerySchema } from "@/lib/schema/overview";
import { toFields } from "@/lib/time";
import { pageOrg } from "./page-org";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("overview");
  return { title: t("title") };
}

/** The dashboard begins with what needs the viewer, and the figures of a year. */
export default async function Dashboard({ searchParams }: { searchParams: SearchParams }) {
  const { ctx, org } = await pageOrg("/dashboard");
  const zone = await viewerZone();
  const thisYear = Number(toFields(ctx.now, zone).date.slice(0, 4));
  // A year that does not exist shows this one.
  const said = overviewQuerySchema.shape.year.safeParse(only((await searchParams).year)).data;
  const year = said === undefined ? thisYear : Math.min(said, thisYear);
  const [figures, needs] = await Promise.all([
    overview(ctx, { orgId: org.id, subtree: true, year, zone }),
    readOwnNeeds(ctx, org.id),
  ]);
  return (
    <Words rooms={["overview"]}>
      <Overview figures={figures} needs={needs} thisYear={thisYear} />
    </Words>
  );
}
