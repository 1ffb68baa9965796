"use client";
import { Combobox } from "@base-ui/react/combobox";
import { Check, ChevronDown } from "lucide-react";
import { cx } from "./cx";
import { useFieldWiring } from "./field";

export interface SearchOption {
  value: string;
  label: string;
  note?: string;
}

/** One of a long list, found by typing. Put it in a Field. */
export function SearchSelect({
  value,
  onChange,
  options,
  find,
  nothing,
}: {
  value: string;
  onChange: (value: string) => void;
  options: readonly SearchOption[];
  /** Names the search field. */
  find: string;
  /** Said where nothing fits. */
  nothing: string;
}) {
  const wiring = useFieldWiring();
  const chosen = options.find((option) => option.value === value) ?? null;
  return (
    <Combobox.Root
      items={options}
      value={chosen}
      onValueChange={(option) => option && onChange(option.value)}
    >
      <Combobox.Trigger
        {...wiring}
        className="relative flex h-9 w-full min-w-0 items-center rounded-2 border border-control bg-surface pr-9 pl-2.5 text-left text-base pointer-coarse:h-11"
      >
        <span className="truncate">{chosen?.label ?? value}</span>
        <ChevronDown aria-hidden className="absolute right-2.5 size-4 text-ink-3" />
      </Combobox.Trigger>
      <Combobox.Portal>
        <Combobox.Positioner sideOffset={6} align="start" className="z-60 outline-none">
          <Combobox.Popup
            aria-label={find}
            className="w-(--anchor-width) min-w-64 rounded-3 bg-raised shadow-pop transition-opacity duration-(--dur-2) data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            <div className="border-line border-b p-2">
              <Combobox.Input
                placeholder={find}
                aria-label={find}
                className="h-8 w-full rounded-2 bg-transparent px-2 text-base outline-none placeholder:text-ink-3 pointer-coarse:h-11"
              />
            </div>
            <Combobox.Empty className="text-ink-3 text-sm not-empty:px-4 not-empty:py-3">
              {nothing}
            </Combobox.Empty>
            <Combobox.List className="max-h-[min(20rem,var(--available-height))] overflow-y-auto overscroll-contain p-1.5 empty:hidden">
              {(option: SearchOption) => (
                <Combobox.Item
                  key={option.value}
                  value={option}
                  className={cx(
                    "flex cursor-pointer items-center gap-2.5 rounded-1 px-2 py-1.5 text-sm outline-none pointer-coarse:min-h-11",
                    "data-highlighted:bg-selected",
                  )}
                >
                  <span className="grid size-3.75 flex-none place-items-center">
                    <Combobox.ItemIndicator>
                      <Check aria-hidden strokeWidth={2.5} className="size-3.5" />
                    </Combobox.ItemIndicator>
                  </span>
                  {option.label}
                  {option.note && (
                    <small className="ml-auto pl-4 text-ink-3 text-xs">{option.note}</small>
                  )}
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}
