"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button, ButtonLink } from "../ui/button";
import { Fuse } from "../ui/fuse";

const HOURS_72_MS = 259_200_000;

/** What stands in a register without a single incident. */
export function NothingYet({ mayDeclare }: { mayDeclare: boolean }) {
  const t = useTranslations("register.empty");
  return (
    <section className="mx-auto grid w-full max-w-136 justify-items-start px-4 py-[12vh]">
      <div className="mb-7 w-full">
        <Fuse state="calm" startedAt={0} dueAt={HOURS_72_MS} now={0} />
      </div>
      <h2 className="text-2xl tracking-[-0.018em]">{t("title")}</h2>
      <p className="mt-2.5 mb-5.5 max-w-124 text-ink-2 text-lg">{t("how")}</p>
      {mayDeclare && (
        <ButtonLink
          href="/dashboard/incidents/new"
          variant="primary"
          size="lg"
          icon={<Plus aria-hidden />}
        >
          {t("declare")}
        </ButtonLink>
      )}
      <p className="mt-6.5 text-ink-3 text-sm">{t("why")}</p>
    </section>
  );
}

/** What stands where the filter leaves nothing. */
export function NothingFound({ onClear }: { onClear: () => void }) {
  const t = useTranslations("register.none");
  return (
    <section className="mx-auto grid w-full max-w-136 justify-items-start gap-2.5 px-4 py-[10vh]">
      <h2 className="text-xl tracking-[-0.012em]">{t("title")}</h2>
      <p className="mb-2 text-ink-2">{t("how")}</p>
      <Button onClick={onClear}>{t("clear")}</Button>
    </section>
  );
}
