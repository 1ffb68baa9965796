"use client";
import { Toast } from "@base-ui/react/toast";
import { Check, CircleAlert, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent } from "react";
import { buttonClass } from "./button-class";
import { Problem } from "./problem";
import type { News } from "./toast";

const SHOWN_MS = 6000;
/** Longer where something can still be taken back. */
const UNDO_SHOWN_MS = 10_000;

export interface ToastsProps {
  /** Told once how news is shown. */
  onReady: (show: (news: News) => void) => void;
}

/** The toasts that stand on the page. Errors stay until they are closed. */
export function Toasts({ onReady }: ToastsProps) {
  return (
    <Toast.Provider limit={3} timeout={SHOWN_MS}>
      <Toast.Portal>
        <Toast.Viewport className="fixed right-4 bottom-20 z-60 grid w-[calc(100vw-2rem)] max-w-96 gap-2 outline-none md:bottom-6">
          <List onReady={onReady} />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function List({ onReady }: ToastsProps) {
  const t = useTranslations("ui");
  const { toasts, add, close } = Toast.useToastManager();
  const begin = useEffectEvent(() =>
    onReady(({ title, description, failed, undo }) => {
      const id = add({
        title,
        description: description && failed ? <Problem text={description} /> : description,
        type: failed ? "error" : "done",
        ...(failed ? { timeout: 0, priority: "high" } : undo && { timeout: UNDO_SHOWN_MS }),
        actionProps: undo && {
          children: t("undo"),
          onClick: () => {
            undo();
            close(id);
          },
        },
      });
    }),
  );
  useEffect(() => begin(), []);
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      swipeDirection={["right", "down"]}
      className="rounded-3 bg-raised shadow-pop transition-opacity duration-(--dur-2) data-ending-style:opacity-0 data-starting-style:opacity-0 data-limited:hidden"
    >
      <Toast.Content className="flex items-start gap-2.5 py-2.5 pr-2 pl-3.5 text-sm">
        {toast.type === "error" ? (
          <CircleAlert aria-hidden className="mt-1.5 size-4 flex-none text-overdue" />
        ) : (
          <Check aria-hidden className="mt-1.5 size-4 flex-none text-met" />
        )}
        <div className="min-w-0 flex-1 py-1">
          <Toast.Title className="font-medium text-sm" />
          <Toast.Description className="text-ink-2" />
        </div>
        {toast.actionProps && <Toast.Action className={buttonClass({ variant: "ghost" })} />}
        <Toast.Close
          aria-label={t("close")}
          className={buttonClass({ variant: "ghost", square: true })}
        >
          <X aria-hidden />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}
