import type { ReactNode } from "react";
import { Entrance } from "@/components/entrance/entrance";
import { currentSession } from "@/lib/access/page-context";
import { Words } from "../words";

export default async function EntranceLayout({ children }: { children: ReactNode }) {
  const session = await currentSession();
  return (
    <Words rooms={["entrance"]}>
      <Entrance chooseLanguage={!session?.locale}>{children}</Entrance>
    </Words>
  );
}
