"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { draftName, dropDraft, newDraftKey, readDraft, writeDraft } from "./draft";
import { dropDrafts } from "./drafts";
import type { Step } from "./steps";
import { NOTHING_SAID, valuesFrom, type WizardValues } from "./wizard-form";

const SAVE_AFTER_MS = 400;

export type WizardForm = UseFormReturn<WizardValues>;

export interface KeptDraft {
  /** False until the browser was asked: what is kept goes into the form first. */
  ready: boolean;
  /** When it was last saved, in milliseconds; null where there is nothing to save. */
  savedAt: number | null;
  /** The browser refuses to keep anything. */
  refused: boolean;
  /** The step that it was left at. */
  leftAt: string | null;
  /** The idempotency key of this declaration. */
  key: () => string;
  /** Throws it away, and begins anew with another key. */
  discard: () => void;
  /** It is declared: the draft goes, the form stays as it is until the page leaves. */
  finish: () => void;
}

/**
 * Keeps what is typed in this browser, and puts what was kept back into the form.
 *
 * @param orgId where the wizard was opened; the organisation in the form may be another
 */
export function useDraft(
  form: WizardForm,
  { userId, orgId, step }: { userId: string; orgId: string; step: Step },
): KeptDraft {
  const name = draftName(userId, orgId);
  const [state, setState] = useState({ ready: false, refused: false });
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const [leftAt, setLeftAt] = useState<string | null>(null);
  const key = useRef("");
  const here = useRef(step);
  const saveNow = useRef(() => {});
  const finished = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** The organisation that stands in the form by itself is nothing that was typed. */
  const untouched = useRef(NOTHING_SAID);
  here.current = step;

  useEffect(() => {
    untouched.current = { ...NOTHING_SAID, orgId: form.getValues("orgId") };
    const store = openStore();
    if (store) dropDrafts(store, userId);
    const kept = store && readDraft(store, name);
    key.current = kept?.key ?? newDraftKey();
    if (kept) {
      const values = valuesFrom(kept.values);
      form.reset({ ...values, orgId: values.orgId || form.getValues("orgId") });
      setSavedAt(kept.savedAt);
      setLeftAt(kept.step);
    }
    setState({ ready: true, refused: store === null });

    saveNow.current = () => {
      clearTimeout(timer.current);
      timer.current = undefined;
      const values = form.getValues();
      if (store === null || finished.current) return;
      if (JSON.stringify(values) === JSON.stringify(untouched.current)) return;
      const draft = {
        key: key.current,
        savedAt: Date.now(),
        step: here.current,
        values: { ...values },
      };
      const saved = writeDraft(store, name, draft);
      setState({ ready: true, refused: !saved });
      if (saved) setSavedAt(draft.savedAt);
    };
    const stop = form.subscribe({
      formState: { values: true },
      callback: () => {
        clearTimeout(timer.current);
        timer.current = setTimeout(() => saveNow.current(), SAVE_AFTER_MS);
      },
    });
    // A closing window gives no time to wait.
    const leave = () => timer.current && saveNow.current();
    window.addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", leave);
    return () => {
      leave();
      stop();
      window.removeEventListener("pagehide", leave);
      document.removeEventListener("visibilitychange", leave);
    };
  }, [form, name, userId]);

  // The step is part of the draft.
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the step's change is what it waits for
  useEffect(() => {
    if (first.current) first.current = false;
    else saveNow.current();
  }, [step]);

  const discard = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    const store = openStore();
    if (store) dropDraft(store, name);
    key.current = newDraftKey();
    form.reset(untouched.current);
    setSavedAt(null);
    setLeftAt(null);
  }, [form, name]);

  const finish = useCallback(() => {
    finished.current = true;
    const store = openStore();
    if (store) dropDraft(store, name);
  }, [name]);

  return { ...state, savedAt, leftAt, key: () => key.current, discard, finish };
}

/** The browser's store; null where it is forbidden, which some browsers say by throwing. */
function openStore(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
