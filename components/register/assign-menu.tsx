"use client";
import { UserX } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ComponentProps, ReactElement } from "react";
import type { Person } from "@/lib/schema/collaboration";
import { Avatar } from "../ui/avatar";
import { Menu, MenuItem, MenuRule } from "../ui/menu";

/** Chooses who sees to it, or nobody. */
export function AssignMenu({
  people,
  owner,
  onAssign,
  children,
}: {
  people: readonly Person[];
  /** Who does so now, where it is about one incident. */
  owner?: Person | null;
  onAssign: (owner: Person | null) => void;
  /** The button that opens it. */
  children: ReactElement<ComponentProps<"button">>;
}) {
  const t = useTranslations("register");
  return (
    <Menu trigger={children} align="end">
      <div className="max-h-80 overflow-y-auto">
        {people.map((person) => (
          <MenuItem
            key={person.id}
            disabled={person.id === owner?.id}
            icon={<Avatar name={person.name} size="sm" decorative />}
            onClick={() => onAssign(person)}
          >
            {person.name}
          </MenuItem>
        ))}
      </div>
      {people.length > 0 && <MenuRule />}
      <MenuItem
        disabled={owner === null}
        icon={<UserX aria-hidden />}
        onClick={() => onAssign(null)}
      >
        {t("bulk.nobody")}
      </MenuItem>
    </Menu>
  );
}
