"use client";
import type { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { buttonClass } from "./button-class";
import { cx } from "./cx";
import { loadUntilThere } from "./load";

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  /** Buttons at the foot, the primary one last. */
  footer?: ReactNode;
  /** At the start of the foot. */
  note?: ReactNode;
  size?: "sm" | "md" | "lg";
  /** Only its own buttons close it: for what is shown once. */
  mustAnswer?: boolean;
  /** What has the focus first; the first control unless told otherwise. */
  initialFocus?: RefObject<HTMLElement | null>;
  /** The children bring their own padding and foot (DialogBody, DialogFoot): for a form around both. */
  bare?: boolean;
  children: ReactNode;
}

const WIDTHS = { sm: "max-w-md", md: "max-w-xl", lg: "max-w-2xl" } as const;

/** What dialogs are made of is loaded with the first one, or when the page is first touched. */
const load = () => import("@base-ui/react/dialog").then(({ Dialog }) => Dialog);

function useParts(open: boolean): typeof BaseDialog | null {
  const [parts, setParts] = useState<typeof BaseDialog | null>(null);
  useEffect(() => {
    const fetched = () => void load().catch(() => undefined);
    // Whoever moves or types may soon open one, and the connection may be gone by then.
    addEventListener("pointerdown", fetched, { once: true, passive: true });
    addEventListener("keydown", fetched, { once: true, passive: true });
    return () => {
      removeEventListener("pointerdown", fetched);
      removeEventListener("keydown", fetched);
    };
  }, []);
  useEffect(() => {
    if (open) return loadUntilThere(load, (loaded) => setParts(() => loaded));
  }, [open]);
  return parts;
}

/** What may happen by a slip; the buttons of a dialog are pressed on purpose. */
const SLIPS: readonly string[] = ["escape-key", "outside-press", "close-watcher"];

/** Holds a dialog back that would go by a slip with what was typed in it. Escape a second time is none. */
function useSlips(open: boolean) {
  const typed = useRef(false);
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (open) return;
    typed.current = false;
    setHeld(false);
  }, [open]);
  return {
    held,
    onInput: () => {
      typed.current = true;
      setHeld(false);
    },
    isSlip: (reason: string) => {
      if (!typed.current || !SLIPS.includes(reason)) return false;
      if (held && reason !== "outside-press") return false;
      setHeld(true);
      return true;
    },
  };
}

/** A dialog: holds the focus while it is open, gives it back when it closes. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  footer,
  note,
  size = "md",
  mustAnswer = false,
  initialFocus,
  bare = false,
  children,
}: DialogProps) {
  const t = useTranslations("ui");
  const Base = useParts(open);
  const { held, onInput, isSlip } = useSlips(open);
  if (!Base) return null;
  return (
    <Base.Root
      open={open}
      onOpenChange={(next, details) => {
        // Escape too: what is shown once is not lost by a slip.
        if (!next && (mustAnswer || isSlip(details.reason))) details.cancel();
        else onOpenChange(next);
      }}
      disablePointerDismissal={mustAnswer}
    >
      <Base.Portal>
        <Base.Backdrop
          className={cx(
            "fixed inset-0 z-40 bg-scrim transition-opacity duration-(--dur-3) data-ending-style:opacity-0 data-starting-style:opacity-0",
          )}
        />
        <Base.Viewport className="fixed inset-0 z-50 grid items-start justify-items-center overflow-y-auto p-4 pt-[7vh] pb-8">
          <Base.Popup
            initialFocus={initialFocus}
            onInput={onInput}
            className={cx(
              "w-full rounded-4 bg-raised text-base shadow-dialog outline-none",
              "transition-[opacity,translate] duration-(--dur-3) ease-out",
              "data-ending-style:opacity-0 data-starting-style:translate-y-2 data-starting-style:opacity-0",
              WIDTHS[size],
            )}
          >
            <div className="flex items-start gap-4 px-6 pt-5">
              <div className="min-w-0 flex-1">
                <Base.Title className="font-semibold text-[1.25rem] leading-tight tracking-[-0.014em]">
                  {title}
                </Base.Title>
                {description && (
                  <Base.Description className="mt-1 text-ink-2 text-sm">
                    {description}
                  </Base.Description>
                )}
              </div>
              {!mustAnswer && (
                <Base.Close
                  aria-label={t("close")}
                  className={cx(buttonClass({ variant: "ghost", square: true }), "-mt-1 -mr-2")}
                >
                  <X aria-hidden />
                </Base.Close>
              )}
            </div>
            {bare ? children : <DialogBody>{children}</DialogBody>}
            {footer && <DialogFoot note={note}>{footer}</DialogFoot>}
            <p
              role="status"
              className={cx(
                "sticky bottom-0 rounded-b-4 bg-watch-wash text-sm",
                held && "border-watch-fill border-t px-6 py-2.5",
              )}
            >
              {held && t("dialog.held")}
            </p>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

export function DialogBody({ children }: { children: ReactNode }) {
  return <div className="grid gap-5 px-6 pt-5 pb-6">{children}</div>;
}

/** Buttons at the foot, the primary one last; a note at its start. */
export function DialogFoot({ note, children }: { note?: ReactNode; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-end gap-2.5 border-line border-t px-6 py-3.5">
      {note && <div className="mr-auto text-ink-3 text-sm">{note}</div>}
      {children}
    </div>
  );
}
