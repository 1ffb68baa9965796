"use client";
import { RotateCw, Send } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useTransition } from "react";
import {
  DELIVERY_STATES,
  type Delivery,
  type DeliveryPage,
  type DeliveryState,
  EVENT_KEYS,
  WEBHOOK_EVENTS,
  type Webhook,
} from "@/lib/schema/webhooks";
import { Button, ButtonLink } from "../ui/button";
import { DataCell, DataRow, DataTable } from "../ui/data-table";
import { EmptyState } from "../ui/empty-state";
import { ask, type FormResult } from "../ui/form-result";
import { Link } from "../ui/link";
import { useNow } from "../ui/now";
import { PageHeader } from "../ui/page-header";
import { Panel } from "../ui/panel";
import { StateLinks } from "../ui/state-links";
import { Time } from "../ui/time";
import { useToast } from "../ui/toast";
import { DeliveryStateTag } from "./state";
import { StateNotice } from "./state-notice";

const HEADS = ["event", "result", "recorded", "attempts", "answer", "next"] as const;
/** What is about to be sent is looked at again so soon. */
const LOOK_AGAIN_MS = 1_500;

export interface DeliveryLogProps {
  webhook: Webhook;
  page: DeliveryPage;
  /** What is shown: of one state, or all. */
  state: DeliveryState | undefined;
  actions: {
    test: (id: string) => Promise<FormResult<null>>;
    resend: (id: string, deliveryId: string) => Promise<FormResult<null>>;
  };
}

/** What a webhook was told, and what it answered. */
export function DeliveryLog({ webhook, page, state, actions }: DeliveryLogProps) {
  const t = useTranslations("webhooks");
  const router = useRouter();
  const { pending, press } = useSending();
  const here = `/dashboard/settings/webhooks/${webhook.id}`;
  const fresh = page.deliveries.some(isBeingSent);
  useEffect(() => {
    if (!fresh) return;
    const timer = setInterval(() => router.refresh(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [fresh, router]);
  return (
    <>
      <p className="mb-2 text-sm">
        <Link href="/dashboard/settings/webhooks" className="link">
          {t("title")}
        </Link>
      </p>
      <PageHeader
        title={webhook.name}
        actions={
          webhook.state !== "paused" && (
            <Button
              icon={<Send aria-hidden />}
              busy={pending}
              onClick={() => press(() => actions.test(webhook.id))}
            >
              {t("row.test")}
            </Button>
          )
        }
      >
        <code className="font-mono text-sm wrap-anywhere">{webhook.url}</code>
      </PageHeader>
      <StateNotice of={webhook} />
      <StateLinks
        label={t("log.filter")}
        here={here}
        states={DELIVERY_STATES}
        state={state}
        nameOf={(one) => (one ? t(`delivery.${one}`) : t("log.all"))}
      />
      {page.deliveries.length === 0 ? (
        <Panel>
          <EmptyState title={t("log.empty")}>{t("log.emptyText")}</EmptyState>
        </Panel>
      ) : (
        <DataTable label={t("log.label")} heads={[...HEADS.map((head) => t(`log.${head}`)), ""]}>
          {page.deliveries.map((delivery) => (
            <Row
              key={delivery.id}
              of={delivery}
              busy={pending}
              onResend={() => press(() => actions.resend(webhook.id, delivery.id))}
            />
          ))}
        </DataTable>
      )}
      <div className="mt-4 flex items-center justify-between gap-4 text-ink-3 text-sm">
        <p>{t("log.kept")}</p>
        {page.next_cursor && (
          <ButtonLink href={olderThan(here, state, page.next_cursor)}>{t("log.older")}</ButtonLink>
        )}
      </div>
    </>
  );
}

function olderThan(here: string, state: DeliveryState | undefined, cursor: string): string {
  return `${here}?${new URLSearchParams({ ...(state ? { state } : {}), cursor })}`;
}

/** Not tried yet in this round: the answer comes within seconds. */
function isBeingSent({ state, attempts }: Delivery): boolean {
  return state === "pending" && attempts === 0;
}

function useSending() {
  const toast = useToast();
  const router = useRouter();
  const [pending, start] = useTransition();
  const press = (act: () => Promise<FormResult<null>>) =>
    start(async () => {
      const answer = await ask(act);
      if (answer.ok) router.refresh();
      else toast.failed(answer.message);
    });
  return { pending, press };
}

function Row({ of, busy, onResend }: { of: Delivery; busy: boolean; onResend: () => void }) {
  const t = useTranslations("webhooks");
  const now = new Date(useNow());
  const event = WEBHOOK_EVENTS.find((known) => known === of.type);
  const name = event ? t(`events.${EVENT_KEYS[event]}`) : t("log.test");
  return (
    <DataRow className="align-top">
      <DataCell className="min-w-52 py-3" wrap>
        <details>
          <summary className="cursor-pointer font-medium text-ink">{name}</summary>
          <pre className="mt-2 max-w-xl overflow-x-auto whitespace-pre-wrap rounded-2 bg-sunken p-2.5 font-mono text-2xs text-ink-2 wrap-anywhere">
            {indented(of.body)}
          </pre>
          <code className="mt-1.5 block font-mono text-2xs text-ink-3">webhook-id {of.id}</code>
        </details>
      </DataCell>
      <DataCell className="py-3">
        <DeliveryStateTag of={of} />
      </DataCell>
      <DataCell className="py-3">
        <Time at={of.created_at} style="near" now={now} />
      </DataCell>
      <DataCell className="py-3 tabular-nums">{of.attempts}</DataCell>
      <DataCell className="max-w-80 py-3" wrap>
        <Answer of={of} />
      </DataCell>
      <DataCell className="py-3">
        {of.next_attempt_at && of.attempts > 0 ? (
          <Time at={of.next_attempt_at} style="near" now={now} />
        ) : (
          "–"
        )}
      </DataCell>
      <DataCell className="py-2">
        <Button
          size="sm"
          busy={busy}
          icon={<RotateCw aria-hidden />}
          onClick={onResend}
          aria-label={t("log.resendOf", { event: name })}
        >
          {t("log.resend")}
        </Button>
      </DataCell>
    </DataRow>
  );
}

function Answer({ of }: { of: Delivery }) {
  const t = useTranslations("webhooks");
  if (of.last_attempt_at === null) return "–";
  const status = of.last_status === null ? null : `HTTP ${of.last_status}`;
  const took = of.duration_ms === null ? null : t("log.took", { ms: of.duration_ms });
  return (
    <>
      <span className="block tabular-nums">{[status, took].filter(Boolean).join(", ") || "–"}</span>
      {of.last_fault && <span className="block text-overdue">{t(`fault.${of.last_fault}`)}</span>}
      {of.last_answer && (
        <span className="block font-mono text-2xs text-ink-3">{of.last_answer}</span>
      )}
    </>
  );
}

function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
