/** The orders of a list of incidents `i`, and the places in them that cursors name. */
import { Prisma } from "../db/rows";
import { isUuid } from "../ids";
import type { IncidentFilter } from "../schema/incident";
import { readInstant } from "../schema/instant";
import { broken, readCursor } from "./cursor";
import { FOUND } from "./list-filter";

/**
 * One sort. Under row-level security PostgreSQL uses an expression in an index condition only where it is
 * leakproof; CASE is, COALESCE is not. The expressions are those of the indexes incident_by_….
 */
interface Sort {
  order: Prisma.Sql;
  /** What it orders by: no more, so that an index alone may give it. */
  columns: Prisma.Sql;
  /** A row's place, as text for the cursor. */
  place: Prisma.Sql;
  /** Whether a cursor's text can be a place at all: what cannot is refused before the database sees it. */
  fits(place: string): boolean;
  /** What comes after a place. */
  after(place: string, id: string): Prisma.Sql;
}

const DUE = Prisma.sql`(CASE WHEN i.deadline_at IS NULL THEN '-infinity'::timestamptz ELSE i.deadline_at END)`;

/** An instant as RFC 3339, whatever the database's own zone and style are. */
function written(column: Prisma.Sql, absent: string): Prisma.Sql {
  return Prisma.sql`coalesce(to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), ${absent})`;
}

const isInstant = (place: string) => "instant" in readInstant(place);

export const SORTS: Record<IncidentFilter["sort"], Sort> = {
  "-discovered_at": {
    order: Prisma.sql`${FOUND} DESC, i.id DESC`,
    columns: Prisma.sql`i.id, i.discovered_at`,
    place: written(Prisma.sql`i.discovered_at`, "infinity"),
    fits: (place) => place === "infinity" || isInstant(place),
    after: (place, id) => Prisma.sql`(${FOUND}, i.id) < (${place}::timestamptz, ${id}::uuid)`,
  },
  deadline_at: {
    order: Prisma.sql`${DUE}, i.id`,
    columns: Prisma.sql`i.id, i.deadline_at`,
    place: written(Prisma.sql`i.deadline_at`, "-infinity"),
    fits: (place) => place === "-infinity" || isInstant(place),
    after: (place, id) => Prisma.sql`(${DUE}, i.id) > (${place}::timestamptz, ${id}::uuid)`,
  },
  "-updated_at": {
    order: Prisma.sql`i.updated_at DESC, i.id DESC`,
    columns: Prisma.sql`i.id, i.updated_at`,
    place: written(Prisma.sql`i.updated_at`, ""),
    fits: isInstant,
    after: (place, id) => Prisma.sql`(i.updated_at, i.id) < (${place}::timestamptz, ${id}::uuid)`,
  },
  number: {
    order: Prisma.sql`i.year, i.seq, i.id`,
    columns: Prisma.sql`i.id, i.year, i.seq`,
    place: Prisma.sql`i.year || '-' || i.seq`,
    fits: (place) => /^\d{4}-\d{1,9}$/.test(place),
    after(place, id) {
      const [year, seq] = place.split("-");
      return Prisma.sql`(i.year, i.seq, i.id) > (${year}::int, ${seq}::int, ${id}::uuid)`;
    },
  },
};

/**
 * The condition that a cursor stands for; none without one.
 *
 * @throws Refusal invalid_request when it is broken
 */
export function afterCursor(name: IncidentFilter["sort"], cursor: string | undefined): Prisma.Sql {
  if (cursor === undefined) return Prisma.empty;
  const sort = SORTS[name];
  const [place = "", id = ""] = readCursor(cursor, name, 2);
  if (!isUuid(id) || !sort.fits(place)) throw broken();
  return Prisma.sql`AND ${sort.after(place, id)}`;
}
