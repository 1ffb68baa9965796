"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { AddFieldInput, ChangeFieldInput, FieldOut } from "@/lib/schema/register-door/fields";
import { Button } from "../ui/button";
import { DataCell, DataRow, DataTable } from "../ui/data-table";
import type { FormResult } from "../ui/form-result";
import { later } from "../ui/later";
import { PlaceButtons, placed } from "./place-buttons";
import { useChange } from "./use-change";

const FieldDialog = later(() => import("./field-dialog").then((loaded) => loaded.FieldDialog));

export interface FieldListProps {
  fields: readonly FieldOut[];
  mayChange: boolean;
  add: (input: AddFieldInput) => Promise<FormResult<FieldOut>>;
  change: (id: string, input: ChangeFieldInput) => Promise<FormResult<FieldOut>>;
}

/** The fields of the organisation's own, in their order; archived ones last. */
export function FieldList({ fields, mayChange, add, change }: FieldListProps) {
  const t = useTranslations("fields");
  const [adding, setAdding] = useState(false);
  const [changing, setChanging] = useState<FieldOut | null>(null);
  const { busy, run } = useChange();
  const open = fields.filter(({ archived_at }) => archived_at === null);
  const gone = fields.filter(({ archived_at }) => archived_at !== null);
  return (
    <section aria-labelledby="own-fields" className="mb-10">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <h2 id="own-fields" className="font-semibold text-lg">
          {t("field.title")}
        </h2>
        {mayChange && (
          <Button icon={<Plus aria-hidden />} onClick={() => setAdding(true)}>
            {t("field.add")}
          </Button>
        )}
      </div>
      {fields.length === 0 ? (
        <p className="text-ink-3 text-sm">{t("field.none")}</p>
      ) : (
        <DataTable
          label={t("field.label")}
          heads={[t("field.column"), t("field.takes"), t("field.options"), t("field.required"), ""]}
        >
          {[...open, ...gone].map((field) => (
            <DataRow key={field.id} dim={field.archived_at !== null}>
              <DataCell wrap className="min-w-40">
                <span className="font-medium text-ink">{field.name}</span>
                {field.archived_at !== null && (
                  <span className="text-ink-3 text-xs"> {t("archived")}</span>
                )}
              </DataCell>
              <DataCell>{t(`kind.${field.kind}`)}</DataCell>
              <DataCell wrap className="min-w-56">
                {field.options
                  .filter(({ disabled }) => !disabled)
                  .map(({ value }) => value)
                  .join(", ")}
              </DataCell>
              <DataCell>{t(field.required ? "field.requiredYes" : "field.requiredNo")}</DataCell>
              <DataCell>
                {mayChange && (
                  <div className="flex justify-end gap-1.5 max-sm:grid max-sm:grid-cols-[auto_auto] max-sm:justify-items-end max-sm:py-1.5">
                    {field.archived_at === null && (
                      <PlaceButtons
                        name={field.name}
                        first={field === open[0]}
                        last={field === open.at(-1)}
                        busy={busy}
                        move={(by) => run(() => change(field.id, placed(open, field, by)))}
                      />
                    )}
                    {field.archived_at === null && (
                      <Button
                        size="sm"
                        className="max-sm:col-span-2"
                        aria-label={t("changeOf", { name: field.name })}
                        onClick={() => setChanging(field)}
                      >
                        {t("change")}
                      </Button>
                    )}
                    <Button
                      size="sm"
                      className="max-sm:col-span-2"
                      disabled={busy}
                      aria-label={t(field.archived_at === null ? "archiveOf" : "takeBackOf", {
                        name: field.name,
                      })}
                      onClick={() =>
                        run(() => change(field.id, { archived: field.archived_at === null }))
                      }
                    >
                      {t(field.archived_at === null ? "archive" : "takeBack")}
                    </Button>
                  </div>
                )}
              </DataCell>
            </DataRow>
          ))}
        </DataTable>
      )}
      {adding && <FieldDialog field={null} save={add} onClose={() => setAdding(false)} />}
      {changing && (
        <FieldDialog
          field={changing}
          save={({ name, required, options = [] }) =>
            change(changing.id, {
              name,
              required,
              ...(changing.options.length > 0 ? { options: withIds(changing, options) } : {}),
            })
          }
          onClose={() => setChanging(null)}
        />
      )}
    </section>
  );
}

/**
 * The lines of the form as options: a line that stood there keeps its id, and where as many lines as before
 * hold one new name, the one at its place was renamed.
 */
function withIds(field: FieldOut, lines: readonly string[]) {
  const held = field.options.filter(({ disabled }) => !disabled);
  const renamed = lines.length === held.length;
  return lines.map((value, at) => {
    const same = field.options.find((option) => option.value === value);
    const before = renamed ? held[at] : undefined;
    const id = same?.id ?? (before && !lines.includes(before.value) ? before.id : undefined);
    return id === undefined ? { value } : { id, value };
  });
}
