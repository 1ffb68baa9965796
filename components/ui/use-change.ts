"use client";
import { useCallback, useState, useTransition } from "react";
import { ask, type FormResult } from "./form-result";

/**
 * One change that a dialog makes: `run` calls the server; where it refuses, `reason` says why and the
 * dialog stays; else it closes and `onDone` goes on.
 */
export function useChange(onClose: () => void) {
  const [pending, start] = useTransition();
  const [reason, setReason] = useState<string | null>(null);
  const close = useCallback(() => {
    setReason(null);
    onClose();
  }, [onClose]);
  const run = <Value>(
    action: () => Promise<FormResult<Value>>,
    onDone?: (value: Value) => void,
  ): void =>
    start(async () => {
      const answer = await ask(action);
      if (!answer.ok) {
        setReason(answer.message);
        return;
      }
      close();
      onDone?.(answer.value);
    });
  return { pending, reason, run, close };
}
