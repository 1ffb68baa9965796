"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { keepChoice } from "./viewer-cookie";

/** Tells the server the browser's time zone, and has the page said anew where it was another. */
export function ZoneKeeper({ zone }: { zone: string }) {
  const router = useRouter();
  useEffect(() => {
    const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!own || own === zone) return;
    keepChoice("tz", own);
    router.refresh();
  }, [zone, router]);
  return null;
}
