import { defineConfig } from "@playwright/test";

/** Set by scripts/test.mjs; by hand: E2E_URL=http://127.0.0.1:3000 npx playwright test. */
const baseURL = process.env.E2E_URL ?? "http://127.0.0.1:3000";

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  // Ends what hangs; some walk through a whole breach, on a machine with other work.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  fullyParallel: true,
  // As many as a small machine has processors: with one more each test takes longer, and all of them as long.
  workers: 2,
  // A test that passes at its second try has found something.
  retries: 0,
  forbidOnly: true,
  use: {
    baseURL,
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    // A trace photographs every step, which costs a sixth of the time: asked for when something is to be found.
    trace: process.env.E2E_TRACE ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.E2E_BROWSER || undefined,
      args: [
        "--no-sandbox",
        // Drawn in one step less where there is no graphics card, for a tenth less of the processor.
        "--disable-gpu",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
