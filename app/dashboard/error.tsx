"use client";
import { Broken } from "@/components/entrance/broken";

/** A page broke; the frame around it stands. */
export default function DashboardError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <>
      <title>Not loaded · Tocsin</title>
      <Broken digest={error.digest} retry={reset} />
    </>
  );
}
