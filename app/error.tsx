"use client";
import { Broken } from "@/components/entrance/broken";
import { PlainPage } from "@/components/entrance/plain-page";

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <PlainPage>
      <title>Not loaded · Tocsin</title>
      <Broken digest={error.digest} retry={reset} />
    </PlainPage>
  );
}
