import type { Metadata } from "next";
import { only, type SearchParams } from "@/app/search-params";
import { DocsIndex } from "@/components/docs/docs-index";
import { doorLines, findOperations } from "@/lib/api/docs";
import { pageViewer } from "../page-org";

export const metadata: Metadata = { title: "API" };

export default async function DocsPage({ searchParams }: { searchParams: SearchParams }) {
  await pageViewer("/dashboard/docs");
  const asked = only((await searchParams).q)?.trim() ?? "";
  return (
    <div className="page pt-5.5 pb-12">
      <DocsIndex
        root="/dashboard/docs"
        doors={doorLines()}
        found={findOperations(asked)}
        asked={asked}
      />
    </div>
  );
}
