/** Values on their way to PostgreSQL and back. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { ctxFor, makeOrg } from "../testing/fixtures";
import { statement } from "./statement";
import { look } from "./transaction";

const SAME = statement<{ said: unknown }>("test same texts", "SELECT $1::text[] AS said");
const AS_WRITTEN = statement<{ said: unknown }>(
  "test texts as written",
  "SELECT array_agg(t ORDER BY n) AS said FROM json_array_elements_text($1::json) WITH ORDINALITY AS e(t, n)",
);

/** What an array has to be quoted for, and what it must not be mistaken for. */
const text = fc.oneof(
  fc.constantFrom("", "NULL", "null", '"', "\\", '\\"', ",", "{", "}", "{}", "a,b", " ", "\n", "é"),
  fc.string({ unit: fc.constantFrom('"', "\\", ",", "{", "}", " ", "a", "\n") }),
  fc.string({ unit: "grapheme" }).map((said) => said.replaceAll("\0", "")),
);

test("an array of texts comes back as it went, whatever stands in it", async () => {
  const arrays = fc.sample(fc.array(fc.option(text), { maxLength: 6 }), 300);
  const org = await makeOrg();
  await look(ctxFor(org), async (tx) => {
    for (const array of arrays) {
      expect(await tx.rows(SAME, [array])).toEqual([{ said: array }]);
      if (array.length === 0) continue;
      // What the database itself writes, not our own writing read back.
      expect(await tx.rows(AS_WRITTEN, [JSON.stringify(array)])).toEqual([{ said: array }]);
    }
  });
});

test("an array of arrays is read as one", async () => {
  const nested = statement<{ said: unknown }>("", `SELECT ARRAY[['a,', 'b'], ['"', NULL]] AS said`);
  const org = await makeOrg();
  await look(ctxFor(org), async (tx) => {
    expect(await tx.rows(nested, [])).toEqual([
      {
        said: [
          ["a,", "b"],
          ['"', null],
        ],
      },
    ]);
  });
});
