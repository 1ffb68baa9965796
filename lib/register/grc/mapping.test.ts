import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  CATEGORY_WORDS,
  readCategory,
  readSeverity,
  readStatus,
  SEVERITY_WORDS,
  STATUS_WORDS,
} from "./mapping";

const page = readFileSync("docs/grc.md", "utf8");
const tables = { severity: SEVERITY_WORDS, category: CATEGORY_WORDS, status: STATUS_WORDS };

describe("what the register makes of free words", () => {
  it.each(Object.entries(tables))("is on the page as it is in the code: %s", (name, table) => {
    const [shown = ""] = page.split(`\n\`${name}\``)[1]?.split(/\n\n(?!\|)/) ?? [];
    const rows = [...shown.matchAll(/^\| `([a-z-]+)` \| (.*) \|$/gm)].map(([, to, words]) => [
      to?.replace("-", "_"),
      words?.split(", "),
    ]);
    expect(Object.fromEntries(rows)).toEqual(table);
  });

  it.each(Object.entries(tables))("has each word once: %s", (_name, table) => {
    const words = Object.values(table).flat();
    expect(new Set(words).size).toBe(words.length);
  });

  it("does not mind case, blanks, hyphens and underscores", () => {
    expect(readSeverity(" CRITICAL ")).toBe("serious");
    expect(readSeverity("Sev-1")).toBe("serious");
    expect(readSeverity("non-serious")).toBe("non_serious");
    expect(readStatus("under_investigation")).toBe("open");
    expect(readCategory("Unauthorized  Access")).toBe("confidentiality");
  });

  it.each(["", "purple", "ransomware", "constructor", "__proto__"])(
    "guesses nothing: %s",
    (word) => {
      for (const read of [readSeverity, readStatus, readCategory]) expect(read(word)).toBeNull();
    },
  );
});
