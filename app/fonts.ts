/** The two type families: nothing is fetched from elsewhere, at build or at run time. */
import localFont from "next/font/local";
import "@fontsource-variable/ibm-plex-sans/wdth.css";
import "@fontsource-variable/chivo-mono/index.css";

// Cut down to what English, German, French and Spanish are written with (docs/performance.md) and preloaded,
// under names of their own. The sheets above serve every other script, when a page holds some of it.
const plex = localFont({
  src: "./fonts/ibm-plex-sans.woff2",
  weight: "400 650",
  declarations: [
    { prop: "font-stretch", value: "88% 100%" },
    {
      prop: "unicode-range",
      value:
        "U+0020-007E, U+00A0-00FF, U+0152-0153, U+02C6, U+02DA, U+02DC, U+2002, U+2009, U+200B, U+2013-2014, U+2018-201A, U+201C-201E, U+2022, U+2026, U+2032-2033, U+2039-203A, U+20AC, U+2122, U+2191, U+2193, U+2212, U+FFFD",
    },
  ],
  variable: "--font-plex",
  display: "swap",
  adjustFontFallback: false,
});

const chivo = localFont({
  src: "./fonts/chivo-mono.woff2",
  weight: "400 650",
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0020-007E, U+00A0-00FF, U+0152-0153, U+02C6, U+02DA, U+02DC, U+2009, U+2013-2014, U+2018-201A, U+201C-201E, U+2022, U+2026, U+2032-2033, U+2039-203A, U+20AC, U+2122, U+2212",
    },
  ],
  variable: "--font-chivo",
  display: "swap",
  adjustFontFallback: false,
});

/** The classes that put both families within reach of the style sheets. */
export const fontClasses = `${plex.variable} ${chivo.variable}`;
