"use client";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import type { IncidentInformation } from "@/lib/schema/register-door/answers";
import { type FieldOut, hasOptions } from "@/lib/schema/register-door/fields";
import type { AttributeValues } from "@/lib/schema/register-door/incident";
import { Button } from "../ui/button";
import { Dialog, DialogBody, DialogFoot } from "../ui/dialog";
import { FormError } from "../ui/form-error";
import { ask, type FormResult, faultText } from "../ui/form-result";
import { useToast } from "../ui/toast";
import { FieldInput } from "./field-input";

/** By the field's id: names may hold dots. */
type Typed = Record<string, string | string[]>;

export interface FillDialogProps {
  /** Those that take values. */
  fields: readonly FieldOut[];
  values: IncidentInformation["attributeValues"];
  fill: (input: { attributeValues: AttributeValues }) => Promise<FormResult<null>>;
  onClose: () => void;
}

/** The organisation's own fields of one incident. */
export function FillDialog(props: FillDialogProps) {
  const t = useTranslations("fields");
  return (
    <Dialog open onOpenChange={(open) => !open && props.onClose()} title={t("own.fields")} bare>
      <FillForm {...props} />
    </Dialog>
  );
}

function FillForm({ fields, values, fill, onClose }: FillDialogProps) {
  const t = useTranslations("fields");
  const { register, handleSubmit, setError, formState } = useForm<Typed>({
    defaultValues: Object.fromEntries(fields.map((field) => [field.id, typedOf(field, values)])),
  });
  const { errors, isSubmitting, dirtyFields } = formState;
  const tell = useToast();
  const submit = handleSubmit(async (typed) => {
    const touched = fields.filter(({ id }) => dirtyFields[id] !== undefined);
    const attributeValues = Object.fromEntries(
      touched.map((field) => [field.name, valuesOf(typed[field.id])]),
    );
    const answer = await ask(() => fill({ attributeValues }));
    if (answer.ok) {
      tell.done(t("saved"));
      onClose();
      return;
    }
    for (const fault of answer.faults) {
      const about = fields.find(({ name }) => fault.pointer.startsWith(pointerOf(name)));
      setError(about?.id ?? "root", { message: faultText(fault) });
    }
    if (answer.faults.length === 0) setError("root", { message: answer.message });
  });
  return (
    <form method="post" noValidate onSubmit={submit}>
      <DialogBody>
        <FormError>{errors.root?.message}</FormError>
        {fields.map((field) => (
          <FieldInput
            key={field.id}
            field={field}
            error={errors[field.id]?.message}
            control={register(field.id)}
            option={() => register(field.id)}
          />
        ))}
      </DialogBody>
      <DialogFoot>
        <Button onClick={onClose}>{t("cancel")}</Button>
        <Button type="submit" variant="primary" busy={isSubmitting}>
          {t("save")}
        </Button>
      </DialogFoot>
    </form>
  );
}

/** What the form begins with. An option that is disabled now can only be left or replaced. */
function typedOf(field: FieldOut, values: FillDialogProps["values"]): string | string[] {
  const held = (values[field.name] ?? []).map(({ value }) => value);
  if (field.kind === "multi") return held;
  const [first = ""] = held;
  if (field.kind === "date") return first.slice(0, 10);
  const gone = hasOptions(field.kind) && !field.options.some(({ value }) => value === first);
  return gone ? "" : first;
}

function valuesOf(typed: string | string[] | undefined) {
  const said = Array.isArray(typed) ? typed : [typed ?? ""];
  return said.filter((value) => value.trim() !== "").map((value) => ({ value }));
}

/** Where the register says that something is wrong with a field. */
function pointerOf(name: string): string {
  return `/attributeValues/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
