"use client";
import { Check, CircleSlash, CircleX, Clock, FileText } from "lucide-react";
import { useTranslations } from "next-intl";
import {
  MESSAGE_STATES,
  type MessagePage,
  type MessageState,
  type SentMessage,
} from "@/lib/schema/alerts";
import { ButtonLink } from "../ui/button";
import { cx } from "../ui/cx";
import { DataCell, DataRow, DataTable } from "../ui/data-table";
import { DrillMark } from "../ui/drill-mark";
import { EmptyState } from "../ui/empty-state";
import { Link } from "../ui/link";
import { useNow } from "../ui/now";
import { PageHeader } from "../ui/page-header";
import { Panel } from "../ui/panel";
import { StateLinks } from "../ui/state-links";
import { Time } from "../ui/time";

const HERE = "/dashboard/settings/messages";
const HEADS = ["what", "to", "result", "made", "attempts"] as const;

const LOOKS: Record<MessageState, { icon: typeof Check; look: string }> = {
  pending: { icon: Clock, look: "text-ink-2" },
  sent: { icon: Check, look: "text-met" },
  dead: { icon: CircleX, look: "font-medium text-overdue" },
  moot: { icon: CircleSlash, look: "text-ink-3" },
};

/** What was sent to whom by e-mail, and what was not. */
export function MessageLog({
  page,
  state,
  seesAll,
  toFiles,
}: {
  page: MessagePage;
  /** What is shown: of one state, or all. */
  state: MessageState | undefined;
  /** Whether the messages of others are among them. */
  seesAll: boolean;
  /** No mail server is set. */
  toFiles: boolean;
}) {
  const t = useTranslations("alerts.log");
  return (
    <>
      <PageHeader title={t("title")}>{t(seesAll ? "aboutAll" : "about")}</PageHeader>
      {toFiles && (
        <div className="mb-4 flex gap-2.5 rounded-2 bg-sunken px-3.5 py-2.5 text-ink-2 text-sm">
          <FileText aria-hidden className="mt-0.5 size-4 flex-none" />
          <p>{t("toFiles")}</p>
        </div>
      )}
      <StateLinks
        label={t("filter")}
        here={HERE}
        states={MESSAGE_STATES}
        state={state}
        nameOf={(one) => (one ? t(`state.${one}`) : t("all"))}
      />
      {page.messages.length === 0 ? (
        <Panel>
          <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>
        </Panel>
      ) : (
        <DataTable label={t("title")} heads={HEADS.map((head) => t(`head.${head}`))}>
          {page.messages.map((message) => (
            <Row key={message.id} of={message} />
          ))}
        </DataTable>
      )}
      <div className="mt-4 flex items-center justify-between gap-4 text-ink-3 text-sm">
        <p>{t("kept")}</p>
        {page.next_cursor && (
          <ButtonLink
            href={`${HERE}?${new URLSearchParams({ ...(state ? { state } : {}), cursor: page.next_cursor })}`}
          >
            {t("older")}
          </ButtonLink>
        )}
      </div>
    </>
  );
}

function Row({ of }: { of: SentMessage }) {
  const t = useTranslations("alerts.log");
  const now = new Date(useNow());
  const what = of.threshold ? t(`threshold.${of.threshold}`) : t(`kind.${of.kind}`);
  const { icon: Icon, look } = LOOKS[of.state];
  return (
    <DataRow className="align-top" dim={of.state === "moot"}>
      <DataCell className="min-w-52 py-3" wrap>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          {of.incident?.drill && <DrillMark />}
          <Link href={of.path} className="link font-mono text-xs">
            {of.incident?.number ?? t("request")}
          </Link>
          <span className="font-medium text-ink">{what}</span>
        </span>
        {of.citation && <span className="block text-ink-3 text-xs">{of.citation}</span>}
      </DataCell>
      <DataCell className="py-3">{of.to}</DataCell>
      <DataCell className="max-w-80 py-3" wrap>
        <span className={cx("inline-flex items-baseline gap-1.5", look)}>
          <Icon aria-hidden className="size-3.5 flex-none translate-y-0.5" />
          {t(`state.${of.state}`)}
        </span>
        {of.state === "pending" && of.next_attempt_at && (
          <span className="block text-ink-3 text-xs">
            {t.rich("next", {
              at: () => <Time at={of.next_attempt_at ?? ""} style="near" now={now} />,
            })}
          </span>
        )}
        {of.last_error && (
          <span lang="en" className="block font-mono text-2xs text-ink-3">
            {of.last_error}
          </span>
        )}
      </DataCell>
      <DataCell className="py-3">
        <Time at={of.created_at} style="near" now={now} />
      </DataCell>
      <DataCell className="py-3 tabular-nums">{of.attempts}</DataCell>
    </DataRow>
  );
}
