import { only, type SearchParams } from "@/app/search-params";
import { DocsIndex } from "@/components/docs/docs-index";
import { doorLines, findOperations } from "@/lib/api/docs";
import { requirePublicDocs } from "./public-docs";

export default async function PublicDocsPage({ searchParams }: { searchParams: SearchParams }) {
  await requirePublicDocs();
  const asked = only((await searchParams).q)?.trim() ?? "";
  return <DocsIndex root="/docs" doors={doorLines()} found={findOperations(asked)} asked={asked} />;
}
