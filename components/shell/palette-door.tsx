"use client";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ComponentType, useCallback, useEffect, useState } from "react";
import { Button } from "../ui/button";
import type { PaletteProps } from "./palette";
import { INCIDENTS } from "./places";

/** Loaded when it is asked for: no page is read with it. */
const load = () => import("./palette").then(({ Palette }) => Palette);

/** The way to the command palette: a button, and Mod+K from wherever. */
export function PaletteDoor(scope: Omit<PaletteProps, "open" | "onOpenChange">) {
  const t = useTranslations("shell");
  const router = useRouter();
  const [Palette, setPalette] = useState<ComponentType<PaletteProps> | null>(null);
  const [open, setOpen] = useState(false);
  const show = useCallback(() => {
    load().then(
      (loaded) => {
        setPalette(() => loaded);
        setOpen(true);
      },
      // The connection is gone, or this page is older than the server: the search page is a whole load.
      () => router.push(`${INCIDENTS.href}#search`),
    );
  }, [router]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const asked = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
      if (!asked || event.altKey || event.shiftKey || event.defaultPrevented) return;
      // What lies on top is answered first.
      if (document.querySelector(":is([role=dialog], [role=alertdialog]):not([data-closed])"))
        return;
      event.preventDefault();
      show();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [show]);
  return (
    <>
      <Button
        variant="ghost"
        square
        aria-label={t("palette.open")}
        aria-keyshortcuts="Control+K Meta+K"
        aria-haspopup="dialog"
        icon={<Search aria-hidden />}
        onPointerEnter={load}
        onClick={show}
      />
      {Palette && <Palette {...scope} open={open} onOpenChange={setOpen} />}
    </>
  );
}
