"use client";
import { type CredentialScope, INCIDENT_SCOPES } from "@/lib/schema/oauth";
import { Checkbox } from "../ui/input";
import { INCIDENT_SCOPE_WORDS, SCOPE_ROWS } from "./scope-words";

const COLUMNS = "grid grid-cols-[minmax(0,1fr)_3rem_3rem_8rem] items-center";

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
  const toggle = (scope: CredentialScope) =>
    onChange(value.includes(scope) ? value.filter((one) => one !== scope) : [...value, scope]);
  const box = (
    scope: CredentialScope | undefined,
    resource: string,
    act: string,
    label?: string,
  ) => {
    if (!scope || !grantable.includes(scope))
      return <span aria-hidden className="mx-auto block w-2 border-line-2 border-t-[1.5px]" />;
    const shared = { checked: value.includes(scope), onChange: () => toggle(scope), title: scope };
    return label ? (
      <Checkbox
        {...shared}
        label={
          <>
            {label}
            <span className="sr-only">: {resource}</span>
          </>
        }
      />
    ) : (
      <span className="grid place-items-center">
        <Checkbox {...shared} aria-label={`${resource}: ${act}`} />
      </span>
    );
  };
  return (
    <div className="overflow-hidden rounded-2 border border-line text-sm">
      <div aria-hidden className={`${COLUMNS} bg-sunken px-3 py-1.5 text-ink-3 text-xs`}>
        <span>Resource</span>
        <span className="text-center">Read</span>
        <span className="text-center">Write</span>
        <span className="pl-4">More</span>
      </div>
      {SCOPE_ROWS.map(({ resource, says, read, write, more }) => (
        <div key={resource} className={`${COLUMNS} border-line border-t px-3 py-1.5`}>
          <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
            {resource}
            <small className="text-ink-3 text-xs max-sm:hidden">{says}</small>
          </span>
          {box(read, resource, "read")}
          {box(write, resource, "write")}
          <div className="pl-4">{box(more?.scope, resource, "more", more?.label ?? "")}</div>
        </div>
      ))}
      {INCIDENT_SCOPES.some((scope) => grantable.includes(scope)) && (
        <div className="grid gap-1.5 border-line border-t px-3 py-2">
          <span className="flex flex-wrap items-baseline gap-x-2">
            Incident register
            <small className="text-ink-3 text-xs">As clients of that door name them</small>
          </span>
          {INCIDENT_SCOPES.filter((scope) => grantable.includes(scope)).map((scope) => (
            <Checkbox
              key={scope}
              checked={value.includes(scope)}
              onChange={() => toggle(scope)}
              label={
                <>
                  <code className="record">{scope}</code>
                  <span className="ml-2 text-ink-3">{INCIDENT_SCOPE_WORDS[scope]}</span>
                </>
              }
            />
          ))}
        </div>
      )}
    </div>
  );
}
