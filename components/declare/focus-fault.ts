/** The focus goes where something is to be mended. */

/** A control at fault, or the group around it. */
export const FAULT = "[aria-invalid=true]";
/** How many frames a step may take to stand there. */
const PATIENCE_FRAMES = 60;

/** Puts the focus on the first control at fault, as soon as its step is shown. */
export function focusFault(panel: HTMLFormElement | null, frames = PATIENCE_FRAMES): void {
  const fault = panel?.querySelector<HTMLElement>(FAULT);
  const control = fault?.matches("fieldset") ? fault.querySelector<HTMLElement>("input") : fault;
  if (control) control.focus();
  else if (frames > 0) requestAnimationFrame(() => focusFault(panel, frames - 1));
}
