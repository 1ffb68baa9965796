/** Places in English, as the published shapes print them. */

const countries = new Intl.DisplayNames("en", { type: "region" });

/** Where the published examples print another name than the runtime has. */
const COUNTRIES: Readonly<Record<string, string>> = { US: "United States of America" };

const STATES: Readonly<Record<string, string>> = {
  US: "AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming|AS American Samoa|GU Guam|MP Northern Mariana Islands|PR Puerto Rico|UM Outlying Islands|VI Virgin Islands",
  CA: "AB Alberta|BC British Columbia|MB Manitoba|NB New Brunswick|NL Newfoundland and Labrador|NT Northwest Territories|NS Nova Scotia|NU Nunavut|ON Ontario|PE Prince Edward Island|QC Quebec|SK Saskatchewan|YT Yukon",
};

/** The name of a country or state by its code: DE, US-CA. What is not listed shows as its code. */
export function placeNameOf(place: string): string {
  const [country = "", state] = place.split("-");
  if (state === undefined) return COUNTRIES[country] ?? countries.of(country) ?? country;
  const said = STATES[country]?.split("|").find((one) => one.startsWith(`${state} `));
  return said?.slice(state.length + 1) ?? state;
}
