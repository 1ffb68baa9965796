"use client";
import { useTranslations } from "next-intl";
import { SECTORS, type Sector } from "@/lib/law/facts";
import { RadioChips } from "../ui/chip";
import { FieldGroup } from "../ui/field";
import { Checkbox } from "../ui/input";

/** What somebody said about sectors: nothing, that none fits, or that some do. */
export type SectorsSaid = "unsaid" | "none" | "some";

/** The sector flags. "Nobody has said" and "none of these" are different answers. */
export function SectorChoice({
  said,
  value,
  onChange,
  error,
  disabled,
}: {
  said: SectorsSaid;
  value: readonly Sector[] | null;
  onChange: (said: SectorsSaid, value: Sector[] | null) => void;
  error?: string;
  disabled: boolean;
}) {
  const t = useTranslations("organisation");
  const held = value ?? [];
  const choose = (next: SectorsSaid) => onChange(next, next === "unsaid" ? null : []);
  const tick = (sector: Sector, on: boolean) =>
    onChange(
      "some",
      SECTORS.filter((one) => (one === sector ? on : held.includes(one))),
    );
  return (
    <FieldGroup label={t("sectors.label")} error={error}>
      <RadioChips
        name="sectors-said"
        value={said}
        onChange={choose}
        aria-label={t("sectors.said")}
        options={(["unsaid", "none", "some"] as const)
          .filter((one) => !disabled || one === said)
          .map((one) => ({ value: one, label: t(`sectors.${one}.label`) }))}
      />
      <p role="status" className="text-ink-2 text-sm">
        {t(`sectors.${said}.means`)}
      </p>
      {said === "some" && (
        <div className="mt-1.5 grid gap-x-8 gap-y-3 lg:grid-cols-2">
          {SECTORS.map((sector) => (
            <Checkbox
              key={sector}
              label={t(`sector.${sector}.name`)}
              description={t(`sector.${sector}.says`)}
              checked={held.includes(sector)}
              disabled={disabled}
              onChange={(event) => tick(sector, event.target.checked)}
            />
          ))}
        </div>
      )}
    </FieldGroup>
  );
}
