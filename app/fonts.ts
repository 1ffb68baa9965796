/** The two type families, from npm packages: nothing is fetched, at build or at run time. */
import localFont from "next/font/local";
import "@fontsource-variable/ibm-plex-sans/wdth.css";
import "@fontsource-variable/chivo-mono/index.css";

// Latin again, under names of its own: this way it is preloaded. The sheets above serve the other scripts.
const plex = localFont({
  src: "../node_modules/@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-wdth-normal.woff2",
  weight: "100 700",
  declarations: [
    { prop: "font-stretch", value: "75% 100%" },
    {
      prop: "unicode-range",
      value:
        "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215",
    },
  ],
  variable: "--font-plex",
  display: "swap",
  adjustFontFallback: false,
});

const chivo = localFont({
  src: "../node_modules/@fontsource-variable/chivo-mono/files/chivo-mono-latin-wght-normal.woff2",
  weight: "100 900",
  declarations: [
    {
      prop: "unicode-range",
      value:
        "U+0000-00FF, U+0131, U+0152-0153, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215",
    },
  ],
  variable: "--font-chivo",
  display: "swap",
  adjustFontFallback: false,
});

/** The classes that put both families within reach of the style sheets. */
export const fontClasses = `${plex.variable} ${chivo.variable}`;
