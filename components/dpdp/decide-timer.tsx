"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { Timer, TimerDecision } from "@/lib/schema/dpdp";
import { Button } from "../ui/button";
import { RadioChips } from "../ui/chip";
import { Dialog, DialogBody, DialogFoot } from "../ui/dialog";
import { Field, FieldGroup } from "../ui/field";
import { FormError } from "../ui/form-error";
import type { FormResult } from "../ui/form-result";
import { Textarea } from "../ui/input";
import { LawText } from "../ui/law-text";
import { useChange } from "../ui/use-change";

export type DecideTimer = (id: string, said: TimerDecision) => Promise<FormResult<Timer>>;

const OUTCOMES = ["applies", "not_required"] as const;

/** The button and the form that decide whether a request's timer applies. */
export function DecideTimerButton({ timer, decide }: { timer: Timer; decide: DecideTimer }) {
  const t = useTranslations("dpdp");
  const [open, setOpen] = useState(false);
  const [outcome, setOutcome] = useState<TimerDecision["outcome"] | null>(null);
  const [reasons, setReasons] = useState("");
  const [missing, setMissing] = useState(false);
  const { pending, reason, run, close } = useChange(() => setOpen(false));
  const router = useRouter();
  const submit = (form: FormEvent) => {
    form.preventDefault();
    setMissing(true);
    if (outcome === null || reasons.trim() === "") return;
    run(
      () => decide(timer.id, { outcome, reasons }),
      () => router.refresh(),
    );
  };
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        {t("decide.do")}
      </Button>
      <Dialog
        open={open}
        onOpenChange={(next) => (next ? setOpen(true) : close())}
        title={t("decide.title")}
        description={<LawText of={timer.reason} />}
        bare
      >
        <form method="post" noValidate onSubmit={submit}>
          <DialogBody>
            <FormError>{reason}</FormError>
            <FieldGroup
              label={t("decide.label")}
              error={missing && outcome === null ? t("decide.choose") : undefined}
            >
              <RadioChips
                name="outcome"
                value={outcome}
                onChange={setOutcome}
                options={OUTCOMES.map((value) => ({ value, label: t(`decide.${value}`) }))}
              />
            </FieldGroup>
            <Field
              label={t("decide.reasons")}
              hint={t("decide.reasonsHint")}
              error={missing && reasons.trim() === "" ? t("decide.sayWhy") : undefined}
            >
              <Textarea value={reasons} onChange={(change) => setReasons(change.target.value)} />
            </Field>
          </DialogBody>
          <DialogFoot>
            <Button onClick={close}>{t("cancel")}</Button>
            <Button type="submit" variant="primary" busy={pending}>
              {t("decide.do")}
            </Button>
          </DialogFoot>
        </form>
      </Dialog>
    </>
  );
}
