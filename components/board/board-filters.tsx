"use client";
import { Building2, ChevronDown, User } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Chip } from "@/components/ui/chip";
import { Menu, MenuChoice } from "@/components/ui/menu";
import type { BoardRow } from "@/lib/schema/board";
import { type BoardFilter, choicesIn, NO_FILTER, NOBODY } from "./filter";

const ALL = "all";

/** Narrows the board to an organisation or an owner. What has no second choice is not offered. */
export function BoardFilters({
  rows,
  userId,
  filter,
  onChange,
}: {
  rows: readonly BoardRow[];
  userId: string;
  filter: BoardFilter;
  onChange: (filter: BoardFilter) => void;
}) {
  const t = useTranslations("board");
  const { orgNames, owners } = useMemo(() => choicesIn(rows), [rows]);
  // A filter that is set stays in sight, though its last row has gone.
  const set = (part: Partial<BoardFilter>) => {
    const next = { ...filter, ...part };
    onChange(next.orgName === null && next.owner === null ? NO_FILTER : next);
  };
  const ownerName = owners.find(({ id }) => id === filter.owner)?.name;
  return (
    <>
      {(orgNames.length > 1 || filter.orgName !== null) && (
        <Choice
          icon={<Building2 aria-hidden />}
          label={t("filter.organisation")}
          shown={filter.orgName ?? t("filter.all", { count: orgNames.length })}
          value={filter.orgName ?? ALL}
          options={[
            { value: ALL, label: t("filter.all", { count: orgNames.length }) },
            ...orgNames.map((name) => ({ value: name, label: name })),
          ]}
          onChange={(value) => set({ orgName: value === ALL ? null : value })}
        />
      )}
      {(owners.length > 0 || filter.owner !== null) && (
        <>
          <Choice
            icon={<User aria-hidden />}
            label={t("filter.owner")}
            shown={filter.owner === NOBODY ? t("filter.nobody") : (ownerName ?? t("filter.anyone"))}
            value={filter.owner ?? ALL}
            options={[
              { value: ALL, label: t("filter.anyone") },
              ...owners.map(({ id, name }) => ({ value: id, label: name })),
              { value: NOBODY, label: t("filter.nobody") },
            ]}
            onChange={(value) => set({ owner: value === ALL ? null : value })}
          />
          <Chip
            on={filter.owner === userId}
            aria-pressed={filter.owner === userId}
            onClick={() => set({ owner: filter.owner === userId ? null : userId })}
          >
            {t("filter.mine")}
          </Chip>
        </>
      )}
    </>
  );
}

function Choice({
  icon,
  label,
  shown,
  value,
  options,
  onChange,
}: {
  icon: React.ReactNode;
  label: string;
  shown: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
}) {
  return (
    <Menu
      trigger={
        <Chip icon={icon} on={value !== ALL}>
          {label} <b className="font-medium text-ink">{shown}</b>
          <ChevronDown aria-hidden />
        </Chip>
      }
    >
      <MenuChoice label={label} value={value} onChange={onChange} options={options} />
    </Menu>
  );
}
