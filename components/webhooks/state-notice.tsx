import { CircleAlert, Pause, RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Webhook } from "@/lib/schema/webhooks";
import { cx } from "../ui/cx";
import { Time } from "../ui/time";

const LOOKS = {
  failing: { icon: CircleAlert, look: "bg-overdue-wash text-overdue" },
  retrying: { icon: RotateCw, look: "bg-sunken text-ink-2" },
  paused: { icon: Pause, look: "bg-sunken text-ink-2" },
} as const;

/** What is wrong with a webhook, and what to do; nothing where all is well. */
export function StateNotice({ of }: { of: Webhook }) {
  const t = useTranslations("webhooks");
  if (of.state === "active") return null;
  const { icon: Icon, look } = LOOKS[of.state];
  return (
    <div className={cx("mb-4 flex gap-2.5 rounded-2 px-3.5 py-2.5 text-sm", look)}>
      <Icon aria-hidden className="mt-0.5 size-4 flex-none" />
      <p>
        {t.rich(`notice.${of.state}`, {
          at: () => <Time at={of.first_failed_at ?? of.created_at} style="short" />,
        })}
      </p>
    </div>
  );
}
