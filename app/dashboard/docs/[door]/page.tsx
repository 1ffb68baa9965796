import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { docsBase } from "@/app/docs-base";
import { Words } from "@/app/words";
import { DoorPage } from "@/components/docs/door-page";
import { doorById, doorLines, operationsOf } from "@/lib/api/docs";
import { pageViewer } from "../../page-org";

interface Props {
  params: Promise<{ door: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("docs");
  return { title: doorById((await params).door)?.name ?? t("notFound") };
}

/** The operations of a door; the examples speak of the reader's own organisation. */
export default async function DocsDoorPage({ params }: Props) {
  const { door: id } = await params;
  const { org } = await pageViewer(`/dashboard/docs/${encodeURIComponent(id)}`);
  const door = doorById(id);
  if (!door) notFound();
  return (
    <div className="page pt-5.5 pb-12">
      <Words rooms={["docs"]}>
        <DoorPage
          root="/dashboard/docs"
          doors={doorLines()}
          door={door}
          operations={operationsOf(id, { base: await docsBase(), orgId: org?.id })}
        />
      </Words>
    </div>
  );
}
