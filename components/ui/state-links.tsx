import { cx } from "./cx";
import { Link } from "./link";

/** Which rows of a log are shown: a link for each state, the first of them for all. */
export function StateLinks<State extends string>({
  label,
  here,
  states,
  state,
  nameOf,
}: {
  label: string;
  /** The log's address, without a query. */
  here: string;
  states: readonly State[];
  /** What is shown; undefined for all. */
  state: State | undefined;
  nameOf: (state: State | undefined) => string;
}) {
  return (
    <nav aria-label={label} className="mb-3 flex flex-wrap gap-1.5">
      {[undefined, ...states].map((one) => (
        <Link
          key={one ?? "all"}
          href={one ? `${here}?state=${one}` : here}
          aria-current={one === state ? "page" : undefined}
          className={cx(
            "inline-flex h-7 items-center rounded-2 px-2.5 text-sm pointer-coarse:h-10",
            one === state
              ? "bg-selected font-medium text-ink edge-line-2"
              : "bg-surface text-ink-2 edge-line-2 hover:text-ink hover:edge-control",
          )}
        >
          {nameOf(one)}
        </Link>
      ))}
    </nav>
  );
}
