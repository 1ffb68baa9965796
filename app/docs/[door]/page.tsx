import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { docsBase } from "@/app/docs-base";
import { Words } from "@/app/words";
import { DoorPage } from "@/components/docs/door-page";
import { doorById, doorLines, operationsOf } from "@/lib/api/docs";
import { requirePublicDocs } from "../public-docs";

interface Props {
  params: Promise<{ door: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations("docs");
  return { title: doorById((await params).door)?.name ?? t("notFound") };
}

export default async function PublicDoorPage({ params }: Props) {
  await requirePublicDocs();
  const door = doorById((await params).door);
  if (!door) notFound();
  return (
    <Words rooms={["docs"]}>
      <DoorPage
        root="/docs"
        doors={doorLines()}
        door={door}
        operations={operationsOf(door.id, { base: await docsBase() })}
      />
    </Words>
  );
}
