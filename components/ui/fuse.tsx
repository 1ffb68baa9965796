import { DAY_MS, HOUR_MS } from "@/lib/time";
import type { ClockState } from "./clock-state";
import { cx } from "./cx";

export interface FuseProps {
  state: ClockState;
  /** Milliseconds since the epoch, all three. */
  startedAt?: number | null;
  dueAt?: number | null;
  now: number;
  className?: string;
}

/** The marks on the cord: a day and six hours before the deadline. */
const TICKS_MS = [DAY_MS, 6 * HOUR_MS];

/**
 * A cord that burns from left to right. Solid is gone, thin is left, the post is the deadline, hatching is
 * time past it. No fixed deadline: it fades out. No start: an empty dashed tube. Decorative: words say it too.
 */
export function Fuse({ state, startedAt, dueAt, now, className }: FuseProps) {
  return (
    <span
      data-state={state}
      aria-hidden="true"
      className={cx("relative block h-3.25 [--cord:5px]", className)}
    >
      {cord(state, startedAt ?? null, dueAt ?? null, now)}
    </span>
  );
}

const MIDDLE = "absolute top-1/2 -translate-y-1/2";

function cord(state: ClockState, startedAt: number | null, dueAt: number | null, now: number) {
  if (state === "decide")
    return (
      <span
        className={cx(
          MIDDLE,
          "inset-x-0 h-(--cord) rounded-1 border border-decide-fill border-dashed opacity-80",
        )}
      />
    );
  if (state === "off" || state === "wait")
    return (
      <span
        className={cx(
          MIDDLE,
          "inset-x-0 h-[1.5px] bg-[repeating-linear-gradient(90deg,var(--line-2)_0_3px,transparent_3px_7px)]",
        )}
      />
    );
  if (startedAt === null || dueAt === null || dueAt <= startedAt)
    return (
      <span
        className={cx(
          MIDDLE,
          "inset-x-0 h-(--cord) rounded-[2px] bg-[linear-gradient(90deg,var(--s-fill)_0_40%,transparent)]",
        )}
      />
    );
  return now > dueAt ? (
    <BurntPast startedAt={startedAt} dueAt={dueAt} now={now} />
  ) : (
    <Burning startedAt={startedAt} dueAt={dueAt} now={now} />
  );
}

interface Span {
  startedAt: number;
  dueAt: number;
  now: number;
}

function Burning({ startedAt, dueAt, now }: Span) {
  const whole = dueAt - startedAt;
  const gone = percent((now - startedAt) / whole);
  return (
    <>
      <span className={cx(MIDDLE, "inset-x-0 h-[1.5px] rounded-[1px] bg-line-2")} />
      {TICKS_MS.filter((before) => before < whole).map((before) => (
        <span
          key={before}
          className={cx(MIDDLE, "h-1.75 w-px bg-ink-4")}
          style={{ left: percent(1 - before / whole) }}
        />
      ))}
      <span
        className={cx(MIDDLE, "left-0 h-(--cord) rounded-l-[2px] bg-state-fill")}
        style={{ width: gone }}
      />
      <span
        className={cx(
          MIDDLE,
          "h-[calc(var(--cord)+6px)] w-0.75 -translate-x-1/2 rounded-[2px] bg-state-fill",
        )}
        style={{ left: gone }}
      />
      <span className={cx(MIDDLE, "right-0 h-full w-0.5 rounded-[1px] bg-ink-3")} />
    </>
  );
}

function BurntPast({ startedAt, dueAt, now }: Span) {
  const post = percent((dueAt - startedAt) / (now - startedAt));
  return (
    <>
      <span
        className={cx(
          MIDDLE,
          "right-0 h-(--cord) rounded-r-[2px] bg-[repeating-linear-gradient(115deg,var(--s-fill)_0_2.5px,transparent_2.5px_5px)]",
        )}
        style={{ left: post }}
      />
      <span
        className={cx(MIDDLE, "left-0 h-(--cord) rounded-l-[2px] bg-state-fill")}
        style={{ width: post }}
      />
      <span
        className={cx(
          MIDDLE,
          "h-full w-0.5 bg-ink shadow-[0_0_0_1.5px_var(--s-ground,var(--surface))]",
        )}
        style={{ left: post }}
      />
    </>
  );
}

function percent(share: number): string {
  return `${(Math.min(1, Math.max(0, share)) * 100).toFixed(2)}%`;
}
