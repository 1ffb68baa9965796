"use client";
import { Bell, BellOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { Button } from "../ui/button";
import { chooseNotices, type NoticesState, noticesState, onNoticesChange } from "./browser-notices";

/** Turns the browser's notices of the board on and off, on this device. */
export function BrowserNoticesChoice() {
  const t = useTranslations("webhooks");
  const state = useSyncExternalStore<NoticesState>(onNoticesChange, noticesState, () => "off");
  const on = state === "on";
  return (
    <div className="grid gap-3.5">
      <p className="max-w-2xl text-ink-2 text-sm">{t("notices.about")}</p>
      <p role="status" className="text-ink-3 text-sm">
        {t(`notices.${state}`)}
      </p>
      {(on || state === "off") && (
        <Button
          className="justify-self-start"
          icon={on ? <BellOff aria-hidden /> : <Bell aria-hidden />}
          onClick={() => void chooseNotices(!on)}
        >
          {t(on ? "notices.turnOff" : "notices.turnOn")}
        </Button>
      )}
    </div>
  );
}
