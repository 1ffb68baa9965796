"use client";
import { ChevronDown, Download, FileSpreadsheet } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Button } from "../ui/button";
import { Menu, MenuDownload, MenuHead } from "../ui/menu";
import { queryOf, type RegisterFilter } from "./filters";
import { useKeys } from "./use-keys";

/** The register as a file, through the API's own export: what is shown, or all of it. */
export function ExportMenu({
  orgId,
  filter,
  total,
}: {
  orgId: string;
  filter: RegisterFilter;
  /** In words; undefined while it is not known. */
  total: string | undefined;
}) {
  const t = useTranslations("register.export");
  const button = useRef<HTMLButtonElement>(null);
  useKeys({ e: () => button.current?.click() });
  return (
    <Menu
      align="end"
      trigger={
        <Button
          ref={button}
          aria-keyshortcuts="E"
          icon={<Download aria-hidden />}
          className="print:hidden"
        >
          {t("label")}
          <ChevronDown aria-hidden className="text-ink-3" />
        </Button>
      }
    >
      <MenuHead>
        <span className="text-ink-3 text-xs">{t("head")}</span>
      </MenuHead>
      <MenuDownload
        href={csvAddress(orgId, filter)}
        icon={<FileSpreadsheet aria-hidden />}
        note={t("viewAbout", { total: total ?? "…" })}
      >
        {t("view")}
      </MenuDownload>
      <MenuDownload
        href={csvAddress(orgId, { subtree: "true" })}
        icon={<FileSpreadsheet aria-hidden />}
        note={t("allAbout")}
      >
        {t("all")}
      </MenuDownload>
    </Menu>
  );
}

function csvAddress(orgId: string, filter: RegisterFilter): string {
  const query = new URLSearchParams(queryOf(filter));
  query.set("orgId", orgId);
  if (filter.subtree) query.set("subtree", filter.subtree);
  return `/api/v1/privacy/incidents.csv?${query}`;
}
