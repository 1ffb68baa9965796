import { Check, CircleAlert, CircleDashed, CircleX, Clock, Pause, RotateCw } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Delivery, DeliveryState, Webhook, WebhookState } from "@/lib/schema/webhooks";
import { cx } from "../ui/cx";
import { Time } from "../ui/time";

type Look = { icon: typeof Check; look: string };

const WEBHOOKS: Record<WebhookState, Look> = {
  active: { icon: Check, look: "text-met" },
  retrying: { icon: RotateCw, look: "font-medium text-watch" },
  failing: { icon: CircleAlert, look: "font-medium text-overdue" },
  paused: { icon: Pause, look: "text-ink-3" },
};

const DELIVERIES: Record<DeliveryState, Look> = {
  pending: { icon: Clock, look: "text-ink-2" },
  delivered: { icon: Check, look: "text-met" },
  dead: { icon: CircleX, look: "font-medium text-overdue" },
};

const TAG = "inline-flex items-baseline gap-1.5";
const ICON = "size-3.5 flex-none translate-y-0.5";

/** How a webhook fares, in a word or two. */
export function WebhookStateTag({ of }: { of: Webhook }) {
  const t = useTranslations("webhooks");
  const unused = of.state === "active" && of.last_delivered_at === null;
  const { icon: Icon, look } = unused
    ? { icon: CircleDashed, look: "text-ink-3" }
    : WEBHOOKS[of.state];
  return (
    <span className={cx(TAG, look)}>
      <Icon aria-hidden className={ICON} />
      <span>
        {t(unused ? "state.unused" : `state.${of.state}`)}
        {of.state === "failing" && of.first_failed_at && (
          <span className="block font-normal text-xs">
            {t.rich("state.since", {
              at: () => <Time at={of.first_failed_at ?? ""} style="short" />,
            })}
          </span>
        )}
      </span>
    </span>
  );
}

/** What became of a delivery. */
export function DeliveryStateTag({ of }: { of: Delivery }) {
  const t = useTranslations("webhooks");
  const { icon: Icon, look } = DELIVERIES[of.state];
  return (
    <span className={cx(TAG, look)}>
      <Icon aria-hidden className={ICON} />
      {t(`delivery.${of.state}`)}
    </span>
  );
}
