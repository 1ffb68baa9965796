import { Ban, Check, CircleDashed, CircleOff, ClockAlert } from "lucide-react";
import type { ApiKeyView, KeyState } from "@/lib/schema/key";
import { DAY_MS } from "@/lib/time";
import { cx } from "../ui/cx";

const LOOKS: Record<KeyState, { icon: typeof Check; look: string }> = {
  active: { icon: Check, look: "text-met" },
  expiring: { icon: ClockAlert, look: "font-medium text-watch" },
  never_used: { icon: CircleDashed, look: "text-ink-3" },
  expired: { icon: CircleOff, look: "text-ink-3" },
  revoked: { icon: Ban, look: "text-ink-3" },
};

/** Whether a key still opens anything. */
export function isAlive({ state }: Pick<ApiKeyView, "state">): boolean {
  return state !== "expired" && state !== "revoked";
}

/** A key's state in a word or two. */
export function keyStateWords(key: ApiKeyView, now: number): string {
  switch (key.state) {
    case "active":
      return "Active";
    case "never_used":
      return "Never used";
    case "expired":
      return "Expired";
    case "revoked":
      return key.revokedByName ? `Revoked by ${key.revokedByName}` : "Revoked";
    case "expiring":
      return endsIn((key.expiresAt?.getTime() ?? now) - now);
  }
}

function endsIn(left: number): string {
  const days = Math.floor(left / DAY_MS);
  if (days < 1) return "Ends within a day";
  return `Ends in ${days} ${days === 1 ? "day" : "days"}`;
}

export function KeyStateTag({ of, now }: { of: ApiKeyView; now: number }) {
  const { icon: Icon, look } = LOOKS[of.state];
  return (
    <span className={cx("inline-flex items-baseline gap-1.5", look)}>
      <Icon aria-hidden className="size-3.5 flex-none translate-y-0.5" />
      {keyStateWords(of, now)}
    </span>
  );
}
