"use client";
import { Ellipsis, ListChecks, Pause, Pencil, Play, RefreshCw, Send, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { Webhook } from "@/lib/schema/webhooks";
import { Button } from "../ui/button";
import { DataCell, DataRow, DataTable } from "../ui/data-table";
import { ask } from "../ui/form-result";
import { Link } from "../ui/link";
import { Menu, MenuItem, MenuLink } from "../ui/menu";
import { useNow } from "../ui/now";
import { Time } from "../ui/time";
import { useToast } from "../ui/toast";
import { WebhookStateTag } from "./state";
import type { WebhookActions } from "./webhooks";

const HEADS = ["name", "url", "events", "delivered", "pending", "status"] as const;

export interface WebhookTableProps {
  webhooks: readonly Webhook[];
  /** Names of organisations, where webhooks of more than one are listed. */
  orgNames: ReadonlyMap<string, string> | null;
  actions: WebhookActions;
  onEdit: (webhook: Webhook) => void;
  onRotate: (webhook: Webhook) => void;
  onRemove: (webhook: Webhook) => void;
}

export function WebhookTable({ webhooks, ...rest }: WebhookTableProps) {
  const t = useTranslations("webhooks");
  return (
    <DataTable label={t("title")} heads={[...HEADS.map((head) => t(`head.${head}`)), ""]}>
      {webhooks.map((webhook) => (
        <Row key={webhook.id} of={webhook} {...rest} />
      ))}
    </DataTable>
  );
}

function Row({
  of,
  orgNames,
  actions,
  onEdit,
  onRotate,
  onRemove,
}: Omit<WebhookTableProps, "webhooks"> & { of: Webhook }) {
  const t = useTranslations("webhooks");
  const now = useNow();
  const about = [t(`kind.${of.kind}`), orgNames?.get(of.orgId), of.include_below && t("row.below")]
    .filter(Boolean)
    .join(", ");
  return (
    <DataRow>
      <DataCell className="min-w-36 max-w-64 py-1.5 text-base leading-snug" wrap>
        <Link href={pageOf(of)} className="font-medium text-ink hover:underline">
          {of.name}
        </Link>
        <span className="block text-ink-3 text-xs">{about}</span>
        {/* On a phone the last column lies out of sight. */}
        <span className="mt-0.5 block text-sm sm:hidden">
          <WebhookStateTag of={of} />
        </span>
      </DataCell>
      <DataCell className="min-w-44 max-w-72 py-1.5 leading-snug" wrap>
        <code className="font-mono text-xs tracking-[-0.02em]">{of.url}</code>
      </DataCell>
      <DataCell>{t("row.events", { count: of.events.length })}</DataCell>
      <DataCell>
        {of.last_delivered_at ? (
          <Time at={of.last_delivered_at} style="near" now={new Date(now)} />
        ) : (
          t("row.never")
        )}
      </DataCell>
      <DataCell className="tabular-nums">{of.pending}</DataCell>
      <DataCell>
        <WebhookStateTag of={of} />
      </DataCell>
      <DataCell>
        <RowMenu
          of={of}
          actions={actions}
          onEdit={() => onEdit(of)}
          onRotate={() => onRotate(of)}
          onRemove={() => onRemove(of)}
        />
      </DataCell>
    </DataRow>
  );
}

function RowMenu({
  of,
  actions,
  onEdit,
  onRotate,
  onRemove,
}: {
  of: Webhook;
  actions: WebhookActions;
  onEdit: () => void;
  onRotate: () => void;
  onRemove: () => void;
}) {
  const t = useTranslations("webhooks");
  const toast = useToast();
  const router = useRouter();
  const paused = of.state === "paused";
  const test = async () => {
    const answer = await ask(() => actions.test(of.id));
    if (answer.ok) router.push(pageOf(of));
    else toast.failed(answer.message);
  };
  const pause = async () => {
    const answer = await ask(() => actions.change(of.id, { paused: !paused }));
    if (!answer.ok) toast.failed(answer.message);
    else toast.done(t(paused ? "pause.resumed" : "pause.paused", { name: of.name }));
  };
  return (
    <Menu
      align="end"
      trigger={
        <Button
          variant="ghost"
          square
          aria-label={t("row.actions", { name: of.name })}
          icon={<Ellipsis aria-hidden />}
        />
      }
    >
      <MenuLink icon={<ListChecks aria-hidden />} href={pageOf(of)}>
        {t("row.log")}
      </MenuLink>
      {!paused && (
        <MenuItem icon={<Send aria-hidden />} onClick={test}>
          {t("row.test")}
        </MenuItem>
      )}
      <MenuItem icon={<Pencil aria-hidden />} onClick={onEdit}>
        {t("row.edit")}
      </MenuItem>
      {of.kind === "standard" && (
        <MenuItem icon={<RefreshCw aria-hidden />} onClick={onRotate}>
          {t("row.rotate")}
        </MenuItem>
      )}
      <MenuItem icon={paused ? <Play aria-hidden /> : <Pause aria-hidden />} onClick={pause}>
        {t(paused ? "row.resume" : "row.pause")}
      </MenuItem>
      <MenuItem danger icon={<Trash2 aria-hidden />} onClick={onRemove}>
        {t("row.remove")}
      </MenuItem>
    </Menu>
  );
}

function pageOf({ id }: Webhook): string {
  return `/dashboard/settings/webhooks/${id}`;
}
