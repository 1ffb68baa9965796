"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import {
  type RuleSettingInput,
  ruleSettingSchema,
  type SettingOut,
} from "@/lib/schema/rule-settings";
import { Button } from "../ui/button";
import { Dialog, DialogBody, DialogFoot } from "../ui/dialog";
import { Field } from "../ui/field";
import { FormError } from "../ui/form-error";
import { ask, type FormResult, showRefusal } from "../ui/form-result";
import { Input, Textarea } from "../ui/input";
import { Panel } from "../ui/panel";
import { Time } from "../ui/time";
import { useToast } from "../ui/toast";

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

function SettingDialog({
  kind,
  set,
  onClose,
}: Pick<RuleSwitchProps, "set"> & { kind: Kind; onClose: () => void }) {
  const t = useTranslations("rules");
  const { register, handleSubmit, setError, formState } = useForm<RuleSettingInput>({
    resolver: zodResolver(ruleSettingSchema, undefined, { raw: true }),
    defaultValues: { kind, reason: "" },
  });
  const { errors, isSubmitting } = formState;
  const tell = useToast();
  const submit = handleSubmit(async (input) => {
    const answer = await ask(() => set(input));
    if (!answer.ok) {
      showRefusal(answer, ["reason", "commencement"], setError);
      return;
    }
    tell.done(t(`done.${kind}`));
    onClose();
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`ask.${kind}.title`)}
      description={t(`ask.${kind}.says`)}
      bare
    >
      <form method="post" noValidate onSubmit={submit}>
        <DialogBody>
          <FormError>{errors.root?.message}</FormError>
          {kind === "commencement" && (
            <Field label={t("switch.commencesOn")} error={errors.commencement?.message}>
              <Input type="date" className="w-44" {...register("commencement")} />
            </Field>
          )}
          <Field
            label={t("switch.reason")}
            hint={t("switch.reasonHint")}
            error={errors.reason?.message}
          >
            <Textarea {...register("reason")} />
          </Field>
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button type="submit" variant="primary" busy={isSubmitting}>
            {t(`ask.${kind}.press`)}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}
