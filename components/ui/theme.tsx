"use client";
import { Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { Button } from "./button";
import { MenuChoice } from "./menu";
import { THEMES, type Theme } from "./themes";
import { keepChoice } from "./viewer-cookie";

const DARK = "(prefers-color-scheme: dark)";

function chosen(): Theme {
  const said = document.documentElement.dataset.theme;
  return said === "light" || said === "dark" ? said : "system";
}

function choose(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  keepChoice("theme", theme);
}

function subscribe(listener: () => void): () => void {
  const watcher = new MutationObserver(listener);
  watcher.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  const system = matchMedia(DARK);
  system.addEventListener("change", listener);
  return () => {
    watcher.disconnect();
    system.removeEventListener("change", listener);
  };
}

function useTheme(): Theme {
  return useSyncExternalStore(subscribe, chosen, () => "system");
}

function useIsDark(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => chosen() === "dark" || (chosen() === "system" && matchMedia(DARK).matches),
    () => false,
  );
}

/** Goes from light to dark, or back. */
export function switchTheme(): void {
  const dark = chosen() === "dark" || (chosen() === "system" && matchMedia(DARK).matches);
  choose(dark ? "light" : "dark");
}

/** Switches between light and dark. */
export function ThemeToggle() {
  const dark = useIsDark();
  const t = useTranslations("ui");
  return (
    <Button
      variant="ghost"
      square
      aria-label={t(dark ? "theme.toLight" : "theme.toDark")}
      onClick={switchTheme}
      icon={dark ? <Sun aria-hidden /> : <Moon aria-hidden />}
    />
  );
}

/** Light, dark, or as the device says; for a menu. */
export function ThemeChoice() {
  const t = useTranslations("ui");
  return (
    <MenuChoice
      label={t("theme.label")}
      value={useTheme()}
      onChange={choose}
      options={THEMES.map((theme) => ({ value: theme, label: t(`theme.${theme}`) }))}
    />
  );
}
