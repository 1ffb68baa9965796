"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { LinkOut } from "@/lib/schema/collaboration";
import { Field } from "../ui/field";
import { Textarea } from "../ui/input";
import { useToast } from "../ui/toast";
import { FormDialog } from "./form-dialog";
import { unlink } from "./together-data";

/** Takes a link back, with the reason. */
export function UnlinkDialog({
  incidentId,
  link,
  onClose,
}: {
  incidentId: string;
  link: LinkOut;
  onClose: () => void;
}) {
  const t = useTranslations("incident.links");
  const router = useRouter();
  const toast = useToast();
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const end = useMutation({
    mutationFn: () => unlink(incidentId, link.id, reason),
    onSuccess: () => {
      router.refresh();
      toast.done(t("toastEnded"));
      onClose();
    },
  });
  const noReason = reason.trim() === "";
  return (
    <FormDialog
      title={t("endTitle")}
      description={t("endSays")}
      submit={t("end")}
      busy={end.isPending}
      error={end.error}
      fields={[]}
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!noReason) end.mutate();
      }}
    >
      <Field label={t("endWhy")} error={tried && noReason ? t("whyMissing") : undefined}>
        <Textarea
          value={reason}
          maxLength={2000}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
    </FormDialog>
  );
}
