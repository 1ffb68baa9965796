"use client";
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { setSingleKeys, singleKeysOn } from "../shell/single-keys";
import { Checkbox } from "../ui/input";

const CHANGED = "tocsin:single-keys";

function subscribe(listener: () => void): () => void {
  addEventListener(CHANGED, listener);
  return () => removeEventListener(CHANGED, listener);
}

/** Turns the shortcuts of a single key on and off, in this browser. */
export function SingleKeysChoice() {
  const t = useTranslations("profile");
  const on = useSyncExternalStore(subscribe, singleKeysOn, () => true);
  return (
    <Checkbox
      label={t("keyboard.single")}
      description={t("keyboard.singleHint")}
      checked={on}
      onChange={(event) => {
        setSingleKeys(event.target.checked);
        dispatchEvent(new Event(CHANGED));
      }}
    />
  );
}
