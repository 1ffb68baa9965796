/** Notices of the browser itself, on this device: off until somebody turns them on and the browser allows it. */
const KEY = "tocsin.notices";
const CHANGED = "tocsin:notices";

/** unsupported: the browser has none. blocked: the person refused them in the browser. */
export type NoticesState = "unsupported" | "blocked" | "off" | "on";

/** How it stands in this browser. */
export function noticesState(): NoticesState {
  if (!("Notification" in globalThis)) return "unsupported";
  if (Notification.permission === "denied") return "blocked";
  return Notification.permission === "granted" && chosen() ? "on" : "off";
}

function chosen(): boolean {
  try {
    return localStorage.getItem(KEY) === "on";
  } catch {
    // Storage can be closed to us; then nothing was chosen.
    return false;
  }
}

/** Turns them on, asking the browser where it has not said yet; or off. Call it from a press of a button. */
export async function chooseNotices(on: boolean): Promise<void> {
  if (on && Notification.permission === "default") await Notification.requestPermission();
  try {
    localStorage.setItem(KEY, on ? "on" : "off");
  } catch {
    // It stays as it is.
  }
  dispatchEvent(new Event(CHANGED));
}

/** Calls `listener` when it changes, in this tab or another one. */
export function onNoticesChange(listener: () => void): () => void {
  addEventListener(CHANGED, listener);
  addEventListener("storage", listener);
  return () => {
    removeEventListener(CHANGED, listener);
    removeEventListener("storage", listener);
  };
}
