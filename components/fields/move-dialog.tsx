"use client";
import { useForm } from "react-hook-form";
import type { StageMove } from "@/lib/schema/register-door/stage-move";
import { Button } from "../ui/button";
import { Dialog, DialogBody, DialogFoot } from "../ui/dialog";
import { Field } from "../ui/field";
import { FormError } from "../ui/form-error";
import { ask, type FormResult, showRefusal } from "../ui/form-result";
import { Select, Textarea } from "../ui/input";
import { useToast } from "../ui/toast";

interface Typed {
  nextStageName: string;
  justification: string;
}

export interface MoveDialogProps {
  from: string | undefined;
  stages: readonly string[];
  move: (input: StageMove) => Promise<FormResult<null>>;
  onClose: () => void;
}

/** To which stage, and why. */
export function MoveDialog(props: MoveDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title="Change the stage"
      description="A stage is a step of your own work. It settles no duty."
      bare
    >
      <MoveForm {...props} />
    </Dialog>
  );
}

function MoveForm({ from, stages, move, onClose }: MoveDialogProps) {
  const next = stages[stages.indexOf(from ?? "") + 1] ?? stages[0] ?? "";
  const { register, handleSubmit, setError, formState } = useForm<Typed>({
    defaultValues: { nextStageName: next, justification: "" },
  });
  const { errors, isSubmitting } = formState;
  const tell = useToast();
  const submit = handleSubmit(async ({ nextStageName, justification }) => {
    const parameters = justification.trim() === "" ? undefined : { justification };
    const answer = await ask(() => move({ nextStageName, parameters }));
    if (!answer.ok) {
      showRefusal(answer, ["nextStageName"], setError);
      return;
    }
    tell.done(`Stage: ${nextStageName}`);
    onClose();
  });
  return (
    <form method="post" noValidate onSubmit={submit}>
      <DialogBody>
        <FormError>{errors.root?.message}</FormError>
        <Field label="Stage" error={errors.nextStageName?.message}>
          <Select {...register("nextStageName")}>
            {stages.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Justification" optional hint="Kept with the move.">
          <Textarea {...register("justification")} />
        </Field>
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" busy={isSubmitting}>
          Change the stage
        </Button>
      </DialogFoot>
    </form>
  );
}
