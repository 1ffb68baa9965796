"use client";
import { Menu as Base } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx";

const ITEM = cx(
  "flex w-full cursor-pointer items-center gap-2.5 rounded-1 px-2 py-1.5 text-left text-sm outline-none select-none pointer-coarse:min-h-11",
  "data-highlighted:bg-selected data-disabled:cursor-not-allowed data-disabled:text-ink-3",
  "[&>svg]:size-3.75 [&>svg]:flex-none [&>svg]:text-ink-3",
);

export interface MenuProps {
  /** The element that opens it: a Button or any button element. */
  trigger: ComponentProps<typeof Base.Trigger>["render"];
  align?: "start" | "end";
  children: ReactNode;
}

/** A menu under its trigger; arrow keys, first letters and Escape work as everywhere. */
export function Menu({ trigger, align = "start", children }: MenuProps) {
  return (
    <Base.Root modal>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} align={align} className="z-50 outline-none">
          <Base.Popup className="min-w-56 rounded-3 bg-raised p-1.5 text-sm shadow-pop outline-none transition-opacity duration-(--dur-2) data-ending-style:opacity-0 data-starting-style:opacity-0">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** Something to do. */
export function MenuItem({
  icon,
  danger = false,
  children,
  ...rest
}: ComponentProps<typeof Base.Item> & { icon?: ReactNode; danger?: boolean }) {
  return (
    <Base.Item {...rest} className={cx(ITEM, danger && "text-overdue")}>
      {icon}
      {children}
    </Base.Item>
  );
}

/** Somewhere to go. */
export function MenuLink({
  icon,
  href,
  children,
}: {
  icon?: ReactNode;
  href: string;
  children: ReactNode;
}) {
  return (
    <Base.LinkItem render={<Link href={href} />} closeOnClick className={ITEM}>
      {icon}
      {children}
    </Base.LinkItem>
  );
}

/** One of several, the chosen one ticked. */
export function MenuChoice<Value extends string>({
  label,
  value,
  onChange,
  options,
}: {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  options: readonly { value: Value; label: ReactNode; note?: ReactNode; disabled?: boolean }[];
}) {
  return (
    <Base.RadioGroup value={value} onValueChange={onChange}>
      <Base.Group>
        <Base.GroupLabel className="narrow px-2 pt-1.5 pb-1 text-2xs text-ink-3">
          {label}
        </Base.GroupLabel>
        {options.map((option) => (
          <Base.RadioItem
            key={option.value}
            value={option.value}
            disabled={option.disabled}
            closeOnClick
            className={ITEM}
          >
            <span className="grid size-3.75 flex-none place-items-center">
              <Base.RadioItemIndicator>
                <Check aria-hidden strokeWidth={2.5} className="size-3.5" />
              </Base.RadioItemIndicator>
            </span>
            {option.label}
            {option.note && (
              <small className="ml-auto pl-4 text-ink-3 text-xs">{option.note}</small>
            )}
          </Base.RadioItem>
        ))}
      </Base.Group>
    </Base.RadioGroup>
  );
}

export function MenuRule() {
  return <Base.Separator className="my-1.5 h-px bg-line" />;
}

/** Words at the top of a menu that are not to be pressed. */
export function MenuHead({ children }: { children: ReactNode }) {
  return <div className="px-2 pt-1.5 pb-2 text-sm">{children}</div>;
}
