/** A browser that photographs pages in all their looks, and weighs what they send. */
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { freePort } from "../test-server.mjs";

/** @typedef {Awaited<ReturnType<typeof openStudio>>} Studio */
/** @typedef {{ name: string, reference: string, look: string, file: string }} Picture */

const ZONE = "Europe/Berlin";
const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
/** In which a page still gets what it asks the server for after it stands. */
const SETTLING_MS = 1500;
const WALL = { width: 1920, height: 1080 };

/** @type {readonly { look: string, scheme: "light" | "dark", size: typeof DESKTOP, suffix: string }[]} */
const LOOKS = [
  { look: "light", scheme: "light", size: DESKTOP, suffix: "light" },
  { look: "dark", scheme: "dark", size: DESKTOP, suffix: "dark" },
  { look: "phone, light", scheme: "light", size: PHONE, suffix: "mobile-light" },
  { look: "phone, dark", scheme: "dark", size: PHONE, suffix: "mobile-dark" },
];

/** Runs in the page: how far things moved without anybody's doing, up to `ms` from now. @param {number} ms */
async function layoutShift(ms) {
  let sum = 0;
  const add = (/** @type {PerformanceEntryList} */ entries) => {
    for (const entry of entries)
      if ("value" in entry && !("hadRecentInput" in entry && entry.hadRecentInput))
        sum += Number(entry.value);
  };
  const observer = new PerformanceObserver((list) => add(list.getEntries()));
  observer.observe({ type: "layout-shift", buffered: true });
  await new Promise((resolve) => setTimeout(resolve, ms));
  add(observer.takeRecords());
  return sum;
}

/**
 * @param {{ browser: string, server: { url: string, output: () => string }, folder: string, locale: string }} options
 */
export async function openStudio({ browser: program, server, folder, locale }) {
  const debugPort = await freePort();
  const browser = await chromium.launch({
    executablePath: program,
    // Lighthouse brings a context of its own.
    env: { ...process.env, TZ: ZONE },
    args: [
      "--no-sandbox",
      "--disable-quic",
      "--disable-background-networking",
      `--remote-debugging-port=${debugPort}`,
    ],
  });
  const [, email = "", password = ""] =
    /sign in as (\S+) with the password (\S+)/.exec(server.output()) ?? [];
  const inside = await signIn();
  /** @type {Map<string, { script: number, style: number, font: number, document: number, shift: number }>} */
  const weights = new Map();

  async function signIn() {
    // In the zone in which everything is seen: a page that learns of another one is written anew.
    const context = await browser.newContext({ locale, timezoneId: ZONE, baseURL: server.url });
    const page = await context.newPage();
    await page.goto("/sign-in");
    await page.locator("input[type=email]").fill(email);
    await page.locator("input[type=password]").fill(password);
    await page.locator("button[type=submit]").click();
    await page.waitForURL(/dashboard/);
    const state = await context.storageState();
    await context.close();
    return state;
  }

  /** @param {boolean} outside @param {"light" | "dark"} colorScheme @param {typeof DESKTOP} viewport */
  function context(outside, colorScheme, viewport) {
    return browser.newContext({
      baseURL: server.url,
      locale,
      timezoneId: ZONE,
      colorScheme,
      viewport,
      reducedMotion: "reduce",
      ...(outside ? {} : { storageState: inside }),
    });
  }

  /**
   * Takes a screen's pictures.
   *
   * @param {import("./screens.mjs").Screen} screen
   * @returns {Promise<Picture[]>}
   */
  async function photograph({ name, path, reference = name, outside = false, wall = false, act }) {
    const looks = wall
      ? [
          ...LOOKS,
          { look: "wall", scheme: /** @type {const} */ ("dark"), size: WALL, suffix: "wall-dark" },
        ]
      : LOOKS;
    const taken = [];
    for (const { look, scheme, size, suffix } of looks) {
      const seen = await context(outside, scheme, size);
      const page = await seen.newPage();
      if (look === "light") await weigh(page, name);
      await page.goto(look === "wall" ? `${path}?mode=wall` : path);
      await page.getByRole("heading", { level: 1 }).first().waitFor();
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      const weight = weights.get(name);
      if (look === "light" && weight) weight.shift = await page.evaluate(layoutShift, SETTLING_MS);
      if (act) await act(page);
      const file = `${name}-${suffix}.png`;
      await page.screenshot({ path: join(folder, file), fullPage: look !== "wall" && !act });
      taken.push({ name, reference: `${reference}-${suffix}.png`, look, file });
      await seen.close();
    }
    return taken;
  }

  /** Counts what a page loads until it stands, as it travels. @param {import("@playwright/test").Page} page @param {string} name */
  async function weigh(page, name) {
    const weight = { script: 0, style: 0, font: 0, document: 0, shift: 0 };
    weights.set(name, weight);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("Network.enable");
    /** @type {Map<string, string>} */
    const types = new Map();
    devtools.on("Network.responseReceived", ({ requestId, type }) => types.set(requestId, type));
    devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      const type = types.get(requestId);
      if (type === "Script") weight.script += encodedDataLength;
      else if (type === "Stylesheet") weight.style += encodedDataLength;
      else if (type === "Font") weight.font += encodedDataLength;
      else if (type === "Document") weight.document += encodedDataLength;
    });
  }

  /** What each page sent, in kB as it travelled, and how far what stood on it moved (layout shift). */
  function sizes() {
    const kb = (/** @type {number} */ bytes) => Number((bytes / 1000).toFixed(1));
    return Object.fromEntries(
      [...weights].map(([name, { script, style, font, document, shift }]) => [
        name,
        {
          "JavaScript kB": kb(script),
          "CSS kB": kb(style),
          "fonts kB": kb(font),
          "HTML kB": kb(document),
          "layout shift": Number(shift.toFixed(4)),
        },
      ]),
    );
  }

  /** The ids of incidents, as the register lists them. @returns {Promise<string[]>} */
  async function incidents() {
    const seen = await context(false, "light", DESKTOP);
    const page = await seen.newPage();
    await page.goto("/dashboard/incidents");
    const links = page.locator('a[href^="/dashboard/incidents/0"]');
    await links.first().waitFor();
    const addresses = await links.evaluateAll((all) => all.map((one) => one.getAttribute("href")));
    await seen.close();
    return [...new Set(addresses.map((address) => address?.split("/").pop() ?? ""))];
  }

  const cookie = inside.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  return { photograph, sizes, incidents, debugPort, cookie, close: () => browser.close() };
}
