import type { ReactNode } from "react";
import { Words } from "@/app/words";
import { SettingsFrame } from "@/components/settings/frame";
import { orgsWith } from "@/lib/context";
import { readViewer } from "./page-org";

/** The frame of all settings' pages, the API keys among them. */
export async function SettingsLayout({ children }: { children: ReactNode }) {
  const viewer = await readViewer();
  if (!viewer) return children;
  const { session, org } = viewer;
  const may = (permission: "members:manage" | "keys:manage") =>
    org !== null && orgsWith(session.ctx, permission).includes(org.id);
  return (
    <Words rooms={["settings"]}>
      <SettingsFrame rights={{ members: may("members:manage"), keys: may("keys:manage") }}>
        {children}
      </SettingsFrame>
    </Words>
  );
}
