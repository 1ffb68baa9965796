import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = { "@": fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "") };
const outside = ["**/node_modules/**", "**/.next/**", "**/dist/**", "e2e/**", ".tocsin/**"];

// unit: no database, no network. integration: real PostgreSQL, a database of its own for each file.
export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["**/*.test.ts", "**/*.test.tsx"],
          exclude: [...outside, "**/*.db.test.ts"],
          environment: "node",
        },
      },
      {
        resolve: { alias },
        test: {
          name: "integration",
          include: ["**/*.db.test.ts"],
          exclude: outside,
          environment: "node",
          globalSetup: ["lib/testing/cluster.ts"],
          setupFiles: ["lib/testing/database.ts"],
          pool: "forks",
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
