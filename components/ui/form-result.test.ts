import { expect, test, vi } from "vitest";
import { ask, type Refused, showRefusal } from "./form-result";

const refused = (faults: Refused["faults"]): Refused => ({
  ok: false,
  code: "invalid_request",
  message: "Some fields do not fit.",
  faults,
});

test("a fault goes to its field, also from within it; what belongs to no field goes to the form", () => {
  const setError = vi.fn();
  showRefusal<{ name: string; scopes: string[] }>(
    refused([
      { pointer: "/name", detail: "Write something here.", fix: "Write something here." },
      { pointer: "/scopes/1", detail: "You do not hold it.", fix: "Leave it out." },
      { pointer: "/named", detail: "This field is not known here.", fix: "Leave it out." },
    ]),
    ["name", "scopes"],
    setError,
  );
  const said = setError.mock.calls.map(([field, { message }]) => [field, message]);
  expect(said).toEqual([
    ["name", "Write something here."],
    ["scopes", "You do not hold it. Leave it out."],
    ["root", "Some fields do not fit. This field is not known here. Leave it out."],
  ]);
});

test("a refusal without faults is told by the form", () => {
  const setError = vi.fn();
  showRefusal<{ name: string }>(refused([]), ["name"], setError);
  expect(setError.mock.calls).toEqual([["root", { message: "Some fields do not fit." }]]);
});

test("a broken connection is a refusal, not a crash", async () => {
  const answer = await ask(() => Promise.reject(new TypeError("fetch failed")));
  expect(answer).toMatchObject({ ok: false, code: "unavailable" });
});
