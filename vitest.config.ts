import { fileURLToPath } from "node:url";
import { defineConfig, type UserWorkspaceConfig } from "vitest/config";

const alias = { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") };
const outside = ["**/node_modules/**", "**/.next/**", "**/dist/**", "e2e/**", ".tocsin/**"];

/** Ends what hangs; no test is slow on a machine with other work. */
const patient = { testTimeout: 120_000, hookTimeout: 120_000 };

const integration = {
  include: ["**/*.db.test.ts"],
  exclude: outside,
  environment: "node",
  globalSetup: ["lib/testing/cluster.ts"],
  setupFiles: ["lib/testing/database.ts"],
  pool: "forks",
  ...patient,
} satisfies UserWorkspaceConfig["test"];

// unit: no database, no network. integration: real PostgreSQL, a database of its own for each file; requests go as
// the framework hands them on. fast lane: the tests of the API once more, by HTTP.
export default defineConfig({
  test: {
    // Each has a cluster of its own (lib/testing/cluster.ts).
    maxWorkers: 2,
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["**/*.test.ts", "**/*.test.tsx"],
          exclude: [...outside, "**/*.db.test.ts"],
          environment: "node",
          // They change nothing that outlives them, and read the same law and words: once for each worker.
          isolate: false,
          ...patient,
        },
      },
      {
        resolve: { alias },
        test: { ...integration, name: "integration", provide: { way: "route" } },
      },
      {
        resolve: { alias },
        test: {
          ...integration,
          name: "fast lane",
          include: ["lib/api/**/*.db.test.ts"],
          // What is asked twice cannot be counted; what stands outside the API has one way.
          exclude: [
            ...outside,
            "lib/api/query-budgets.db.test.ts",
            "lib/api/intake/report.db.test.ts",
          ],
          provide: { way: "lane" },
        },
      },
    ],
  },
});
