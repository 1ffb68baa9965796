const SECTIONS = [
  ["about", "What happened"],
  ["duties", "Duties"],
  ["facts", "Facts"],
  ["own", "Fields and stage"],
  ["severity", "Severity"],
  ["assessment", "Assessment"],
  ["filings", "Filings"],
  ["decisions", "Decisions"],
  ["history", "History"],
] as const;

/** The parts of the incident's sheet, beside it where there is room. */
export function SectionNav() {
  return (
    <nav
      aria-label="Sections"
      className="sticky top-[calc(var(--bar)+1.15rem)] text-sm max-xl:hidden print:hidden"
    >
      <ul className="border-line-2 border-l">
        {SECTIONS.map(([id, name]) => (
          <li key={id}>
            <a
              href={`#${id}`}
              className="flex min-h-7 items-center rounded-1 pl-3 text-ink-3 hover:text-ink"
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
