"use client";
import { Ban, Ellipsis, RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ApiKeyView } from "@/lib/schema/key";
import { DAY_MS } from "@/lib/time";
import { Avatar } from "../ui/avatar";
import { Button } from "../ui/button";
import { cx } from "../ui/cx";
import { DataCell, DataRow, DataTable } from "../ui/data-table";
import { Menu, MenuItem } from "../ui/menu";
import { useNow } from "../ui/now";
import { Time } from "../ui/time";
import { useTime } from "../ui/time-words";
import { isAlive, KeyStateTag } from "./key-state";

const HEADS = ["name", "prefix", "scopes", "by", "used", "expires", "status"] as const;
const SCOPES_SHOWN = 2;

export interface KeyTableProps {
  keys: readonly ApiKeyView[];
  /** Names of organisations, where keys of more than one are listed. */
  orgNames: ReadonlyMap<string, string> | null;
  onRotate: (key: ApiKeyView) => void;
  onRevoke: (key: ApiKeyView) => void;
}

/** All keys and clients, the ones that work first. */
export function KeyTable({ keys, orgNames, onRotate, onRevoke }: KeyTableProps) {
  const t = useTranslations("keys");
  const rows = [...keys.filter(isAlive), ...keys.filter((key) => !isAlive(key))];
  const replaced = new Set(keys.map(({ rotatedFromId }) => rotatedFromId));
  return (
    <DataTable label={t("title")} heads={[...HEADS.map((head) => t(`head.${head}`)), ""]}>
      {rows.map((key) => (
        <KeyRow
          key={key.id}
          of={key}
          orgName={orgNames?.get(key.orgId)}
          replaced={replaced.has(key.id)}
          onRotate={() => onRotate(key)}
          onRevoke={() => onRevoke(key)}
        />
      ))}
    </DataTable>
  );
}

function KeyRow({
  of,
  orgName,
  replaced,
  onRotate,
  onRevoke,
}: {
  of: ApiKeyView;
  orgName: string | undefined;
  /** A successor was made. */
  replaced: boolean;
  onRotate: () => void;
  onRevoke: () => void;
}) {
  const t = useTranslations("keys");
  const now = useNow();
  const alive = isAlive(of);
  const about = [of.kind === "client" && t("row.client"), orgName, replaced && t("row.replaced")]
    .filter(Boolean)
    .join(", ");
  return (
    <DataRow dim={!alive}>
      <DataCell
        className={cx(
          "min-w-36 max-w-64 py-1.5 text-base leading-snug",
          alive && "font-medium text-ink",
        )}
        wrap
      >
        {of.name}
        {about && <span className="block font-normal text-ink-3 text-xs">{about}</span>}
        {of.kind === "client" && (
          <code className="block select-all break-all font-mono font-normal text-2xs text-ink-3">
            {of.id}
          </code>
        )}
      </DataCell>
      <DataCell>
        <code className={cx("font-mono text-xs tracking-[-0.02em]", !alive && "line-through")}>
          {of.prefix}…
        </code>
      </DataCell>
      <DataCell>
        <ScopeList of={of} />
      </DataCell>
      <DataCell>
        <span className="inline-flex items-center gap-2">
          <Avatar name={of.createdBy.name} size="sm" decorative />
          {of.createdBy.name}
        </span>
      </DataCell>
      <DataCell>
        <LastUse at={of.lastUsedAt} now={now} />
      </DataCell>
      <DataCell>{of.expiresAt ? <Time at={of.expiresAt} style="date" /> : t("row.never")}</DataCell>
      <DataCell>
        <KeyStateTag of={of} now={now} />
      </DataCell>
      <DataCell>
        {alive && (
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
            {!replaced && (
              <MenuItem icon={<RefreshCw aria-hidden />} onClick={onRotate}>
                {t(of.kind === "client" ? "row.newSecret" : "row.rotate")}
              </MenuItem>
            )}
            <MenuItem danger icon={<Ban aria-hidden />} onClick={onRevoke}>
              {t("row.revoke")}
            </MenuItem>
          </Menu>
        )}
      </DataCell>
    </DataRow>
  );
}

function ScopeList({ of }: { of: ApiKeyView }) {
  const more = of.scopes.slice(SCOPES_SHOWN);
  return (
    <span className="flex flex-wrap gap-1.5 py-2">
      {of.scopes.slice(0, SCOPES_SHOWN).map((scope) => (
        <code
          key={scope}
          className="edge-line-2 rounded-1 px-1.5 py-1 font-mono text-2xs leading-none tracking-[-0.03em]"
        >
          {scope}
        </code>
      ))}
      {more.length > 0 && (
        <span className="text-ink-3" title={more.join(", ")}>
          +{more.length}
          <span className="sr-only">: {more.join(", ")}</span>
        </span>
      )}
    </span>
  );
}

function LastUse({ at, now }: { at: Date | null; now: number }) {
  const t = useTranslations("keys");
  const time = useTime();
  if (!at) return t("row.never");
  const ago = now - at.getTime();
  if (ago >= DAY_MS) return <Time at={at} style="day" />;
  return (
    <time dateTime={at.toISOString()} suppressHydrationWarning className="tabular-nums">
      {time.ago(ago)}
    </time>
  );
}
