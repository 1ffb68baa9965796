"use client";
import type { Menu as Base } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import {
  type ComponentProps,
  cloneElement,
  createContext,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useContext,
  useState,
} from "react";
import { cx } from "./cx";
import { Link } from "./link";

const ITEM = cx(
  "flex w-full cursor-pointer items-center gap-2.5 rounded-1 px-2 py-1.5 text-left text-sm outline-none select-none pointer-coarse:min-h-11",
  "data-highlighted:bg-selected data-disabled:cursor-not-allowed data-disabled:text-ink-3",
  "[&>svg]:size-3.75 [&>svg]:flex-none [&>svg]:text-ink-3",
);

type BaseMenu = typeof Base;
const Parts = createContext<BaseMenu | null>(null);

/** What menus are made of is loaded when one is about to open: most pages are read without. */
const load = () => import("@base-ui/react/menu").then(({ Menu }) => Menu);

function useParts(): BaseMenu {
  const parts = useContext(Parts);
  if (!parts) throw new Error("Menu items stand in a Menu.");
  return parts;
}

export interface MenuProps {
  /** The button that opens it. */
  trigger: ReactElement<ComponentProps<"button">>;
  align?: "start" | "end";
  children: ReactNode;
}

/** A menu under its trigger; arrow keys, first letters and Escape work as everywhere. */
export function Menu({ trigger, align = "start", children }: MenuProps) {
  const [parts, setParts] = useState<BaseMenu | null>(null);
  if (!parts) {
    const open = () => load().then((loaded) => setParts(() => loaded));
    return cloneElement(trigger, {
      "aria-haspopup": "menu",
      "aria-expanded": false,
      onPointerEnter: load,
      onFocus: load,
      onClick: open,
      onKeyDown: (event: KeyboardEvent) => event.key === "ArrowDown" && open(),
    });
  }
  return (
    <Parts value={parts}>
      <parts.Root modal defaultOpen>
        <parts.Trigger render={trigger} />
        <parts.Portal>
          <parts.Positioner sideOffset={6} align={align} className="z-50 outline-none">
            <parts.Popup className="min-w-56 rounded-3 bg-raised p-1.5 text-sm shadow-pop outline-none transition-opacity duration-(--dur-2) data-ending-style:opacity-0 data-starting-style:opacity-0">
              {children}
            </parts.Popup>
          </parts.Positioner>
        </parts.Portal>
      </parts.Root>
    </Parts>
  );
}

/** Something to do. */
export function MenuItem({
  icon,
  danger = false,
  children,
  ...rest
}: ComponentProps<typeof Base.Item> & { icon?: ReactNode; danger?: boolean }) {
  const parts = useParts();
  return (
    <parts.Item {...rest} className={cx(ITEM, danger && "text-overdue")}>
      {icon}
      {children}
    </parts.Item>
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
  const parts = useParts();
  return (
    <parts.LinkItem render={<Link href={href} />} closeOnClick className={ITEM}>
      {icon}
      {children}
    </parts.LinkItem>
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
  const parts = useParts();
  return (
    <parts.RadioGroup value={value} onValueChange={onChange}>
      <parts.Group>
        <parts.GroupLabel className="narrow px-2 pt-1.5 pb-1 text-2xs text-ink-3">
          {label}
        </parts.GroupLabel>
        {options.map((option) => (
          <parts.RadioItem
            key={option.value}
            value={option.value}
            disabled={option.disabled}
            closeOnClick
            className={ITEM}
          >
            <span className="grid size-3.75 flex-none place-items-center">
              <parts.RadioItemIndicator>
                <Check aria-hidden strokeWidth={2.5} className="size-3.5" />
              </parts.RadioItemIndicator>
            </span>
            {option.label}
            {option.note && (
              <small className="ml-auto pl-4 text-ink-3 text-xs">{option.note}</small>
            )}
          </parts.RadioItem>
        ))}
      </parts.Group>
    </parts.RadioGroup>
  );
}

export function MenuRule() {
  const parts = useParts();
  return <parts.Separator className="my-1.5 h-px bg-line" />;
}

/** Words at the top of a menu that are not to be pressed. */
export function MenuHead({ children }: { children: ReactNode }) {
  return <div className="px-2 pt-1.5 pb-2 text-sm">{children}</div>;
}

/** Something that is on or off; the menu stays open. */
export function MenuTick({
  on,
  onChange,
  children,
}: {
  on: boolean;
  onChange: (on: boolean) => void;
  children: ReactNode;
}) {
  const parts = useParts();
  return (
    <parts.CheckboxItem checked={on} onCheckedChange={onChange} className={ITEM}>
      <span className="grid size-3.75 flex-none place-items-center">
        <parts.CheckboxItemIndicator>
          <Check aria-hidden strokeWidth={2.5} className="size-3.5" />
        </parts.CheckboxItemIndicator>
      </span>
      {children}
    </parts.CheckboxItem>
  );
}

/** A file to take along, with a line about it. */
export function MenuDownload({
  icon,
  href,
  note,
  children,
}: {
  icon?: ReactNode;
  href: string;
  note?: ReactNode;
  children: ReactNode;
}) {
  const parts = useParts();
  return (
    <parts.LinkItem
      render={<a href={href} download />}
      closeOnClick
      className={cx(ITEM, "items-start [&>svg]:mt-0.5")}
    >
      {icon}
      <span className="grid leading-snug">
        {children}
        {note && <small className="text-ink-3 text-xs">{note}</small>}
      </span>
    </parts.LinkItem>
  );
}
