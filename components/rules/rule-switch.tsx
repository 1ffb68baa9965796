"use client";
import { zodResolver } from "@hookform/resolvers/zod";
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
import { useZone } from "../ui/now";
import { Panel } from "../ui/panel";
import { Time } from "../ui/time";
import { useToast } from "../ui/toast";

type Kind = RuleSettingInput["kind"];

const DIALOGS: Readonly<Record<Kind, { title: string; says: string; press: string }>> = {
  off: {
    title: "Switch the rule off",
    says: "It starts no new duties. Duties that stand are left alone: decide those yourself.",
    press: "Switch off",
  },
  on: {
    title: "Switch the rule on",
    says: "New incidents are held against it again; open ones with their next change.",
    press: "Switch on",
  },
  commencement: {
    title: "Pin the commencement",
    says: "The date that your organisation takes as the rule's beginning. Before it, the rule does not bind.",
    press: "Pin the date",
  },
};

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
  const [asked, setAsked] = useState<Kind | null>(null);
  const off = setting?.off_because ?? null;
  return (
    <Panel aria-label={`In ${orgName}`} className="mt-4 grid gap-3 p-5 text-sm">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div>
          <h2 className="font-semibold text-base">
            {off === null ? `On in ${orgName}` : `Switched off in ${orgName}`}
          </h2>
          {off !== null && <p className="wrap-anywhere mt-1 text-ink-2">Because: {off}</p>}
          {setting?.commencement && (
            <p className="mt-1 text-ink-2">
              Taken to commence on <span className="record">{setting.commencement}</span>
            </p>
          )}
        </div>
        {mayChange && (
          <div className="flex flex-wrap gap-2">
            {pinnable && <Button onClick={() => setAsked("commencement")}>Pin commencement</Button>}
            <Button onClick={() => setAsked(off === null ? "off" : "on")}>
              {off === null ? "Switch off" : "Switch on"}
            </Button>
          </div>
        )}
      </div>
      {setting && <History history={setting.history} />}
      {asked && <SettingDialog kind={asked} set={set} onClose={() => setAsked(null)} />}
    </Panel>
  );
}

const DONE: Readonly<Record<Kind, string>> = {
  off: "Switched off",
  on: "Switched on",
  commencement: "Commencement pinned",
};

function History({ history }: { history: SettingOut["history"] }) {
  const zone = useZone();
  return (
    <details>
      <summary className="cursor-pointer text-ink-3">What was set, and why</summary>
      <ol className="mt-2 grid gap-2">
        {history.map((entry) => (
          <li key={entry.recorded_at} className="border-line border-t pt-2">
            <p>
              {DONE[entry.kind]}
              {entry.commencement && ` to ${entry.commencement}`} by {entry.recorded_by.name},{" "}
              <Time at={new Date(entry.recorded_at)} zone={zone} style="full" />
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
  const { title, says, press } = DIALOGS[kind];
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
    tell.done(DONE[kind]);
    onClose();
  });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title} description={says} bare>
      <form method="post" noValidate onSubmit={submit}>
        <DialogBody>
          <FormError>{errors.root?.message}</FormError>
          {kind === "commencement" && (
            <Field label="Commences on" error={errors.commencement?.message}>
              <Input type="date" className="w-44" {...register("commencement")} />
            </Field>
          )}
          <Field
            label="Reason"
            hint="It stands on record with your name."
            error={errors.reason?.message}
          >
            <Textarea {...register("reason")} />
          </Field>
        </DialogBody>
        <DialogFoot>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={isSubmitting}>
            {press}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  );
}
