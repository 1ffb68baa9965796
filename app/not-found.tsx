import type { Metadata } from "next";
import { PlainPage } from "@/components/entrance/plain-page";
import { ButtonLink } from "@/components/ui/button";

export const metadata: Metadata = { title: "Not found" };

/** The same words whether it never was or belongs to somebody else. */
export default function NotFound() {
  return (
    <PlainPage>
      <h1 className="font-semibold text-3xl tracking-[-0.025em]">There is nothing here</h1>
      <p className="mt-3 text-ink-2 text-lg">
        Nothing at this address is visible to you. Check the address, or start from the board.
      </p>
      <div className="mt-6">
        <ButtonLink href="/dashboard/board" variant="primary" size="lg">
          To the board
        </ButtonLink>
      </div>
    </PlainPage>
  );
}
