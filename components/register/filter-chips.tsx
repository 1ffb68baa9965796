"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import type { Person } from "@/lib/schema/collaboration";
import { Chip } from "../ui/chip";
import { Menu, MenuItem, MenuRule } from "../ui/menu";
import { ChoiceChip } from "./choice-chip";
import { DateRangeChip } from "./date-range-chip";
import { choicesIn, isChoice, OFFERED, type Offered } from "./filter-names";
import type { RegisterFilter } from "./filters";
import { TextChip } from "./text-chip";
import type { ChangeFilter } from "./use-filter";

/** An own field of the organisation, as filters know it. */
export interface FilterField {
  name: string;
  /** Empty where it takes any text. */
  options: readonly string[];
}

export interface FilterChipsProps {
  filter: RegisterFilter;
  people: readonly Person[];
  tags: readonly string[];
  fields: readonly FilterField[];
  onChange: ChangeFilter;
}

/** The filters that are set, each a chip, and the menu that adds one. */
export function FilterChips({ filter, people, tags, fields, onChange }: FilterChipsProps) {
  const t = useTranslations("register");
  /** Chosen in the menu, and without a value yet. */
  const [added, setAdded] = useState<readonly string[]>([]);
  const choices = useMemo(() => choicesIn(t), [t]);
  const attributes = filter.attribute ?? [];
  const tagged = filter.tag ?? [];
  const isSet = (name: Offered) =>
    name === "found"
      ? Boolean(filter.discovered_from || filter.discovered_to)
      : Boolean(filter[name]?.length);
  const shown = OFFERED.filter((name) => isSet(name) || added.includes(name));
  const drop = (name: string) => setAdded((held) => held.filter((one) => one !== name));

  return (
    <>
      {shown.map((name) => {
        if (name === "found") {
          return (
            <DateRangeChip
              key={name}
              name={t("filter.found")}
              from={filter.discovered_from ?? ""}
              to={filter.discovered_to ?? ""}
              note={t("leftOut")}
              onChange={({ from, to }) => {
                if (!from && !to) drop(name);
                onChange({ discovered_from: from, discovered_to: to });
              }}
            />
          );
        }
        if (name === "tag") {
          const chips = added.includes(name) || tagged.length === 0 ? [...tagged, ""] : tagged;
          return chips.map((tag) => (
            <TextChip
              key={`tag ${tag}`}
              name={t("filter.tag")}
              value={tag}
              suggestions={tags}
              onChange={(said) => {
                drop(name);
                onChange({ tag: [...tagged.filter((one) => one !== tag), said] });
              }}
              onRemove={() => {
                drop(name);
                onChange({ tag: tagged.filter((one) => one !== tag) });
              }}
            />
          ));
        }
        if (!isChoice(name)) {
          return (
            <TextChip
              key={`${name} ${filter[name] ?? ""}`}
              name={t(`filter.${name}`)}
              value={filter[name] ?? ""}
              onChange={(said) => onChange({ [name]: said })}
              onRemove={() => {
                drop(name);
                onChange({ [name]: "" });
              }}
            />
          );
        }
        return (
          <ChoiceChip
            key={name}
            name={t(`filter.${name}`)}
            value={filter[name] ?? ""}
            options={
              name === "owner"
                ? [...choices.owner, ...people.map((one) => [one.id, one.name] as const)]
                : choices[name]
            }
            onChange={(value) => onChange({ [name]: value })}
            onRemove={() => {
              drop(name);
              onChange({ [name]: "" });
            }}
          />
        );
      })}
      {[
        ...attributes,
        ...added.filter((one) => one.startsWith("field:")).map((one) => one.slice(6)),
      ].map((said) => (
        <FieldChip
          key={said}
          said={said}
          fields={fields}
          onChange={(value) => {
            drop(`field:${said}`);
            const rest = attributes.filter((one) => one !== said);
            onChange({ attribute: value === null ? rest : [...rest, value] });
          }}
        />
      ))}
      <Menu
        trigger={
          <Chip icon={<Plus aria-hidden />} className="border border-control border-dashed">
            {t("addFilter")}
          </Chip>
        }
      >
        {OFFERED.filter((name) => name === "tag" || !shown.includes(name)).map((name) => (
          <MenuItem key={name} onClick={() => setAdded((held) => [...new Set([...held, name])])}>
            {t(`filter.${name}`)}
          </MenuItem>
        ))}
        {fields.length > 0 && <MenuRule />}
        {fields.map(({ name }) => (
          <MenuItem
            key={name}
            onClick={() => setAdded((held) => [...new Set([...held, `field:${name}:`])])}
          >
            {name}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}

/** A value of an own field: `said` is name:value, with nothing after the colon while none is chosen. */
function FieldChip({
  said,
  fields,
  onChange,
}: {
  said: string;
  fields: readonly FilterField[];
  /** Null takes it away. */
  onChange: (said: string | null) => void;
}) {
  // A name may hold colons: the longest that fits is meant.
  const [field] = fields
    .filter(({ name }) => said.startsWith(`${name}:`))
    .sort((a, b) => b.name.length - a.name.length);
  const name = field?.name ?? said.slice(0, said.indexOf(":"));
  const value = said.slice(name.length + 1);
  if (!field || field.options.length === 0) {
    return (
      <TextChip
        name={name}
        value={value}
        onChange={(next) => onChange(`${name}:${next}`)}
        onRemove={() => onChange(null)}
      />
    );
  }
  return (
    <ChoiceChip
      name={name}
      value={value}
      options={field.options.map((option) => [option, option] as const)}
      onChange={(next) => onChange(next === "" ? null : `${name}:${next}`)}
      onRemove={() => onChange(null)}
    />
  );
}
