"use client";
import { ArrowLeft, ArrowRight, Siren } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { STEPS, type Step } from "./steps";

/** The way back and the ways on, always in sight. Its primary button submits the form around it. */
export function WizardFoot({
  step,
  mayDeclareNow,
  busy,
  clocks,
  onBack,
  onDeclareNow,
}: {
  step: Step;
  mayDeclareNow: boolean;
  busy: boolean;
  /** How many clocks declaring starts. */
  clocks: number;
  onBack: () => void;
  onDeclareNow: () => void;
}) {
  const t = useTranslations("declare");
  return (
    <div className="sticky bottom-15 z-5 flex items-center gap-2 border-line border-t bg-surface px-4 py-2.5 md:bottom-0 md:px-6 md:py-3 xl:px-10">
      {step !== STEPS[0] && (
        <Button
          variant="ghost"
          size="lg"
          icon={<ArrowLeft aria-hidden />}
          aria-label={t("foot.back")}
          className="max-sm:px-2.5"
          onClick={onBack}
        >
          <span className="max-sm:hidden">{t("foot.back")}</span>
        </Button>
      )}
      <div className="flex-1" />
      {mayDeclareNow && (
        <Button
          size="lg"
          busy={busy}
          icon={<Siren aria-hidden />}
          onClick={onDeclareNow}
          className="max-sm:px-3 max-sm:text-sm"
        >
          <span>
            {t.rich("foot.now", { more: (said) => <span className="max-sm:sr-only">{said}</span> })}
          </span>
        </Button>
      )}
      {step === "review" ? (
        <Button
          type="submit"
          variant="primary"
          size="lg"
          busy={busy}
          icon={<Siren aria-hidden />}
          aria-keyshortcuts="Control+Enter Meta+Enter"
        >
          {t("foot.declare", { clocks })}
        </Button>
      ) : (
        <Button
          type="submit"
          variant="primary"
          size="lg"
          aria-keyshortcuts="Control+Enter Meta+Enter"
          className="max-sm:px-3 max-sm:text-sm"
        >
          {t("foot.continue")}
          <ArrowRight aria-hidden />
        </Button>
      )}
    </div>
  );
}
