import { Cpu, KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { isKey, type Words } from "@/lib/i18n/words";
import type { AuditEntry } from "@/lib/schema/audit";
import { Avatar } from "../ui/avatar";

/** Whoever did it: a person round, a key or the system square. */
export function AuthorMark({ actor }: { actor: AuditEntry["actor"] }) {
  const t = useTranslations("audit");
  if (actor.type === "user") return <Avatar name={actor.name} size="sm" decorative />;
  const Icon = actor.type === "api_key" ? KeyRound : Cpu;
  return (
    <span
      aria-hidden
      title={t(actor.type === "api_key" ? "mark.api_key" : "mark.system")}
      className="inline-grid size-5.5 flex-none place-items-center rounded-1 bg-surface text-ink-3 edge-line-2"
    >
      <Icon className="size-3.25" />
    </span>
  );
}

/** How it came in, as said in a column. */
export function viaWords(t: Words<"audit">, actor: AuditEntry["actor"]): string {
  if (actor.type === "user") return t("via.user");
  return t(actor.type === "api_key" ? "via.api_key" : "via.system");
}

/** Who did it: a person or a key by name, a part of Tocsin in words. */
export function authorName(t: Words<"audit">, { type, id, name }: AuditEntry["actor"]): string {
  const key = `system.${id.replaceAll(/[ -]/g, "_")}`;
  return type === "system" && isKey(t, key) ? t(key) : name;
}
