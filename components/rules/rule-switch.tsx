"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { RuleSettingInput, SettingOut } from "@/lib/schema/rule-settings";
import { Button } from "../ui/button";
import type { FormResult } from "../ui/form-result";
import { later } from "../ui/later";
import { Panel } from "../ui/panel";
import { Time } from "../ui/time";

const SettingDialog = later(() =>
  import("./setting-dialog").then((loaded) => loaded.SettingDialog),
);

type Kind = RuleSettingInput["kind"];

export interface RuleSwitchProps {
  orgName: string;
  /** Null where nothing was ever set. */
  setting: SettingOut | null;
  /** Whether the rule takes a date of the organisation's own. */
  pinnable: boolean;
  mayChange: boolean;
  set: (input: RuleSettingInput) => Promise<FormResult<SettingOut>>;
}

/** What the organisation has set about a rule, and how it sets it otherwise. */
export function RuleSwitch({ orgName, setting, pinnable, mayChange, set }: RuleSwitchProps) {
  const t = useTranslations("rules");
  const [asked, setAsked] = useState<Kind | null>(null);
  const off = setting?.off_because ?? null;
  return (
    <Panel aria-label={t("switch.label", { org: orgName })} className="mt-4 grid gap-3 p-5 text-sm">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div>
          <h2 className="font-semibold text-base">
            {t(off === null ? "switch.on" : "switch.off", { org: orgName })}
          </h2>
          {off !== null && (
            <p className="wrap-anywhere mt-1 text-ink-2">{t("switch.because", { reason: off })}</p>
          )}
          {setting?.commencement && (
            <p className="mt-1 text-ink-2">
              {t.rich("switch.commences", {
                date: (date) => <span className="record">{date}</span>,
                on: setting.commencement,
              })}
            </p>
          )}
        </div>
        {mayChange && (
          <div className="flex flex-wrap gap-2">
            {pinnable && (
              <Button onClick={() => setAsked("commencement")}>{t("switch.pin")}</Button>
            )}
            <Button onClick={() => setAsked(off === null ? "off" : "on")}>
              {t(off === null ? "switch.doOff" : "switch.doOn")}
            </Button>
          </div>
        )}
      </div>
      {setting && <History history={setting.history} />}
      {asked && <SettingDialog kind={asked} set={set} onClose={() => setAsked(null)} />}
    </Panel>
  );
}

function History({ history }: { history: SettingOut["history"] }) {
  const t = useTranslations("rules");
  return (
    <details>
      <summary className="cursor-pointer text-ink-3">{t("switch.history")}</summary>
      <ol className="mt-2 grid gap-2">
        {history.map((entry) => (
          <li key={entry.recorded_at} className="border-line border-t pt-2">
            <p>
              {t.rich(`past.${entry.kind}`, {
                date: entry.commencement ?? "",
                name: entry.recorded_by.name,
                time: () => <Time at={entry.recorded_at} style="full" />,
              })}
            </p>
            <p className="wrap-anywhere text-ink-2">{entry.reason}</p>
          </li>
        ))}
      </ol>
    </details>
  );
}
