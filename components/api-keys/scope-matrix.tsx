"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type CredentialScope, INCIDENT_SCOPES } from "@/lib/schema/oauth";
import { Checkbox } from "../ui/input";
import { SCOPE_ROWS } from "./scope-words";

const COLUMNS = "grid grid-cols-[minmax(0,1fr)_3.5rem_3.5rem_8rem] items-center";

/** The scopes as a table of boxes; what the person may not hand out is a dash. */
export function ScopeMatrix({
  value,
  onChange,
  grantable,
}: {
  value: readonly CredentialScope[];
  onChange: (scopes: CredentialScope[]) => void;
  grantable: readonly CredentialScope[];
}) {
  const t = useTranslations("keys");
  const toggle = (scope: CredentialScope) =>
    onChange(value.includes(scope) ? value.filter((one) => one !== scope) : [...value, scope]);
  /** A box with its words beside it, or with a name for who cannot see the column. */
  const box = (
    scope: CredentialScope | undefined,
    words: { name: string } | { label: ReactNode },
  ) => {
    if (!scope || !grantable.includes(scope))
      return <span aria-hidden className="mx-auto block w-2 border-line-2 border-t-[1.5px]" />;
    const shared = { checked: value.includes(scope), onChange: () => toggle(scope), title: scope };
    return "label" in words ? (
      <Checkbox {...shared} label={words.label} />
    ) : (
      <span className="grid place-items-center">
        <Checkbox {...shared} aria-label={words.name} />
      </span>
    );
  };
  return (
    <div className="overflow-hidden rounded-2 border border-line text-sm">
      <div aria-hidden className={`${COLUMNS} bg-sunken px-3 py-1.5 text-ink-3 text-xs`}>
        <span>{t("scope.resource")}</span>
        <span className="text-center">{t("scope.read")}</span>
        <span className="text-center">{t("scope.write")}</span>
        <span className="pl-4">{t("scope.more")}</span>
      </div>
      {SCOPE_ROWS.map(({ id, read, write, more }) => {
        const resource = t(`resource.${id}.name`);
        const hidden = (words: ReactNode) => <span className="sr-only">{words}</span>;
        return (
          <div key={id} className={`${COLUMNS} border-line border-t px-3 py-1.5`}>
            <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
              {resource}
              <small className="text-ink-3 text-xs max-sm:hidden">
                {t(`resource.${id}.about`)}
              </small>
            </span>
            {box(read, { name: t("scope.toRead", { resource }) })}
            {box(write, { name: t("scope.toWrite", { resource }) })}
            <div className="pl-4">
              {box(more?.scope, {
                label:
                  more && t.rich("scope.extra", { label: t(`more.${more.act}`), resource, hidden }),
              })}
            </div>
          </div>
        );
      })}
      {INCIDENT_SCOPES.some((scope) => grantable.includes(scope)) && (
        <div className="grid gap-1.5 border-line border-t px-3 py-2">
          <span className="flex flex-wrap items-baseline gap-x-2">
            {t("scope.register")}
            <small className="text-ink-3 text-xs">{t("scope.registerAbout")}</small>
          </span>
          {INCIDENT_SCOPES.filter((scope) => grantable.includes(scope)).map((scope) => (
            <Checkbox
              key={scope}
              checked={value.includes(scope)}
              onChange={() => toggle(scope)}
              label={
                <>
                  <code className="record">{scope}</code>
                  <span className="ml-2 text-ink-3">{t(`incident.${scope}`)}</span>
                </>
              }
            />
          ))}
        </div>
      )}
    </div>
  );
}
