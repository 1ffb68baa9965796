import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Words } from "@/app/words";
import { DeliveryLog } from "@/components/webhooks/delivery-log";
import { listDeliveries } from "@/lib/alerts/webhooks/deliveries";
import { getWebhook } from "@/lib/alerts/webhooks/endpoints";
import { Refusal } from "@/lib/errors";
import { DELIVERY_STATES } from "@/lib/schema/webhooks";
import { pageViewer } from "../../../page-org";
import { resend, test } from "../actions";

const PAGE_SIZE = 50;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("webhooks");
  return { title: t("log.title") };
}

export default async function WebhookPage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { id } = await params;
  const { session } = await pageViewer(`/dashboard/settings/webhooks/${id}`);
  const said = await searchParams;
  const state = DELIVERY_STATES.find((one) => one === said.state);
  const cursor = typeof said.cursor === "string" ? said.cursor : undefined;
  const query = { state, cursor, limit: PAGE_SIZE };
  const [webhook, page] = await Promise.all([
    getWebhook(session.ctx, id),
    listDeliveries(session.ctx, id, query),
  ]).catch((thrown: unknown) => {
    // What one may not see is not there; a cursor that somebody made up leads nowhere either.
    if (thrown instanceof Refusal) notFound();
    throw thrown;
  });
  return (
    <Words rooms={["webhooks"]}>
      <DeliveryLog webhook={webhook} page={page} state={state} actions={{ test, resend }} />
    </Words>
  );
}
