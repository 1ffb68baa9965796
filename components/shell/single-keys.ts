/** Shortcuts of a single key: a person can turn them off, since speech input and tremor press them by accident. */
import { keepChoice } from "../ui/viewer-cookie";

/** Whether single keys are on in this browser. */
export function singleKeysOn(): boolean {
  return !/(?:^|; )keys=off(?:;|$)/.test(document.cookie);
}

export function setSingleKeys(on: boolean): void {
  keepChoice("keys", on ? "on" : "off");
}

const BUSY = "input, textarea, select, [contenteditable], [role=dialog], [role=menu]";
const CLOSING = "[role=dialog][data-closed], [role=menu][data-closed]";

/** Whether a press is meant for the page: not for a field, a dialog, a menu, or the browser. */
export function isForPage(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  const target = event.target instanceof Element ? event.target : null;
  // What is closing keeps the focus until it has faded; the next key is no longer its own.
  const taken = !!target?.closest(BUSY) && !target.closest(CLOSING);
  return !taken && singleKeysOn();
}
