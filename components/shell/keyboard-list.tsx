"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Dialog } from "../ui/dialog";
import { later } from "../ui/later";
import type { ShellRights } from "./places";

const Keys = later(() => import("./keys").then((loaded) => loaded.Keys));

const OPEN_LIST = "tocsin:keyboard";

/** Opens the list of shortcuts, from wherever. */
export function openKeyboardList(): void {
  document.dispatchEvent(new Event(OPEN_LIST));
}

/** The list of shortcuts, in a dialog of its own. */
export function KeyboardList({ rights }: { rights: ShellRights }) {
  const t = useTranslations("shell");
  const [listed, setListed] = useState(false);
  useEffect(() => {
    const open = () => setListed(true);
    document.addEventListener(OPEN_LIST, open);
    return () => document.removeEventListener(OPEN_LIST, open);
  }, []);
  return (
    <Dialog open={listed} onOpenChange={setListed} title={t("keys.title")} size="sm">
      <Keys rights={rights} />
    </Dialog>
  );
}
