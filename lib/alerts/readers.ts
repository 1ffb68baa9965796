/** In whose language and time zone a message speaks: as chosen in the profile, else as the person's device last said. */
import type { Tx } from "../db/transaction";
import { DEFAULT_LOCALE, type Locale, localeOf } from "../locales";
import { isZone } from "../time";

export interface Reader {
  email: string;
  name: string;
  locale: Locale;
  /** IANA name; UTC where nobody ever said one. */
  zone: string;
}

interface Row {
  id: string;
  email: string;
  name: string;
  locale: string | null;
  zone: string | null;
}

/** The persons with these ids, by id. */
export async function readersOf(tx: Tx, userIds: readonly string[]): Promise<Map<string, Reader>> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT u.id::text, u.email, u.name, coalesce(u.locale, s.locale) AS locale, coalesce(u.zone, s.zone) AS zone
    FROM user_account u LEFT JOIN LATERAL (
      SELECT locale, zone FROM session WHERE user_id = u.id ORDER BY created_at DESC LIMIT 1
    ) s ON true
    WHERE u.id = ANY (${[...userIds]}::uuid[])`;
  return new Map(
    rows.map(({ id, email, name, locale, zone }) => [
      id,
      {
        email,
        name,
        locale: localeOf(locale) ?? DEFAULT_LOCALE,
        zone: zone !== null && isZone(zone) ? zone : "UTC",
      },
    ]),
  );
}
