import { Plus } from "lucide-react";
import { Button, ButtonLink } from "../ui/button";
import { Fuse } from "../ui/fuse";

const HOURS_72_MS = 259_200_000;

/** What stands in a register without a single incident. */
export function NothingYet({ mayDeclare }: { mayDeclare: boolean }) {
  return (
    <section className="mx-auto grid w-full max-w-136 justify-items-start px-4 py-[12vh]">
      <div className="mb-7 w-full">
        <Fuse state="calm" startedAt={0} dueAt={HOURS_72_MS} now={0} />
      </div>
      <h2 className="text-2xl tracking-[-0.018em]">No incidents on record</h2>
      <p className="mt-2.5 mb-5.5 max-w-124 text-ink-2 text-lg">
        Declare the first one when something goes wrong. Say when you became aware, and its 72 hours
        start to count.
      </p>
      {mayDeclare && (
        <ButtonLink
          href="/dashboard/incidents/new"
          variant="primary"
          size="lg"
          icon={<Plus aria-hidden />}
        >
          Declare incident
        </ButtonLink>
      )}
      <p className="mt-6.5 text-ink-3 text-sm">
        Keeping a register is a duty in itself, even for breaches nobody has to be told about: GDPR
        Art. 33(5).
      </p>
    </section>
  );
}

/** What stands where the filter leaves nothing. */
export function NothingFound({ onClear }: { onClear: () => void }) {
  return (
    <section className="mx-auto grid w-full max-w-136 justify-items-start gap-2.5 px-4 py-[10vh]">
      <h2 className="text-xl tracking-[-0.012em]">No incident fits these filters</h2>
      <p className="mb-2 text-ink-2">
        The search looks at numbers, titles and texts, and forgives small slips. Take a filter away
        to see more.
      </p>
      <Button onClick={onClear}>Clear all filters</Button>
    </section>
  );
}
