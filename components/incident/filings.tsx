"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { isKey, type Words } from "@/lib/i18n/words";
import type { Duty } from "@/lib/schema/duties";
import type { IncidentDetail } from "@/lib/schema/incident";
import { Button } from "../ui/button";
import { Tag } from "../ui/tag";
import { Time } from "../ui/time";
import { useTime } from "../ui/time-words";
import { FilingMore } from "./filing-more";
import { Section } from "./section";

type Filing = IncidentDetail["filings"][number];

const HEAD = "border-line border-b py-1.5 pr-3 text-ink-3 text-xs whitespace-nowrap last:pr-0";
const COLUMNS = ["filing", "to", "sent", "result", "receipt", "recorded"] as const;
const CELL = "py-2 pr-3 align-top last:pr-0";

/** What was sent to whom: when it was, and when it was written down. */
export function FilingsSection({
  incident,
  duties,
  onFile,
}: {
  incident: IncidentDetail;
  duties: readonly Duty[];
  onFile?: () => void;
}) {
  const t = useTranslations("incident");
  return (
    <Section
      id="filings"
      title={t("filings.title")}
      note={
        incident.filings.length > 0
          ? t("filings.onRecord", { count: incident.filings.length })
          : undefined
      }
      action={
        onFile && (
          <Button size="sm" icon={<Plus aria-hidden />} onClick={onFile}>
            {t("filing.record")}
          </Button>
        )
      }
    >
      {incident.filings.length === 0 ? (
        <p className="text-ink-3 text-sm">{t("filings.none")}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways on a phone, and must by keyboard
        <section tabIndex={0} aria-label={t("filings.table")} className="overflow-x-auto rounded-1">
          <table className="w-full border-collapse text-sm leading-normal">
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col" className={HEAD}>
                    {t(`filings.column.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            {incident.filings.toReversed().map((filing) => (
              <FilingRows
                key={filing.id}
                filing={filing}
                duty={duties.find(({ id }) => id === filing.clock_id) ?? null}
              />
            ))}
          </table>
        </section>
      )}
    </Section>
  );
}

function FilingRows({ filing, duty }: { filing: Filing; duty: Duty | null }) {
  const t = useTranslations("incident");
  return (
    <tbody className="border-line border-b last:border-b-0">
      <tr>
        <th scope="row" className={`${CELL} whitespace-nowrap font-medium`}>
          {t(`filed.${filing.kind}`)}
          {duty && (
            <span className="narrow block font-normal text-ink-3 text-xs">{duty.citation}</span>
          )}
        </th>
        <td className={CELL}>
          {filing.authority}
          {duty?.rule_id === "eu-gdpr-art33" && <RecipientMark kind={filing.recipient_kind} />}
          {filing.channel && (
            <span className="block text-ink-3 text-xs">{channelWords(t, filing.channel)}</span>
          )}
        </td>
        <td className={CELL}>
          <Time at={filing.filed_at} />
        </td>
        <td className={CELL}>
          <Result filing={filing} dueAt={duty?.due_at ?? null} />
        </td>
        <td className={CELL}>
          {filing.reference ? (
            <span className="record break-all">{filing.reference}</span>
          ) : (
            <span className="whitespace-nowrap font-medium text-watch text-xs">
              {t("filings.receiptMissing")}
            </span>
          )}
        </td>
        <td className={CELL}>
          <Time at={filing.recorded_at} />
          {filing.recorded_late && (
            <span className="block font-medium text-watch text-xs">
              {t("filings.recordedLate")}
            </span>
          )}
          <span className="block text-ink-3 text-xs">{filing.recorded_by.name}</span>
        </td>
      </tr>
      <FilingMore filing={filing} />
    </tbody>
  );
}

/** A channel that this version does not know stands as it was said. */
function channelWords(t: Words<"incident">, channel: string): string {
  const key = `channel.${channel}`;
  return isKey(t, key) ? t(key) : channel;
}

function RecipientMark({ kind }: { kind: Filing["recipient_kind"] }) {
  const t = useTranslations("incident");
  if (kind === "eea_authority") return null;
  return (
    <span className="block text-ink-3 text-xs">
      {t(kind === "unrecognised" ? "filings.unrecognised" : "filings.otherRecipient")}
    </span>
  );
}

function Result({ filing, dueAt }: { filing: Filing; dueAt: string | null }) {
  const t = useTranslations("incident");
  const time = useTime();
  if (filing.kind !== "initial")
    return <span className="text-ink-3">{t("filings.movesNone")}</span>;
  if (filing.late_by_ms) {
    return (
      <Tag state="late">{t("filings.lateBy", { time: time.duration(filing.late_by_ms) })}</Tag>
    );
  }
  const spare = dueAt === null ? -1 : Date.parse(dueAt) - Date.parse(filing.filed_at);
  if (filing.late_by_ms === null || spare < 0)
    return <span className="text-ink-3">{t("filings.sent")}</span>;
  return (
    <>
      <Tag state="met">{t("filings.toSpare", { time: time.duration(spare) })}</Tag>
      <span className="block text-ink-3 text-xs">{t("filings.within")}</span>
    </>
  );
}
