import Link from "next/link";
import { useTranslations } from "next-intl";
import { cx } from "../ui/cx";
import { DECLARE, isAt, type Place, placesFor, type ShellRights } from "./places";

/** The places at the foot of a small screen, declaring in their middle. */
export function TabBar({ rights, pathname }: { rights: ShellRights; pathname: string }) {
  const t = useTranslations("shell");
  const places = placesFor(rights);
  const tabs = rights.declare ? [...places.slice(0, 2), DECLARE, ...places.slice(2)] : places;
  return (
    <nav
      aria-label={t("nav.small")}
      className="fixed inset-x-0 bottom-0 z-30 flex h-15 border-line border-t bg-surface pb-[env(safe-area-inset-bottom)] md:hidden print:hidden"
    >
      {tabs.map((place) => (
        <Tab key={place.href} place={place} here={isAt(place, pathname)} />
      ))}
    </nav>
  );
}

function Tab({ place, here }: { place: Place; here: boolean }) {
  const t = useTranslations("shell");
  const Icon = place.icon;
  return (
    <Link
      href={place.href}
      aria-current={here ? "page" : undefined}
      className={cx(
        "grid flex-1 place-content-center justify-items-center gap-0.5 text-2xs focus-visible:-outline-offset-2",
        here ? "font-semibold text-ink" : place === DECLARE ? "text-ink" : "text-ink-3",
      )}
    >
      {place === DECLARE ? (
        <span className="grid size-6.5 place-items-center rounded-full bg-ink text-on-ink">
          <Icon aria-hidden strokeWidth={2.5} className="size-4" />
        </span>
      ) : (
        <Icon aria-hidden strokeWidth={1.75} className="size-5" />
      )}
      {t(`place.${place.id}`)}
    </Link>
  );
}
