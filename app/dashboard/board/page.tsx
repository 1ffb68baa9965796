import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Words } from "@/app/words";
import { boardKey } from "@/components/board/board-key";
import { BoardPage } from "@/components/board/board-page";
import { readBoard } from "@/lib/api/privacy/operations";
import { orgsWith } from "@/lib/context";
import { pageOrg } from "../page-org";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("board");
  return { title: t("name") };
}

/** The board, filled on the server and kept up in the browser. */
export default async function Board() {
  const { ctx, org } = await pageOrg("/dashboard/board");
  const queries = new QueryClient();
  queries.setQueryData(boardKey(org.id), await readBoard(ctx, { orgId: org.id, subtree: true }));
  return (
    <Words rooms={["board", "live"]}>
      <HydrationBoundary state={dehydrate(queries)}>
        <BoardPage
          key={org.id}
          orgId={org.id}
          orgName={org.name}
          userId={ctx.actor.id}
          mayDeclare={orgsWith(ctx, "incidents:write").length > 0}
        />
      </HydrationBoundary>
    </Words>
  );
}
