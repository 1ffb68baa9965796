"use client";
import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Origin } from "@/lib/schema/intake";
import { Fact, Facts, Section } from "../incident/section";
import { buttonClass } from "../ui/button-class";
import { Time } from "../ui/time";

/** How an incident came in: what the reporter or the other system said, as it was said. */
export function OriginSection({
  origin,
  incidentId,
  may,
}: {
  origin: Origin;
  incidentId: string;
  may: { write: boolean; notify: boolean };
}) {
  const t = useTranslations("intake");
  const { report, deliveries, undecided } = origin;
  return (
    <Section id="origin" title={t("origin.title")}>
      {undecided && (
        <Suspected>
          {may.write && (
            // Whole page loads: they open the page's own dialogs.
            <a
              href={`/dashboard/incidents/${incidentId}?do=aware`}
              data-testid="suspected-aware"
              className={buttonClass({ variant: "decide" })}
            >
              {t("origin.isBreach")}
            </a>
          )}
          {may.notify && (
            <a
              href={`/dashboard/incidents/${incidentId}?do=decide`}
              className={buttonClass({ variant: "plain" })}
            >
              {t("origin.noBreach")}
            </a>
          )}
        </Suspected>
      )}
      {report && <ReportFacts report={report} />}
      {deliveries.map((one) => (
        <Facts key={one.id}>
          <Fact name={t("origin.source")}>{one.source}</Fact>
          <Fact name={t("origin.received")}>
            <Time at={one.received_at} style="full" />
          </Fact>
          {one.external_id && <Fact name={t("origin.externalId")}>{one.external_id}</Fact>}
          {one.severity_hint && <Fact name={t("origin.hint")}>{one.severity_hint}</Fact>}
          {one.unmapped.length > 0 && (
            <Fact name={t("origin.unmapped")} wide>
              {one.unmapped.map(({ field, why }) => (
                <span key={field} className="block">
                  {t(`field.${field}`)}: <span lang="en">{why}</span>
                </span>
              ))}
            </Fact>
          )}
        </Facts>
      ))}
    </Section>
  );
}

function Suspected({ children }: { children: ReactNode }) {
  const t = useTranslations("intake");
  return (
    <div
      data-testid="suspected"
      className="mb-4 grid gap-3 rounded-2 bg-decide-wash px-3.5 py-3 text-sm"
    >
      <p className="flex gap-2.5">
        <CircleAlert aria-hidden className="mt-0.5 size-4 flex-none text-decide" />
        <span>
          <b className="font-semibold">{t("origin.suspected")}</b> {t("origin.noClock")}
        </span>
      </p>
      <div className="flex flex-wrap gap-2 pl-6.5 print:hidden">{children}</div>
    </div>
  );
}

function ReportFacts({ report }: { report: NonNullable<Origin["report"]> }) {
  const t = useTranslations("intake");
  return (
    <Facts>
      <Fact name={t("origin.who")}>{t(`role.${report.role}`)}</Fact>
      <Fact name={t("origin.received")}>
        <Time at={report.received_at} style="full" />
      </Fact>
      <Fact name={t("origin.noticed")}>
        {report.noticed_at ? (
          <Time at={report.noticed_at} zone={report.zone ?? undefined} style="full" />
        ) : (
          t("origin.unsaid")
        )}
      </Fact>
      <Fact name={t("origin.people")}>
        {report.people === null ? t("origin.unsaid") : String(report.people)}
      </Fact>
      <Fact name={t("origin.kinds")}>
        {report.kinds.map((kind) => t(`kind.${kind}`)).join(", ") || t("origin.unsaid")}
      </Fact>
      <Fact name={t("origin.contact")}>{report.contact ?? t("origin.anonymous")}</Fact>
      <Fact name={t("origin.happened")} wide>
        <span lang={report.language} className="whitespace-pre-wrap">
          {report.happened}
        </span>
      </Fact>
      {report.additions.map(({ id, text, received_at }) => (
        <Fact key={id} name={t("origin.added")} wide>
          <Time at={received_at} style="short" className="block text-ink-3" />
          <span lang={report.language} className="whitespace-pre-wrap">
            {text}
          </span>
        </Fact>
      ))}
    </Facts>
  );
}
