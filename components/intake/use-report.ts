"use client";
import { useState } from "react";
import type { Refused } from "../ui/form-result";
import { type Sent, send } from "../ui/send";

/** Sends what was filled in, with the proof and the files. After each try another proof is needed. */
export function useReport(address: string) {
  const [proof, setProof] = useState<string | null>(null);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [round, setRound] = useState(0);
  const [share, setShare] = useState<number | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const submit = async (said: unknown): Promise<Sent> => {
    const body = new FormData();
    // Before the files: the server reads them only once these fit.
    body.append("altcha", proof ?? "");
    body.append("report", JSON.stringify(said));
    for (const file of files) body.append("files", file, file.name);
    setRefused(null);
    setShare(0);
    const answer = await send(address, body, { onPart: setShare });
    setShare(null);
    if (!answer.ok) setRefused(answer);
    setProof(null);
    setRound(round + 1);
    return answer;
  };
  return { proof, setProof, files, setFiles, round, share, refused, submit };
}
