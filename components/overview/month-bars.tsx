"use client";
import { Bar, BarChart, ResponsiveContainer, YAxis } from "recharts";

/** A bar for each month, in grey: colour is spent on time. Decorative: the table beside it says the same. */
export default function MonthBars({
  months,
  height,
}: {
  months: readonly { name: string; count: number }[];
  height: number;
}) {
  return (
    <ResponsiveContainer width="100%" height={height}>
      <BarChart
        data={[...months]}
        margin={{ top: 4, right: 0, bottom: 0, left: 0 }}
        accessibilityLayer={false}
      >
        <YAxis hide allowDecimals={false} domain={[0, (most: number) => Math.max(1, most)]} />
        <Bar
          dataKey="count"
          fill="var(--ink-3)"
          radius={[2, 2, 0, 0]}
          maxBarSize={36}
          isAnimationActive={false}
        />
      </BarChart>
    </ResponsiveContainer>
  );
}
