"use client";
import { Toast } from "@base-ui/react/toast";
import { Check, CircleAlert, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import { buttonClass } from "./button";
import { Problem } from "./problem";

const SHOWN_MS = 6000;

/** Holds the page's toasts. Errors stay until they are closed. */
export function ToastProvider({ children }: { children: ReactNode }) {
  return (
    <Toast.Provider limit={3} timeout={SHOWN_MS}>
      {children}
      <Toast.Portal>
        <Toast.Viewport className="fixed right-4 bottom-20 z-60 grid w-[calc(100vw-2rem)] max-w-96 gap-2 outline-none md:bottom-6">
          <Toasts />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function Toasts() {
  const t = useTranslations("ui");
  const { toasts } = Toast.useToastManager();
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

export interface Tell {
  /** Something is done. Goes by itself. */
  done: (title: string, description?: string) => void;
  /** Something did not work. Stays until it is closed, and is spoken at once. */
  failed: (title: string, description?: string) => void;
}

/** Tells the person in a toast. */
export function useToast(): Tell {
  const { add } = Toast.useToastManager();
  return useMemo(
    () => ({
      done: (title, description) => add({ title, description, type: "done" }),
      failed: (title, description) =>
        add({
          title,
          description: description && <Problem text={description} />,
          type: "error",
          timeout: 0,
          priority: "high",
        }),
    }),
    [add],
  );
}
