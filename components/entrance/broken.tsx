"use client";
import { CircleAlert } from "lucide-react";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";

/** What a page shows when it broke. The digest finds it in the server's log. */
export function Broken({ digest, retry }: { digest?: string; retry: () => void }) {
  return (
    <EmptyState
      heading
      icon={<CircleAlert aria-hidden />}
      title="This page did not load"
      action={
        <Button variant="primary" onClick={retry}>
          Try again
        </Button>
      }
    >
      Something broke on our side. What is recorded stays recorded, and the clocks run on.
      {digest && (
        <>
          {" "}
          In the server's log look for <code className="record">{digest}</code>.
        </>
      )}
    </EmptyState>
  );
}
