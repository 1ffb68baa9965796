/** A browser for the tests: the one that is there, else one that can be installed. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const KNOWN = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** @returns {string | undefined} the program; undefined for Playwright's own */
function found() {
  const own = chromium.executablePath();
  if (existsSync(own)) return own;
  return KNOWN.find((path) => existsSync(path));
}

/**
 * The path of a browser; installs one where there is none.
 *
 * @param {(progress: string) => void} say
 * @returns {string}
 */
export function findBrowser(say) {
  const here = found();
  if (here) return here;
  say("Installing a browser for the tests");
  const tries = [
    () => run(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"]),
    () => {
      run("apt-get", ["update", "-qq"]);
      run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"]);
    },
  ];
  for (const attempt of tries) {
    try {
      attempt();
    } catch {
      continue;
    }
    const now = found();
    if (now) return now;
  }
  throw new Error(
    "No browser was found, and none could be installed. Install Chromium or Chrome, then run npm test again.",
  );
}

/** @param {string} program @param {string[]} args */
function run(program, args) {
  execFileSync(program, args, {
    stdio: "ignore",
    timeout: 600_000,
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}
