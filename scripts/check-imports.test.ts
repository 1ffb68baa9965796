import { expect, it } from "vitest";
import { forbiddenImports } from "./check-imports.mjs";

it.each([
  ["lib/law/clock.ts", 'import { env } from "../env";'],
  ["lib/schema/incident.ts", 'import { get } from "../register/get";'],
  ["lib/register/get.ts", 'import { serve } from "../api/kit/serve";'],
  ["lib/register/get.ts", 'import { PrismaClient } from "../db/generated/client";'],
  ["components/board/row.tsx", 'import { get } from "@/lib/register/get";'],
  ["components/board/row.tsx", 'import { env } from "@/lib/env";'],
  ["lib/access/keys.ts", 'import { list } from "../register/list";'],
])("%s may not: %s", (file, source) => {
  expect(forbiddenImports(file, `// a line before\n${source}`)).toMatchObject([{ line: 2 }]);
});

it.each([
  [
    "lib/register/get.ts",
    'import { transact } from "../db/transaction";\nimport { notFound } from "../errors";',
  ],
  [
    "components/board/row.tsx",
    'import { Tag } from "../ui/tag";\nimport type { Clock } from "@/lib/schema/incident";',
  ],
  ["app/dashboard/page.tsx", 'import { get } from "@/lib/register/get";\nimport { z } from "zod";'],
])("%s may import what it does", (file, source) => {
  expect(forbiddenImports(file, source)).toEqual([]);
});
