"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../ui/button";
import { later } from "../ui/later";
import type { EmitDialogProps } from "./emit-dialog";

const EmitDialog = later(
  () => import("./emit-dialog").then((loaded) => loaded.EmitDialog),
  ({ open }) => open,
);

/** The button that records an event by hand, and its form. */
export function EmitButton(props: EmitDialogProps) {
  const t = useTranslations("dpdp");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" icon={<Plus aria-hidden />} onClick={() => setOpen(true)}>
        {t("form.title")}
      </Button>
      <EmitDialog {...props} open={open} onOpenChange={setOpen} />
    </>
  );
}
