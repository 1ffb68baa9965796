import { Ban, Check, CircleDashed, CircleOff, ClockAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Words } from "@/lib/i18n/words";
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
function keyStateWords(t: Words<"keys">, key: ApiKeyView, now: number): string {
  if (key.state === "revoked" && key.revokedByName)
    return t("state.revokedBy", { name: key.revokedByName });
  if (key.state !== "expiring") return t(`state.${key.state}`);
  const days = Math.floor(((key.expiresAt?.getTime() ?? now) - now) / DAY_MS);
  return days < 1 ? t("state.endsToday") : t("state.endsIn", { days });
}

export function KeyStateTag({ of, now }: { of: ApiKeyView; now: number }) {
  const t = useTranslations("keys");
  const { icon: Icon, look } = LOOKS[of.state];
  return (
    <span className={cx("inline-flex items-baseline gap-1.5", look)}>
      <Icon aria-hidden className="size-3.5 flex-none translate-y-0.5" />
      {keyStateWords(t, of, now)}
    </span>
  );
}
