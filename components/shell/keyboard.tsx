"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Dialog } from "../ui/dialog";
import { KeyCap } from "../ui/key-cap";
import { DECLARE, INCIDENTS, placesFor, type ShellRights } from "./places";
import { isForPage } from "./single-keys";

/** How long G waits for its second key. */
const SEQUENCE_MS = 1500;

const OPEN_LIST = "tocsin:keyboard";

/** Opens the list of shortcuts, from wherever. */
export function openKeyboardList(): void {
  document.dispatchEvent(new Event(OPEN_LIST));
}

/** The dashboard's shortcuts. A screen's own keys come first: what they have taken is left alone. */
export function Keyboard({ rights }: { rights: ShellRights }) {
  const router = useRouter();
  const t = useTranslations("shell");
  const [listed, setListed] = useState(false);
  const wentAt = useRef(0);

  useEffect(() => {
    const open = () => setListed(true);
    document.addEventListener(OPEN_LIST, open);
    return () => document.removeEventListener(OPEN_LIST, open);
  }, []);

  useEffect(() => {
    const go = (event: KeyboardEvent, href: string) => {
      event.preventDefault();
      router.push(href);
    };
    const press = (event: KeyboardEvent) => {
      if (event.repeat || !isForPage(event)) return;
      const key = event.key.toLowerCase();
      const afterG = event.timeStamp - wentAt.current < SEQUENCE_MS;
      wentAt.current = key === "g" ? event.timeStamp : Number.NEGATIVE_INFINITY;
      const place = afterG ? placesFor(rights).find((one) => one.key === key) : undefined;
      if (place) go(event, place.href);
      else if (key === "d" && rights.declare) go(event, DECLARE.href);
      else if (key === "/") search(event, () => go(event, `${INCIDENTS.href}#search`));
      else if (key === "?") setListed(true);
    };
    // On window: a screen's keys listen on the document, and are asked before these.
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [router, rights]);

  return (
    <Dialog open={listed} onOpenChange={setListed} title={t("keys.title")} size="sm">
      <KeyList rights={rights} />
    </Dialog>
  );
}

function search(event: KeyboardEvent, otherwise: () => void): void {
  const field = document.querySelector<HTMLInputElement>("main input[type=search]");
  if (!field) {
    otherwise();
    return;
  }
  event.preventDefault();
  field.focus();
  field.select();
}

function KeyList({ rights }: { rights: ShellRights }) {
  const t = useTranslations("shell");
  const shortcuts: [string[], string][] = [
    ...(rights.declare ? [[["D"], t("keys.declare")] satisfies [string[], string]] : []),
    ...placesFor(rights).flatMap(({ key, id }): [string[], string][] =>
      key ? [[["G", key.toUpperCase()], t(`place.${id}`)]] : [],
    ),
    [["/"], t("keys.search")],
    [["J"], t("keys.next")],
    [["K"], t("keys.before")],
    [["Enter"], t("keys.open")],
    [["?"], t("keys.list")],
    [["Esc"], t("keys.close")],
  ];
  return (
    <dl className="grid gap-0.5">
      {shortcuts.map(([keys, act]) => (
        <div key={act} className="flex items-center justify-between gap-4 py-1">
          <dt className="text-sm">{act}</dt>
          <dd className="flex gap-1">
            {keys.map((key) => (
              <KeyCap key={key}>{key}</KeyCap>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
