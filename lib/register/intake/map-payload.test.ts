import { describe, expect, it } from "vitest";
import type { Mapping } from "../../schema/intake-source";
import { mappingSchema } from "../../schema/intake-source";
import { mapPayload, valueAt } from "./map-payload";

const now = new Date("2026-11-21T12:00:00Z");
const map = (mapping: Mapping, payload: unknown) => mapPayload(mapping, payload, now);

describe("a JSON pointer", () => {
  // The examples of RFC 6901 § 5.
  const document = { foo: ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "m~n": 8, " ": 7 };
  it.each([
    ["", document],
    ["/foo", ["bar", "baz"]],
    ["/foo/0", "bar"],
    ["/", 0],
    ["/a~1b", 1],
    ["/c%d", 2],
    ["/m~0n", 8],
    ["/ ", 7],
    ["/foo/2", undefined],
    ["/constructor", undefined],
    ["/__proto__/toString", undefined],
  ])("%j", (pointer, value) => {
    expect(valueAt(document, pointer)).toEqual(value);
  });

  it.each(["title", "/a~2", "/a~", "#/a"])("%j is none", (pointer) => {
    expect(mappingSchema.safeParse({ title: pointer }).success).toBe(false);
  });
});

describe("a payload", () => {
  it("gives what its mapping names", () => {
    const payload = {
      alert: { title: " Mailbox rule\nforwards ", at: "2026-11-20T10:00:00+01:00", people: "12" },
      case: 4711,
      level: "high",
    };
    expect(
      map(
        {
          title: "/alert/title",
          description: "/alert",
          detected_at: "/alert/at",
          affected_users: "/alert/people",
          external_id: "/case",
          severity: "/level",
        },
        payload,
      ),
    ).toEqual({
      title: "Mailbox rule forwards",
      description: JSON.stringify(payload.alert, null, 2),
      detected_at: new Date("2026-11-20T09:00:00Z"),
      affected_users: 12,
      external_id: "4711",
      severity: "high",
      unmapped: [],
    });
  });

  it.each([
    ["detected_at", "2026-11-20 10:00", "It is no instant with an offset."],
    ["detected_at", "soon", "It is no instant with an offset."],
    ["detected_at", "2027-01-01T00:00:00Z", "It lies in the future."],
    ["detected_at", 1, "It lies before 1990."],
    ["detected_at", 1e300, "It is no instant with an offset."],
    ["affected_users", -1, "It is no whole number of people."],
    ["affected_users", 1.5, "It is no whole number of people."],
    ["affected_users", "many", "It is no whole number of people."],
    ["affected_users", [1], "It is no whole number of people."],
    ["title", null, "There is nothing at /x."],
    ["title", " ", "It is empty."],
    ["title", "\u0000", "It is empty."],
  ] as const)("whose %s is %j goes without it and says why", (field, value, why) => {
    const mapped = map({ [field]: "/x" }, { x: value });
    expect(mapped[field]).toBeNull();
    expect(mapped.unmapped).toEqual([{ field, why }]);
  });

  it.each([1_785_255_200, 1_785_255_200_000])("may give an instant as %d", (x) => {
    expect(map({ detected_at: "/x" }, { x }).detected_at).toEqual(new Date(1_785_255_200_000));
  });

  it("that is no JSON, or no object, gives nothing and fails nothing", () => {
    for (const payload of [undefined, null, 1, "text", []]) {
      expect(map({ title: "/a" }, payload)).toMatchObject({ title: null });
    }
  });

  it("keeps scripts as the text that they are, cut to length", () => {
    const x = "<script>alert(1)</script>";
    expect(map({ title: "/x" }, { x }).title).toBe(x);
    expect(map({ title: "/x" }, { x: "🚨".repeat(400) }).title).toBe("🚨".repeat(250));
  });
});
