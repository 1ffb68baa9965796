"use client";
import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { KeyCap } from "../ui/key-cap";
import { placesFor, type ShellRights } from "./places";

type Shortcut = readonly [keys: readonly string[], act: string];

/** Every shortcut, by where it works. */
export function Keys({ rights }: { rights: ShellRights }) {
  const t = useTranslations("shell");
  const mod = /Mac|iPhone|iPad/.test(navigator.platform) ? "⌘" : "Ctrl";
  const everywhere: Shortcut[] = [
    [[mod, "K"], t("keys.palette")],
    ...(rights.declare ? [[["D"], t("keys.declare")] satisfies Shortcut] : []),
    ...placesFor(rights).flatMap(({ key, id }): Shortcut[] =>
      key ? [[["G", key.toUpperCase()], t(`place.${id}`)]] : [],
    ),
    [["/"], t("keys.search")],
    [["?"], t("keys.list")],
    [["Esc"], t("keys.close")],
  ];
  const lists: Shortcut[] = [
    [["J"], t("keys.next")],
    [["K"], t("keys.before")],
    [["Space"], t("keys.preview")],
    [["Enter"], t("keys.open")],
    [["E"], t("keys.export")],
  ];
  const others: Shortcut[] = [
    [["W"], t("keys.wall")],
    [["1", "6"], t("keys.tiles")],
    [[mod, "Enter"], t("keys.continue")],
  ];
  return (
    <>
      <Shortcuts title={t("keys.everywhere")} shortcuts={everywhere} />
      <Shortcuts title={t("keys.lists")} shortcuts={lists} />
      <Shortcuts title={t("keys.boardAndForms")} shortcuts={others} />
      <p className="text-ink-3 text-xs">{t("keys.off")}</p>
    </>
  );
}

function Shortcuts({ title, shortcuts }: { title: string; shortcuts: readonly Shortcut[] }) {
  return (
    <section>
      <h3 className="narrow mb-1 text-2xs text-ink-3">{title}</h3>
      <dl className="grid gap-0.5">
        {shortcuts.map(([keys, act]) => (
          <div key={act} className="flex items-center justify-between gap-4 py-1">
            <dt className="text-sm">{act}</dt>
            <dd className="flex items-center gap-1">
              {keys.map((key, at) => (
                <Fragment key={key}>
                  {at > 0 && keys[0] === "1" && "–"}
                  <KeyCap>{key}</KeyCap>
                </Fragment>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
