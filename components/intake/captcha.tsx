"use client";
import type {} from "altcha/types/react";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";

/** What the widget tells as it goes; `payload` is the proof, once there is one. */
interface Told {
  state: string;
  payload?: string | null;
}

declare global {
  interface HTMLElementEventMap {
    statechange: Event;
  }
}

/** The widget, with its words in our languages, and its worker among our own files. */
async function load(): Promise<void> {
  await import("altcha/external");
  await Promise.all([
    import("altcha/altcha.css"),
    import("altcha/i18n/de"),
    import("altcha/i18n/fr-fr"),
    import("altcha/i18n/es-es"),
  ]);
  $altcha.algorithms.set(
    "PBKDF2/SHA-256",
    () => new Worker(new URL("./pow.worker.ts", import.meta.url), { type: "module" }),
  );
}

/** Proof of work in place of a riddle: the browser computes, the person ticks a box at most. */
export function Captcha({
  challenge,
  onProof,
}: {
  /** Where a challenge is had. */
  challenge: string;
  onProof: (proof: string | null) => void;
}) {
  const t = useTranslations("intake");
  const locale = useLocale();
  const widget = useRef<HTMLElement>(null);
  const [ready, setReady] = useState(false);
  useEffect(() => {
    load().then(
      () => setReady(true),
      () => undefined,
    );
  }, []);
  useEffect(() => {
    const element = ready ? widget.current : null;
    if (!element) return;
    const tell = (event: Event) => {
      if (!(event instanceof CustomEvent)) return;
      const told: Told = event.detail;
      onProof(told.state === "verified" ? (told.payload ?? null) : null);
    };
    element.addEventListener("statechange", tell);
    return () => element.removeEventListener("statechange", tell);
  }, [ready, onProof]);
  return (
    <div className="grid min-h-18 gap-1.5" data-testid="captcha">
      {ready ? (
        <altcha-widget
          ref={widget}
          challenge={challenge}
          language={{ en: "en", de: "de", fr: "fr-fr", es: "es-es" }[locale]}
          auto="onload"
          configuration={JSON.stringify({ hideLogo: true, hideFooter: true })}
        />
      ) : (
        <p className="text-ink-3 text-sm">{t("captcha.loading")}</p>
      )}
    </div>
  );
}
