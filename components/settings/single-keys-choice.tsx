"use client";
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
  const on = useSyncExternalStore(subscribe, singleKeysOn, () => true);
  return (
    <Checkbox
      label="Shortcuts of a single key"
      description="D declares, / searches, J and K move. Turn them off where speech input or an unsteady hand presses them."
      checked={on}
      onChange={(event) => {
        setSingleKeys(event.target.checked);
        dispatchEvent(new Event(CHANGED));
      }}
    />
  );
}
