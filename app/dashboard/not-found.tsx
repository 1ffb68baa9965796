import { SearchX } from "lucide-react";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** Inside the dashboard's frame; the same words whether it never was or belongs to somebody else. */
export default function DashboardNotFound() {
  return (
    <>
      <title>Not found · Tocsin</title>
      <EmptyState
        heading
        icon={<SearchX aria-hidden />}
        title="There is nothing here"
        action={<ButtonLink href="/dashboard/incidents">To the incidents</ButtonLink>}
      >
        Nothing at this address is visible to you. Check the address, or the organisation that you
        work in.
      </EmptyState>
    </>
  );
}
