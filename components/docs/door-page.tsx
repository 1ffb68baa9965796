import type { ReactNode } from "react";
import type { DoorLine, OperationView } from "@/lib/schema/operation";
import { PageHeader } from "../ui/page-header";
import { DoorNav } from "./door-nav";
import { KeyBox } from "./key";
import { Operation } from "./operation";

/** The operations of one door, whole. */
export function DoorPage({
  root,
  doors,
  door,
  operations,
  children,
}: {
  root: string;
  doors: readonly DoorLine[];
  door: { id: string; name: string; about: string };
  operations: readonly OperationView[];
  /** What this door needs said besides. */
  children?: ReactNode;
}) {
  return (
    <div className="grid gap-x-10 xl:grid-cols-[13rem_minmax(0,1fr)]">
      <DoorNav root={root} doors={doors} open={door.id} />
      <div className="min-w-0">
        <PageHeader title={<span lang="en">{door.name}</span>}>
          <span lang="en">{door.about}</span>
        </PageHeader>
        {children}
        <KeyBox>
          {operations.map((operation) => (
            <Operation key={operation.id} operation={operation} />
          ))}
        </KeyBox>
      </div>
    </div>
  );
}
