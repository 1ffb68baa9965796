"use client";
import { useTranslations } from "next-intl";

const SECTIONS = [
  "about",
  "duties",
  "facts",
  "own",
  "severity",
  "assessment",
  "filings",
  "decisions",
  "timeline",
  "evidence",
  "tasks",
  "links",
  "lessons",
] as const;

type SectionName = (typeof SECTIONS)[number];

/** The parts of the incident's sheet: beside it where there is room, else a strip above it. */
export function SectionNav({
  counts,
  evidence,
}: {
  counts: Partial<Record<SectionName, string>>;
  /** Whether files stand on the page. */
  evidence: boolean;
}) {
  const t = useTranslations("incident.nav");
  return (
    <nav
      aria-label={t("label")}
      className="sticky top-[calc(var(--bar)+1.15rem)] text-sm max-xl:static max-xl:overflow-x-auto max-xl:border-line max-xl:border-b max-xl:px-4 lg:max-xl:col-span-2 print:hidden"
    >
      <ul className="border-line-2 xl:border-l max-xl:flex max-xl:gap-1">
        {SECTIONS.filter((name) => evidence || name !== "evidence").map((name) => (
          <li key={name}>
            <a
              href={`#${name}`}
              className="flex min-h-7 items-center justify-between gap-2 whitespace-nowrap rounded-1 px-3 text-ink-3 hover:text-ink max-xl:min-h-11 xl:pr-0"
            >
              {t(name)}
              {counts[name] && <span className="text-xs tabular-nums">{counts[name]}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
