/** The glyphs of the clock states: shape alone tells them apart. Words stand beside them, always. */
import type { ReactNode } from "react";
import type { ClockState } from "./clock-state";
import { cx } from "./cx";

const stroke = { fill: "none", stroke: "currentColor", strokeWidth: 1.5 } as const;
const round = { ...stroke, strokeLinecap: "round", strokeLinejoin: "round" } as const;
const solid = { fill: "currentColor", fillRule: "evenodd" } as const;
const OCTAGON = "M5.2.9h5.6l4.3 4.3v5.6l-4.3 4.3H5.2L.9 10.8V5.2Z";

const SHAPES: Record<ClockState, ReactNode> = {
  calm: (
    <>
      <circle cx="8" cy="8" r="6.5" {...stroke} />
      <path d="M8 8V3.900A4.1 4.1 0 0 1 12.1 8Z" fill="currentColor" />
    </>
  ),
  watch: (
    <>
      <circle cx="8" cy="8" r="6.5" {...stroke} />
      <path d="M8 3.900a4.1 4.1 0 0 1 0 8.200Z" fill="currentColor" />
    </>
  ),
  urgent: (
    <path
      {...solid}
      d="M6.9 1.700a1.27 1.27 0 0 1 2.2 0l6.1 10.900a1.27 1.27 0 0 1-1.1 1.900H1.900a1.27 1.27 0 0 1-1.1-1.900ZM7.2 5.200l.2 4.600h1.200l.2-4.600Zm.8 5.600a.95.95 0 1 0 0 1.9.95.95 0 0 0 0-1.900Z"
    />
  ),
  overdue: (
    <path
      {...solid}
      d={`${OCTAGON}M7.1 3.700l.25 5.400h1.300l.25-5.400Zm.9 6.500a1.05 1.05 0 1 0 0 2.1 1.05 1.05 0 0 0 0-2.100Z`}
    />
  ),
  decide: (
    <path
      {...solid}
      d="M7 .9a1.4 1.4 0 0 1 2 0L15.1 7a1.4 1.4 0 0 1 0 2L9 15.100a1.4 1.4 0 0 1-2 0L.9 9a1.4 1.4 0 0 1 0-2ZM5.6 6.300H7c.1-.7.5-1 1.1-1s1 .3 1 .9c0 .5-.2.7-.8 1.1-.8.5-1 .9-1 1.700v.3h1.300V9c0-.4.2-.6.8-1 .7-.5 1.1-1 1.1-1.9 0-1.2-1-2-2.4-2-1.5 0-2.5.8-2.5 2.200ZM8 10.200a.85.85 0 1 0 0 1.7.85.85 0 0 0 0-1.700Z"
    />
  ),
  open: (
    <>
      <path
        d="M8 1.500A6.5 6.5 0 1 0 14.5 8"
        {...stroke}
        strokeDasharray="22 1.6 2.2 1.6 1.4 1.6 .8 9"
        transform="matrix(-1 0 0 1 16 0) rotate(90 8 8)"
      />
      <path d="M8 4.600V8l2.3 1.5" {...round} />
    </>
  ),
  met: (
    <path
      {...solid}
      d="M8 .9a7.1 7.1 0 1 1 0 14.200A7.1 7.1 0 0 1 8 .9Zm3.4 4.3-4.3 4.6-2.1-2-.9 1 3.05 2.900L12.4 6.200Z"
    />
  ),
  late: (
    <>
      <path d="M5.5 1.650h5l3.85 3.850v5l-3.85 3.850h-5L1.65 10.500v-5Z" {...round} />
      <path d="m5.1 8.2 2 2 3.8-4.2" {...round} />
    </>
  ),
  off: (
    <>
      <circle cx="8" cy="8" r="6.4" {...stroke} />
      <path d="M5.2 8h5.6" {...round} />
    </>
  ),
  wait: <circle cx="8" cy="8" r="6.4" {...stroke} strokeDasharray="2.05 1.97" />,
};

/** One state's glyph, decorative: the word beside it speaks. */
export function Glyph({ state, className }: { state: ClockState; className?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      className={cx("inline-block flex-none overflow-visible", className ?? "size-4")}
    >
      {SHAPES[state]}
    </svg>
  );
}
