import { describe, expect, it } from "vitest";
import { Refusal } from "../../errors";
import { readJson } from "./body";

const request = new Request("http://tocsin.test", {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: "{}",
});
const read = (text: string) => readJson(request, Buffer.from(text));

describe("a body of JSON", () => {
  it.each(['{"__proto__": 1}', '{"a": [{"\\u005f_proto__": {}}]}', '{"__\\u0070roto__": null}'])(
    "that names an ancestry is refused and says so: %s",
    (text) => {
      expect(() => read(text)).toThrow(Refusal);
      expect(() => read(text)).toThrow("__proto__");
    },
  );

  it("that is not UTF-8 is refused: nothing is kept with a sign in place of one that was sent", () => {
    const bytes = Buffer.concat([Buffer.from('{"title":"'), Buffer.of(0xff), Buffer.from('"}')]);
    expect(() => readJson(request, bytes)).toThrow(
      expect.objectContaining({ code: "malformed_json" }),
    );
  });

  it("that only speaks of it is read as it came", () => {
    const said = { title: "The field __proto__ leaked", under__score: "\u0000" };
    expect(read(JSON.stringify(said))).toEqual(said);
  });
});
