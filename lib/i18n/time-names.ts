/** Names of days, months and units in each language, in the short forms that tables have room for. */
import type { Locale } from "../locales";

export interface Calendar {
  /** From Sunday. */
  weekdays: readonly string[];
  months: readonly string[];
  /** Weekday, day and month in the language's order. */
  day: (weekday: string, day: number, month: string) => string;
  /** Days from now: 0, 1, -1. */
  near: Readonly<Record<number, string>>;
  /** After a number of days, spaced; and within a countdown's digits. */
  dayUnit: string;
  dayLetter: string;
  units: Readonly<Record<"day" | "hour" | "minute", readonly [one: string, many: string]>>;
  underAMinute: string;
  lessThanAMinute: string;
  justNow: string;
  ago: (length: string) => string;
}

const plain = (weekday: string, day: number, month: string) => `${weekday} ${day} ${month}`;

export const CALENDARS: Readonly<Record<Locale, Calendar>> = {
  en: {
    weekdays: "Sun Mon Tue Wed Thu Fri Sat".split(" "),
    months: "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" "),
    day: plain,
    near: { 0: "Today", 1: "Tomorrow", [-1]: "Yesterday" },
    dayUnit: "d",
    dayLetter: "d",
    units: { day: ["day", "days"], hour: ["hour", "hours"], minute: ["minute", "minutes"] },
    underAMinute: "under 1 min",
    lessThanAMinute: "less than a minute",
    justNow: "just now",
    ago: (length) => `${length} ago`,
  },
  de: {
    weekdays: "So Mo Di Mi Do Fr Sa".split(" "),
    months: "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.".split(" "),
    day: (weekday, day, month) => `${weekday} ${day}. ${month}`,
    near: { 0: "Heute", 1: "Morgen", [-1]: "Gestern" },
    dayUnit: "T",
    dayLetter: "T",
    units: { day: ["Tag", "Tage"], hour: ["Stunde", "Stunden"], minute: ["Minute", "Minuten"] },
    underAMinute: "unter 1 min",
    lessThanAMinute: "weniger als eine Minute",
    justNow: "gerade eben",
    ago: (length) => `vor ${length}`,
  },
  fr: {
    weekdays: "dim. lun. mar. mer. jeu. ven. sam.".split(" "),
    months: "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.".split(" "),
    day: plain,
    near: { 0: "Aujourd’hui", 1: "Demain", [-1]: "Hier" },
    dayUnit: "j",
    dayLetter: "j",
    units: { day: ["jour", "jours"], hour: ["heure", "heures"], minute: ["minute", "minutes"] },
    underAMinute: "moins de 1 min",
    lessThanAMinute: "moins d’une minute",
    justNow: "à l’instant",
    ago: (length) => `il y a ${length}`,
  },
  es: {
    weekdays: "dom lun mar mié jue vie sáb".split(" "),
    months: "ene feb mar abr may jun jul ago sep oct nov dic".split(" "),
    day: plain,
    near: { 0: "Hoy", 1: "Mañana", [-1]: "Ayer" },
    dayUnit: "d",
    dayLetter: "d",
    units: { day: ["día", "días"], hour: ["hora", "horas"], minute: ["minuto", "minutos"] },
    underAMinute: "menos de 1 min",
    lessThanAMinute: "menos de un minuto",
    justNow: "ahora mismo",
    ago: (length) => `hace ${length}`,
  },
};
