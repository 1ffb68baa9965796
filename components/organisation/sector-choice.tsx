"use client";
import { SECTORS, type Sector } from "@/lib/law/facts";
import { RadioChips } from "../ui/chip";
import { FieldGroup } from "../ui/field";
import { Checkbox } from "../ui/input";
import { SECTOR_WORDS } from "./sector-words";

/** What somebody said about sectors: nothing, that none fits, or that some do. */
export type SectorsSaid = "unsaid" | "none" | "some";

const SAID: Readonly<Record<SectorsSaid, { label: string; means: string }>> = {
  unsaid: {
    label: "Nobody has said",
    means:
      "Laws that ask for a sector cannot be told: each incident names what is missing. Unknown is not read as no.",
  },
  none: { label: "None of these", means: "Laws that ask for one of these do not apply." },
  some: {
    label: "One or more of these",
    means: "Tick all that fit: what is not ticked counts as no.",
  },
};

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
  const held = value ?? [];
  const choose = (next: SectorsSaid) => onChange(next, next === "unsaid" ? null : []);
  const tick = (sector: Sector, on: boolean) =>
    onChange(
      "some",
      SECTORS.filter((one) => (one === sector ? on : held.includes(one))),
    );
  return (
    <FieldGroup label="Sectors" error={error}>
      <RadioChips
        name="sectors-said"
        value={said}
        onChange={choose}
        aria-label="What was said about sectors"
        options={(["unsaid", "none", "some"] as const)
          .filter((one) => !disabled || one === said)
          .map((one) => ({ value: one, label: SAID[one].label }))}
      />
      <p role="status" className="text-ink-2 text-sm">
        {SAID[said].means}
      </p>
      {said === "some" && (
        <div className="mt-1.5 grid gap-x-8 gap-y-3 lg:grid-cols-2">
          {SECTORS.map((sector) => (
            <Checkbox
              key={sector}
              label={SECTOR_WORDS[sector].name}
              description={SECTOR_WORDS[sector].says}
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
