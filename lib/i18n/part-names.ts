/**
 * What parts of countries (ISO 3166-2) are called in a language that has a name of its own for them, by code. All
 * others are called as lib/schema/place-names.ts has them. Neither Intl nor a library here knows such names.
 */
import type { Locale } from "../locales";

export const PART_NAMES_IN: Readonly<Record<Locale, string>> = {
  en: "",
  de:
    "DE-BY Bayern|DE-HE Hessen|DE-MV Mecklenburg-Vorpommern|DE-NI Niedersachsen|DE-NW Nordrhein-Westfalen|" +
    "DE-RP Rheinland-Pfalz|DE-SN Sachsen|DE-ST Sachsen-Anhalt|DE-TH Thüringen|US-CA Kalifornien|" +
    "US-AS Amerikanisch-Samoa|US-MP Nördliche Marianen|US-UM Kleinere Amerikanische Überseeinseln|" +
    "US-VI Amerikanische Jungferninseln|" +
    "CA-NL Neufundland und Labrador|CA-NT Nordwest-Territorien",
  fr:
    "DE-BW Bade-Wurtemberg|DE-BY Bavière|DE-BB Brandebourg|DE-HB Brême|DE-HH Hambourg|" +
    "DE-MV Mecklembourg-Poméranie-Occidentale|DE-NI Basse-Saxe|DE-NW Rhénanie-du-Nord-Westphalie|" +
    "DE-RP Rhénanie-Palatinat|DE-SL Sarre|DE-SN Saxe|DE-ST Saxe-Anhalt|DE-TH Thuringe|US-CA Californie|" +
    "US-DC District de Columbia|US-FL Floride|US-GA Géorgie|US-HI Hawaï|US-LA Louisiane|US-NC Caroline du Nord|" +
    "US-ND Dakota du Nord|US-NM Nouveau-Mexique|US-PA Pennsylvanie|US-SC Caroline du Sud|US-SD Dakota du Sud|" +
    "US-VA Virginie|US-WV Virginie-Occidentale|US-AS Samoa américaines|US-MP Îles Mariannes du Nord|US-PR Porto Rico|" +
    "US-UM Îles mineures éloignées|US-VI Îles Vierges des États-Unis|CA-BC Colombie-Britannique|" +
    "CA-NB Nouveau-Brunswick|CA-NL Terre-Neuve-et-Labrador|CA-NT Territoires du Nord-Ouest|CA-NS Nouvelle-Écosse|" +
    "CA-PE Île-du-Prince-Édouard|CA-QC Québec",
  es:
    "DE-BW Baden-Wurtemberg|DE-BY Baviera|DE-BB Brandeburgo|DE-HH Hamburgo|DE-MV Mecklemburgo-Pomerania Occidental|" +
    "DE-NI Baja Sajonia|DE-NW Renania del Norte-Westfalia|DE-RP Renania-Palatinado|DE-SL Sarre|DE-SN Sajonia|" +
    "DE-ST Sajonia-Anhalt|DE-TH Turingia|US-DC Distrito de Columbia|US-HI Hawái|US-LA Luisiana|US-MI Míchigan|" +
    "US-MS Misisipi|US-MO Misuri|US-NC Carolina del Norte|US-ND Dakota del Norte|US-NH Nuevo Hampshire|" +
    "US-NJ Nueva Jersey|US-NM Nuevo México|US-NY Nueva York|US-OR Oregón|US-PA Pensilvania|US-SC Carolina del Sur|" +
    "US-SD Dakota del Sur|US-WV Virginia Occidental|US-AS Samoa Americana|" +
    "US-MP Islas Marianas del Norte|US-UM Islas Ultramarinas Menores|US-VI Islas Vírgenes|CA-BC Columbia Británica|" +
    "CA-NB Nuevo Brunswick|CA-NL Terranova y Labrador|CA-NT Territorios del Noroeste|CA-NS Nueva Escocia|" +
    "CA-PE Isla del Príncipe Eduardo|CA-YT Yukón",
};
