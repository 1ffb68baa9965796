"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import type { Timer, TimerDecision } from "@/lib/schema/dpdp";
import { Button } from "../ui/button";
import { RadioChips } from "../ui/chip";
import { Dialog, DialogBody, DialogFoot } from "../ui/dialog";
import { Field, FieldGroup } from "../ui/field";
import { FormError } from "../ui/form-error";
import type { FormResult } from "../ui/form-result";
import { Textarea } from "../ui/input";
import { useChange } from "../ui/use-change";

export type DecideTimer = (id: string, said: TimerDecision) => Promise<FormResult<Timer>>;

/** The button and the form that decide whether a request's timer applies. */
export function DecideTimerButton({ timer, decide }: { timer: Timer; decide: DecideTimer }) {
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
        Decide
      </Button>
      <Dialog
        open={open}
        onOpenChange={(next) => (next ? setOpen(true) : close())}
        title="Does this timer apply?"
        description={timer.reason}
        bare
      >
        <form method="post" noValidate onSubmit={submit}>
          <DialogBody>
            <FormError>{reason}</FormError>
            <FieldGroup
              label="Decision"
              error={missing && outcome === null ? "Choose one." : undefined}
            >
              <RadioChips
                name="outcome"
                value={outcome}
                onChange={setOutcome}
                options={[
                  { value: "applies", label: "It applies" },
                  { value: "not_required", label: "It does not" },
                ]}
              />
            </FieldGroup>
            <Field
              label="Reasons"
              hint="They stand on record with your name."
              error={missing && reasons.trim() === "" ? "Say why." : undefined}
            >
              <Textarea value={reasons} onChange={(change) => setReasons(change.target.value)} />
            </Field>
          </DialogBody>
          <DialogFoot>
            <Button onClick={close}>Cancel</Button>
            <Button type="submit" variant="primary" busy={pending}>
              Decide
            </Button>
          </DialogFoot>
        </form>
      </Dialog>
    </>
  );
}
