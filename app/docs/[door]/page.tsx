import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { docsBase } from "@/app/docs-base";
import { DoorPage } from "@/components/docs/door-page";
import { doorById, doorLines, operationsOf } from "@/lib/api/docs";
import { requirePublicDocs } from "../public-docs";

interface Props {
  params: Promise<{ door: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: doorById((await params).door)?.name ?? "Not found" };
}

export default async function PublicDoorPage({ params }: Props) {
  await requirePublicDocs();
  const door = doorById((await params).door);
  if (!door) notFound();
  return (
    <DoorPage
      root="/docs"
      doors={doorLines()}
      door={door}
      operations={operationsOf(door.id, { base: await docsBase() })}
    />
  );
}
