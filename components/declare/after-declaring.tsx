import { Hash, ListChecks, Monitor } from "lucide-react";

/** What declaring sets going. */
export function AfterDeclaring() {
  return (
    <section className="mt-6 max-md:mt-4">
      <h2 className="font-medium text-ink-3 text-sm">What happens then</h2>
      <ol className="mt-2 grid gap-2 text-ink-2 text-sm [&>li]:grid [&>li]:grid-cols-[1.6rem_1fr] [&_svg]:mt-0.5 [&_svg]:size-3.75 [&_svg]:text-ink-3">
        <li>
          <Hash aria-hidden />
          <span>
            It gets its number, and an entry in the ledger, which Tocsin can add to and never
            change.
          </span>
        </li>
        <li>
          <Monitor aria-hidden />
          <span>It stands on the board at once, for everyone who may see it.</span>
        </li>
        <li>
          <ListChecks aria-hidden />
          <span>
            On its page you record the notification, or decide with reasons that none is due. Tocsin
            computes, the controller decides.
          </span>
        </li>
      </ol>
    </section>
  );
}
