import { describe, expect, it } from "vitest";
import { Told } from "./told";

const BEFORE = "10-4";
const PLACE = "10-5";
const LATER = "11-6";
const LATEST = "12-7";

describe("what a line has told", () => {
  it("says of nothing that it stayed as it was, before the line stands", () => {
    const told = new Told();
    told.take("a", PLACE);
    expect(told.mayHaveChanged("a", LATEST)).toBe(true);
  });

  it("knows what came after the place that the line began at, subject by subject", () => {
    const told = new Told();
    told.stand(PLACE, false);
    expect(told.mayHaveChanged("a", PLACE)).toBe(false);
    told.take("a", LATER);
    expect(told.mayHaveChanged("a", PLACE)).toBe(true);
    expect(told.mayHaveChanged("b", PLACE)).toBe(false);
    // Rendered anew after the change: it stands there.
    expect(told.mayHaveChanged("a", LATER)).toBe(false);
  });

  it("knows nothing of what was rendered before the line began", () => {
    const told = new Told();
    told.stand(PLACE, false);
    expect(told.mayHaveChanged("a", BEFORE)).toBe(true);
  });

  it("goes on over a broken connection, where the new one begins no later than the old one ended", () => {
    const told = new Told();
    told.stand(PLACE, false);
    told.take("a", LATER);
    told.stand(LATER, false);
    expect(told.mayHaveChanged("b", PLACE)).toBe(false);
    expect(told.mayHaveChanged("a", PLACE)).toBe(true);
  });

  it.each([
    ["the new connection begins later", LATEST, false],
    ["the server cannot tell what came in between", PLACE, true],
  ])("begins anew where %s", (_why, place, leftOut) => {
    const told = new Told();
    told.stand(PLACE, false);
    told.take("a", LATER);
    told.stand(place, leftOut);
    expect(told.mayHaveChanged("b", BEFORE)).toBe(true);
    expect(told.mayHaveChanged("b", place)).toBe(false);
  });

  it("takes the later of two tellings, in whichever order they come", () => {
    const told = new Told();
    told.stand(PLACE, false);
    told.take("a", LATEST);
    told.take("a", LATER);
    expect(told.mayHaveChanged("a", LATER)).toBe(true);
  });

  it("forgets the oldest of too many subjects, and then says of nothing so old that it stayed", () => {
    const told = new Told();
    told.stand("1-1", false);
    for (let seq = 2; seq <= 502; seq++) told.take(`subject ${seq}`, `1-${seq}`);
    expect(told.mayHaveChanged("subject 2", "1-1")).toBe(true);
    expect(told.mayHaveChanged("another", "1-1")).toBe(true);
    expect(told.mayHaveChanged("another", "1-2")).toBe(false);
  });

  it("hands what it knows to a tab that knows nothing yet, and to no other", () => {
    const leading = new Told();
    leading.stand(PLACE, false);
    leading.take("a", LATER);
    const { knowledge } = leading;
    if (!knowledge) throw new Error("The leading tab knows nothing.");
    const another = new Told();
    expect(another.knowledge).toBeNull();
    expect(another.adopt(knowledge)).toBe(true);
    expect(another.mayHaveChanged("a", PLACE)).toBe(true);
    expect(another.mayHaveChanged("b", PLACE)).toBe(false);
    expect(another.adopt({ since: LATEST, last: [] })).toBe(false);
    expect(another.mayHaveChanged("a", PLACE)).toBe(true);
  });
});
