/** Countries as the register door names them: ISO 3166-1 alpha-3, by region; and back to the places of the law. */
import { COUNTRIES, ESTABLISHMENT_PLACES } from "../profile";

/** Regions of UN M49; in each the codes alpha-2 and alpha-3 of its countries. */
const REGIONS: Readonly<Record<string, string>> = {
  Africa:
    "AO:AGO BF:BFA BI:BDI BJ:BEN BW:BWA CD:COD CF:CAF CG:COG CI:CIV CM:CMR CV:CPV DJ:DJI DZ:DZA EG:EGY EH:ESH ER:ERI " +
    "ET:ETH GA:GAB GH:GHA GM:GMB GN:GIN GQ:GNQ GW:GNB IO:IOT KE:KEN KM:COM LR:LBR LS:LSO LY:LBY MA:MAR MG:MDG ML:MLI " +
    "MR:MRT MU:MUS MW:MWI MZ:MOZ NA:NAM NE:NER NG:NGA RE:REU RW:RWA SC:SYC SD:SDN SH:SHN SL:SLE SN:SEN SO:SOM SS:SSD " +
    "ST:STP SZ:SWZ TD:TCD TF:ATF TG:TGO TN:TUN TZ:TZA UG:UGA YT:MYT ZA:ZAF ZM:ZMB ZW:ZWE",
  Americas:
    "AG:ATG AI:AIA AR:ARG AW:ABW BB:BRB BL:BLM BM:BMU BO:BOL BQ:BES BR:BRA BS:BHS BV:BVT BZ:BLZ CA:CAN CL:CHL CO:COL " +
    "CR:CRI CU:CUB CW:CUW DM:DMA DO:DOM EC:ECU FK:FLK GD:GRD GF:GUF GL:GRL GP:GLP GS:SGS GT:GTM GY:GUY HN:HND HT:HTI " +
    "JM:JAM KN:KNA KY:CYM LC:LCA MF:MAF MQ:MTQ MS:MSR MX:MEX NI:NIC PA:PAN PE:PER PM:SPM PR:PRI PY:PRY SR:SUR SV:SLV " +
    "SX:SXM TC:TCA TT:TTO US:USA UY:URY VC:VCT VE:VEN VG:VGB VI:VIR",
  Antarctica: "AQ:ATA",
  Asia:
    "AE:ARE AF:AFG AM:ARM AZ:AZE BD:BGD BH:BHR BN:BRN BT:BTN CN:CHN CY:CYP GE:GEO HK:HKG ID:IDN IL:ISR IN:IND IQ:IRQ " +
    "IR:IRN JO:JOR JP:JPN KG:KGZ KH:KHM KP:PRK KR:KOR KW:KWT KZ:KAZ LA:LAO LB:LBN LK:LKA MM:MMR MN:MNG MO:MAC MV:MDV " +
    "MY:MYS NP:NPL OM:OMN PH:PHL PK:PAK PS:PSE QA:QAT SA:SAU SG:SGP SY:SYR TH:THA TJ:TJK TL:TLS TM:TKM TR:TUR TW:TWN " +
    "UZ:UZB VN:VNM YE:YEM",
  Europe:
    "AD:AND AL:ALB AT:AUT AX:ALA BA:BIH BE:BEL BG:BGR BY:BLR CH:CHE CZ:CZE DE:DEU DK:DNK EE:EST ES:ESP FI:FIN FO:FRO " +
    "FR:FRA GB:GBR GG:GGY GI:GIB GR:GRC HR:HRV HU:HUN IE:IRL IM:IMN IS:ISL IT:ITA JE:JEY LI:LIE LT:LTU LU:LUX LV:LVA " +
    "MC:MCO MD:MDA ME:MNE MK:MKD MT:MLT NL:NLD NO:NOR PL:POL PT:PRT RO:ROU RS:SRB RU:RUS SE:SWE SI:SVN SJ:SJM SK:SVK " +
    "SM:SMR UA:UKR VA:VAT",
  Oceania:
    "AS:ASM AU:AUS CC:CCK CK:COK CX:CXR FJ:FJI FM:FSM GU:GUM HM:HMD KI:KIR MH:MHL MP:MNP NC:NCL NF:NFK NR:NRU NU:NIU " +
    "NZ:NZL PF:PYF PG:PNG PN:PCN PW:PLW SB:SLB TK:TKL TO:TON TV:TUV UM:UMI VU:VUT WF:WLF WS:WSM",
};

interface Country {
  alpha2: string;
  alpha3: string;
  region: string;
}

const ALL: readonly Country[] = Object.entries(REGIONS).flatMap(([region, said]) =>
  said.split(" ").map((pair) => {
    const [alpha2 = "", alpha3 = ""] = pair.split(":");
    return { alpha2, alpha3, region };
  }),
);
const BY_ALPHA3 = new Map(ALL.map((country) => [country.alpha3, country]));
const BY_ALPHA2 = new Map(ALL.map((country) => [country.alpha2, country]));

/** The country of an alpha-3 code in capitals; undefined where there is none. */
export function countryOf(alpha3: string): Country | undefined {
  return BY_ALPHA3.get(alpha3);
}

/** The alpha-3 code of an alpha-2 code; undefined where there is none. */
export function alpha3Of(alpha2: string): string | undefined {
  return BY_ALPHA2.get(alpha2)?.alpha3;
}

/** Countries whose laws ask for the state or province: there it must be named. */
export const NEEDS_STATE: ReadonlySet<string> = new Set(["USA", "CAN"]);

const PLACES: ReadonlySet<string> = new Set([...COUNTRIES, ...ESTABLISHMENT_PLACES]);

/** Whether the law knows this part of the country: CA of USA. */
export function isKnownState(alpha3: string, state: string): boolean {
  const country = countryOf(alpha3);
  return country !== undefined && PLACES.has(`${country.alpha2}-${state}`);
}

/** The states and provinces that the law knows of a country. */
export function statesOf(alpha3: string): string[] {
  const country = countryOf(alpha3);
  return ESTABLISHMENT_PLACES.filter((place) => place.startsWith(`${country?.alpha2}-`)).map(
    (place) => place.slice(3),
  );
}

/** Where that is, in the codes that facts and rules use: USA, CA → US-CA; FRA → FR. */
export function placeOf({
  countryCode,
  stateProvinceCode,
}: {
  countryCode: string;
  stateProvinceCode?: string | undefined;
}): string {
  const alpha2 = countryOf(countryCode)?.alpha2 ?? countryCode.slice(0, 2);
  return stateProvinceCode !== undefined && isKnownState(countryCode, stateProvinceCode)
    ? `${alpha2}-${stateProvinceCode}`
    : alpha2;
}

/** The other way round: US-CA → USA, CA. Undefined for what is no country of ISO: the EU, a contract. */
export function jurisdictionOf(
  place: string,
): { countryCode: string; stateProvinceCode?: string } | undefined {
  const [alpha2 = "", state] = place.split("-");
  const countryCode = alpha3Of(alpha2);
  if (countryCode === undefined) return undefined;
  return state === undefined ? { countryCode } : { countryCode, stateProvinceCode: state };
}
