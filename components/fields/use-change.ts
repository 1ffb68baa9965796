"use client";
import { useState } from "react";
import { ask, type FormResult } from "../ui/form-result";
import { useToast } from "../ui/toast";

/** Runs a change that has no form of its own; says what was refused. */
export function useChange() {
  const [busy, setBusy] = useState(false);
  const tell = useToast();
  async function run<Value>(action: () => Promise<FormResult<Value>>) {
    setBusy(true);
    const answer = await ask(action);
    setBusy(false);
    if (!answer.ok) tell.failed(answer.message);
  }
  return { busy, run };
}
