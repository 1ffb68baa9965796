import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { cx } from "../ui/cx";
import { Link } from "../ui/link";
import { Menu, MenuLink } from "../ui/menu";
import { DECLARE, isAt, type Place, placesFor, type ShellRights } from "./places";

/** How many places there is room for beside declaring and the rest. */
const SHOWN = 3;

/** The places at the foot of a small screen, declaring in their middle; what has no room stands under More. */
export function TabBar({ rights, pathname }: { rights: ShellRights; pathname: string }) {
  const t = useTranslations("shell");
  const places = placesFor(rights);
  const shown = places.length <= SHOWN + 1 ? places : places.slice(0, SHOWN);
  const rest = places.slice(shown.length);
  const tabs = rights.declare ? [...shown.slice(0, 2), DECLARE, ...shown.slice(2)] : shown;
  return (
    <nav
      aria-label={t("nav.small")}
      className="fixed inset-x-0 bottom-0 z-30 flex h-15 border-line border-t bg-surface pb-[env(safe-area-inset-bottom)] md:hidden print:hidden"
    >
      {tabs.map((place) => (
        <Tab key={place.href} place={place} here={isAt(place, pathname)} />
      ))}
      {rest.length > 0 && <More places={rest} here={rest.some((place) => isAt(place, pathname))} />}
    </nav>
  );
}

const TAB =
  "narrow grid min-w-0 flex-1 place-content-center justify-items-center gap-0.5 whitespace-nowrap text-center text-2xs focus-visible:-outline-offset-2";

function More({ places, here }: { places: readonly Place[]; here: boolean }) {
  const t = useTranslations("shell");
  return (
    <Menu
      align="end"
      trigger={
        <button type="button" className={cx(TAB, here ? "font-semibold text-ink" : "text-ink-3")}>
          <Ellipsis aria-hidden strokeWidth={1.75} className="size-5" />
          {t("more")}
        </button>
      }
    >
      {places.map(({ id, href, icon: Icon }) => (
        <MenuLink key={id} href={href} icon={<Icon aria-hidden />}>
          {t(`place.${id}`)}
        </MenuLink>
      ))}
    </Menu>
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
        TAB,
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
