"use client";
/**
 * Short news of what was done or did not work. What shows them is loaded with the first one: most pages never
 * tell anything.
 */
import {
  type ComponentType,
  createContext,
  type ReactNode,
  useContext,
  useMemo,
  useRef,
  useState,
} from "react";
import type { ToastsProps } from "./toasts";

export interface Tell {
  /** Something is done. Goes by itself; `undo` offers the way back where there honestly is one. */
  done: (title: string, description?: string, undo?: () => void) => void;
  /** Something did not work. Stays until it is closed, and is spoken at once. */
  failed: (title: string, description?: string) => void;
}

export interface News {
  title: string;
  description?: string;
  failed: boolean;
  undo?: () => void;
}

const Telling = createContext<Tell | null>(null);

/** Holds the page's toasts. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [Toasts, setToasts] = useState<ComponentType<ToastsProps> | null>(null);
  // News that nothing could show yet, and then what shows it.
  const waiting = useRef<News[]>([]);
  const show = useRef<((news: News) => void) | null>(null);
  const tell = useMemo<Tell>(() => {
    const add = (news: News) => {
      if (show.current) return show.current(news);
      waiting.current.push(news);
      import("./toasts").then(
        (loaded) => setToasts(() => loaded.Toasts),
        // Without a connection nothing can be loaded to say so.
        () => undefined,
      );
    };
    return {
      done: (title, description, undo) => add({ title, description, failed: false, undo }),
      failed: (title, description) => add({ title, description, failed: true }),
    };
  }, []);
  const begin = (ready: (news: News) => void) => {
    show.current = ready;
    for (const news of waiting.current.splice(0)) ready(news);
  };
  return (
    <Telling value={tell}>
      {children}
      {Toasts && <Toasts onReady={begin} />}
    </Telling>
  );
}

/** Tells the person in a toast. */
export function useToast(): Tell {
  const tell = useContext(Telling);
  if (!tell) throw new Error("No ToastProvider stands around this component.");
  return tell;
}
