"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../ui/button";
import { FormError } from "../ui/form-error";
import { ask, type FormResult } from "../ui/form-result";
import { enter } from "./enter";

interface SignIn {
  email: string;
  password: string;
}

/** A look around first: made-up incidents instead of an organisation of one's own. */
export function SampleChoice({ load }: { load: () => Promise<FormResult<SignIn>> }) {
  const t = useTranslations("entrance");
  const [busy, setBusy] = useState(false);
  const [reason, setReason] = useState<string | null>(null);
  const [loaded, setLoaded] = useState<SignIn | null>(null);
  const start = async () => {
    setBusy(true);
    const answer = await ask(load);
    setBusy(false);
    if (answer.ok) setLoaded(answer.value);
    else setReason(answer.message);
  };
  return (
    <section className="mt-8 border-line border-t pt-5" aria-labelledby="sample">
      <h2 id="sample" className="text-base">
        {t("sample.title")}
      </h2>
      {loaded ? (
        <>
          <p className="mt-1 text-ink-2 text-sm">{t("sample.loaded")}</p>
          <dl className="my-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
            <dt className="text-ink-3">{t("sample.email")}</dt>
            <dd className="record">{loaded.email}</dd>
            <dt className="text-ink-3">{t("password")}</dt>
            <dd className="record">{loaded.password}</dd>
          </dl>
          <Button
            variant="primary"
            onClick={async () => {
              const refused = await enter(loaded, "/dashboard");
              setReason(refused && t(`refused.${refused}`));
            }}
          >
            {t("sample.go")}
          </Button>
        </>
      ) : (
        <>
          <p className="mt-1 mb-3 text-ink-2 text-sm">{t("sample.about")}</p>
          <Button busy={busy} onClick={start}>
            {t("sample.load")}
          </Button>
        </>
      )}
      <FormError>{reason}</FormError>
    </section>
  );
}
