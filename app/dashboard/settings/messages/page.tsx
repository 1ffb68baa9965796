import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Words } from "@/app/words";
import { MessageLog } from "@/components/alerts/message-log";
import { listMessages } from "@/lib/alerts/mail/log";
import { orgsWith } from "@/lib/context";
import { env } from "@/lib/env";
import { Refusal } from "@/lib/errors";
import { MESSAGE_STATES } from "@/lib/schema/alerts";
import { pageOrg, withBelow } from "../../page-org";

const PAGE_SIZE = 50;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("alerts.log");
  return { title: t("title") };
}

export default async function MessagesPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { ctx, org, organisations } = await pageOrg("/dashboard/settings/messages");
  const said = await searchParams;
  const state = MESSAGE_STATES.find((one) => one === said.state);
  const cursor = typeof said.cursor === "string" ? said.cursor : undefined;
  const orgIds = withBelow(organisations, org).map(({ id }) => id);
  const page = await listMessages(ctx, { orgIds, state, cursor, limit: PAGE_SIZE }).catch(
    (thrown: unknown) => {
      // A cursor that somebody made up leads nowhere.
      if (thrown instanceof Refusal) notFound();
      throw thrown;
    },
  );
  const seesAll = orgsWith(ctx, "audit:read").includes(org.id);
  return (
    <Words rooms={["alerts"]}>
      <MessageLog
        page={page}
        state={state}
        seesAll={seesAll}
        toFiles={seesAll && env().TOCSIN_SMTP_URL === undefined}
      />
    </Words>
  );
}
