/** What an organisation is, as far as laws ask: GET and PUT /api/v1/organisations/{id}/profile. */
import { z } from "zod";
import { ROLES, SECTORS } from "../law/facts";
import { isZone } from "../time";
import { filledText, text } from "./text";

/** ISO 3166-1 alpha-2, all that are assigned. */
export const COUNTRIES: readonly string[] = (
  "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ " +
  "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO " +
  "FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE " +
  "JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO " +
  "MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW " +
  "PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM " +
  "TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW"
).split(" ");

/**
 * The parts of countries that laws ask about: ISO 3166-2 for the United States, Canada and Germany. The financial
 * zones of the Emirates and of Qatar have laws of their own and no code of ISO; theirs are the usual ones.
 */
const PARTS: Readonly<Record<string, string>> = {
  US:
    "AK AL AR AS AZ CA CO CT DC DE FL GA GU HI IA ID IL IN KS KY LA MA MD ME MI MN MO MP MS MT NC ND NE NH NJ NM " +
    "NV NY OH OK OR PA PR RI SC SD TN TX UM UT VA VI VT WA WI WV WY",
  CA: "AB BC MB NB NL NS NT NU ON PE QC SK YT",
  // Each Land has a supervisory authority of its own.
  DE: "BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH",
  AE: "ADGM DIFC",
  QA: "QFC",
};

const PLACES: ReadonlySet<string> = new Set([
  ...COUNTRIES,
  ...Object.entries(PARTS).flatMap(([country, parts]) =>
    parts.split(" ").map((part) => `${country}-${part}`),
  ),
]);

/**
 * Whether the code is a place: a country of ISO 3166-1, or a part of one. Parts are checked where they are
 * known; UK and EL are no codes of ISO, and would be read as no place of the law.
 */
export function isPlace(code: string): boolean {
  const country = code.slice(0, 2);
  return PLACES.has(code) || (PARTS[country] === undefined && PLACES.has(country));
}

/** All places that an establishment can be in, countries before their parts. */
export const ESTABLISHMENT_PLACES: readonly string[] = [...PLACES].sort();

/** A country, or a part of one that a law asks about. */
export const knownPlace = z
  .string()
  .refine(
    (code) => PLACES.has(code),
    "Use a code of ISO 3166 in capitals: DE, FR, US-CA. Parts are known of the US, Canada and Germany; elsewhere name the country.",
  );

/** An IANA name. An offset is none: it knows no summer time. */
const profileZone = text(60).refine(
  (zone) => /^[A-Za-z]/.test(zone) && isZone(zone),
  "Use an IANA time zone: Europe/Berlin.",
);

const each = <Item>(list: readonly Item[]) => new Set(list).size === list.length;

export const profileSchema = z
  .strictObject({
    sectors: z.array(z.enum(SECTORS)).refine(each, "Name each once.").nullable().meta({
      description: "Null: nobody has said. A list says all of them; an empty one says none.",
    }),
    establishments: z
      .array(knownPlace)
      .min(1, "Name at least one, or send null while nobody has said.")
      .refine(each, "Name each once.")
      .nullable()
      .meta({ description: "ISO 3166-1 or 3166-2, all of them. Null: nobody has said." }),
    main_establishment: knownPlace
      .nullable()
      .meta({ description: "One of the establishments: where the main one is (GDPR Art. 4(16))." }),
    zone: profileZone
      .nullable()
      .meta({ description: "IANA zone in which days are counted where a law names none." }),
    contact: filledText(2000).nullable().meta({
      description:
        "The data protection officer or another contact point, by role and address of office. No names of affected persons.",
    }),
    default_role: z
      .enum(ROLES)
      .nullable()
      .meta({ description: "The role in incidents that do not say another." }),
  })
  .refine(
    ({ establishments, main_establishment: main }) =>
      main === null || establishments?.includes(main) === true,
    { path: ["main_establishment"], error: "Use one of the establishments, or null." },
  )
  .meta({
    examples: [
      {
        sectors: ["financial_entity", "credit_institution"],
        establishments: ["DE", "US-CA"],
        main_establishment: "DE",
        zone: "Europe/Berlin",
        contact: "Data protection officer, privacy@example.com, +49 30 0000",
        default_role: "controller",
      },
    ],
  });

export type Profile = z.output<typeof profileSchema>;

/** What stands while nobody has said anything. */
export const UNSAID: Profile = {
  sectors: null,
  establishments: null,
  main_establishment: null,
  zone: null,
  contact: null,
  default_role: null,
};

export const profileOutSchema = z.object({
  ...profileSchema.shape,
  version: z.int().meta({ description: "0 while nobody has said anything." }),
  updated_at: z.iso.datetime({ precision: 3 }).nullable(),
});
export type ProfileOut = z.infer<typeof profileOutSchema>;
