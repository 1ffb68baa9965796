import { describe, expect, test } from "vitest";
import { updateSchema } from "@/lib/schema/incident";
import { type FactsForm, factsBody } from "./facts-form";

const opened: FactsForm = {
  title: "Laptop stolen",
  description: "",
  severity: "serious",
  breach_kind: "confidentiality",
  affected_users: "640",
  root_cause: "Left in a car",
  corrective_actions: "Encrypt disks",
};

describe("an edit of the facts", () => {
  test("sends only what the person changed", () => {
    expect(factsBody(opened, { ...opened })).toEqual({});
    expect(factsBody(opened, { ...opened, description: "From a parked car" })).toEqual({
      description: "From a parked car",
    });
  });

  test("clears with null what was emptied", () => {
    expect(
      factsBody(opened, { ...opened, breach_kind: "", affected_users: " ", root_cause: "" }),
    ).toEqual({ breach_kind: null, affected_users: null, root_cause: null });
  });

  test("reads counts with separators, and lists line by line", () => {
    expect(
      factsBody(opened, { ...opened, affected_users: "1,284", corrective_actions: "A\n\n B " }),
    ).toEqual({ affected_users: 1284, corrective_actions: ["A", "B"] });
  });

  test("leaves a number that is none for the schema to refuse", () => {
    const body = factsBody(opened, { ...opened, affected_users: "about 10" });
    expect(updateSchema.safeParse(body).error?.issues[0]?.message).toBe("Use a whole number.");
  });
});
