import { describe, expect, it } from "vitest";
import { asked, keptOf, offered, typedOf } from "./mentions";

const ADA = { id: "01890a5d-ac96-774b-bcce-b302099a8057", name: "Ada" };
const ADA_KING = { id: "01890a5d-ac96-774b-bcce-b302099a8058", name: "Ada King" };
const NAMESAKE = { id: "01890a5d-ac96-774b-bcce-b302099a8059", name: "Ada" };
const ALL = [ADA, ADA_KING];

describe("mentions", () => {
  it("go from names to ids and back", () => {
    const typed = "@Ada King, ask @Ada. Not a@Ada.org nor @Adam.";
    const kept = `@{${ADA_KING.id}}, ask @{${ADA.id}}. Not a@Ada.org nor @Adam.`;
    expect(keptOf(typed, ALL, [])).toBe(kept);
    expect(typedOf(kept, ALL)).toBe(typed);
  });

  it("of two people of one name mean the one who was chosen", () => {
    expect(keptOf("@Ada", [ADA, NAMESAKE], [NAMESAKE])).toBe(`@{${NAMESAKE.id}}`);
  });

  it("are offered from the @ to the caret, by the beginning of any word of the name", () => {
    expect(asked("ask @ki", 7)).toBe("ki");
    expect(asked("mail a@ki", 9)).toBeNull();
    expect(asked("ask @ki\nmore", 12)).toBeNull();
    expect(offered(ALL, "ki")).toEqual([ADA_KING]);
    expect(offered(ALL, "ada king")).toEqual([]);
  });
});
