"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import type { Role } from "@/lib/schema/member";
import { cx } from "../ui/cx";
import { FieldGroup } from "../ui/field";
import type { RoleInfo } from "./role-words";

/** One role, each with what it means. */
export function RoleChoice({
  roles,
  value,
  onChange,
  error,
}: {
  roles: readonly RoleInfo[];
  value: Role;
  onChange: (role: Role) => void;
  error?: string;
}) {
  const t = useTranslations("settings");
  const name = useId();
  return (
    <FieldGroup label={t("role.label")} error={error} hint={t("role.hint")}>
      <div className="grid overflow-hidden rounded-2 border border-line">
        {roles.map((info) => (
          <label
            key={info.role}
            className={cx(
              "flex cursor-pointer items-start gap-3 border-line border-t px-3 py-2 text-sm first:border-t-0",
              "has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:-outline-offset-2",
              info.role === value ? "bg-selected" : "hover:bg-hover",
              !info.givable && "cursor-not-allowed text-ink-3",
            )}
          >
            <input
              type="radio"
              name={name}
              value={info.role}
              checked={info.role === value}
              disabled={!info.givable}
              onChange={() => onChange(info.role)}
              className="mt-0.5 size-4 flex-none appearance-none rounded-full border border-control bg-surface outline-none checked:border-5 checked:border-ink disabled:bg-sunken"
            />
            <span>
              <span className="font-medium">{info.name}</span>
              <span className="block text-ink-3 text-xs leading-normal">{info.says}</span>
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}
