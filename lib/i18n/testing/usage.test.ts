import { describe, expect, it } from "vitest";
import { bindings, isSaid, wordsOutside } from "./usage";

describe("what a source says", () => {
  const source = `
    const t = useTranslations("board");
    const tiles = await getTranslations("register.tiles");
    const mail = await wordsFor(reader.locale, "alerts");
    function row(t: Words<"incident">) { return t(late ? "row.late" : "row.due"); }
    t("pill.live"); tiles(\`lead.\${state}\`); t(\`action.\${action}\`); mail("subject");`;

  it("is bound to its rooms", () => {
    expect(bindings(source)).toEqual([
      { room: "board", prefix: "" },
      { room: "register", prefix: "tiles." },
      { room: "alerts", prefix: "" },
      { room: "incident", prefix: "" },
    ]);
  });

  it.each([
    ["board", "pill.live", true],
    ["board", "pill.dead", false],
    ["register", "tiles.lead.overdue", true],
    ["register", "lead.overdue", false],
    ["incident", "row.due", true],
    ["board", "action.incident.declared", true],
    ["audit", "pill.live", false],
  ])("%s %s: %s", (room, key, said) => {
    expect(isSaid(source, room, key)).toBe(said);
  });
});

it("words in the markup are found, code is not", () => {
  expect(
    wordsOutside(
      '<p className="x">Nothing is due.</p><b aria-label="Close">{t("close")}</b> a < b && c > d <td>Plain</td><>Bare</>',
    ),
  ).toEqual(["Nothing is due.", "Plain", "Bare", "Close"]);
  expect(
    wordsOutside("f(t: Words<'x'>, a: Readonly<Record<string, object>>, b: Map<string, A>)"),
  ).toEqual([]);
  expect(wordsOutside("const f = (a: Map<string, number>) => a.size > 2; <p>{t('x')}</p>")).toEqual(
    [],
  );
});
