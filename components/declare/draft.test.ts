import { expect, it } from "vitest";
import { type Draft, draftName, dropDraft, newDraftKey, readDraft, writeDraft } from "./draft";
import { type DraftStore, dropDrafts } from "./drafts";

function memoryStore(): DraftStore {
  const held = new Map<string, string>();
  return {
    get length() {
      return held.size;
    },
    key: (place) => [...held.keys()][place] ?? null,
    getItem: (name) => held.get(name) ?? null,
    setItem: (name, value) => void held.set(name, value),
    removeItem: (name) => void held.delete(name),
  };
}

function draft(): Draft {
  return { key: newDraftKey(), savedAt: 1, step: "when", values: { title: "Lost laptop" } };
}

it("gives back what was written, key and all", () => {
  const store = memoryStore();
  const written = draft();
  expect(writeDraft(store, draftName("u", "o"), written)).toBe(true);
  expect(readDraft(store, draftName("u", "o"))).toEqual(written);
  expect(readDraft(store, draftName("u", "other"))).toBeNull();
  expect(readDraft(store, draftName("other", "o"))).toBeNull();
});

it.each(["", "{", "null", '{"key":"x"}', "[]"])("reads nothing from %j", (said) => {
  const store = memoryStore();
  store.setItem("name", said);
  expect(readDraft(store, "name")).toBeNull();
});

it("says so where the browser keeps nothing", () => {
  const full: DraftStore = {
    ...memoryStore(),
    setItem: () => {
      throw new Error("QuotaExceededError");
    },
  };
  expect(writeDraft(full, "name", draft())).toBe(false);
});

it("throws one away, all of them, or those of other people, and leaves what is not a draft", () => {
  const store = memoryStore();
  const names = [draftName("u", "1"), draftName("u", "2"), draftName("v", "1")];
  for (const name of names) writeDraft(store, name, draft());
  store.setItem("theme", "dark");
  const left = () => names.map((name) => readDraft(store, name) !== null);
  dropDraft(store, draftName("u", "2"));
  expect(left()).toEqual([true, false, true]);
  dropDrafts(store, "u");
  expect(left()).toEqual([true, false, false]);
  dropDrafts(store);
  expect(left()).toEqual([false, false, false]);
  expect(store.getItem("theme")).toBe("dark");
});

it("makes another key each time", () => {
  expect(newDraftKey()).toMatch(/^[0-9a-f]{32}$/);
  expect(newDraftKey()).not.toBe(newDraftKey());
});
