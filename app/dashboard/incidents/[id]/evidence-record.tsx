import { Words } from "@/app/words";
import { Evidence } from "@/components/evidence/evidence";
import { OriginSection } from "@/components/intake/origin";
import { readEvidence } from "@/lib/api/privacy/evidence";
import type { Ctx } from "@/lib/context";
import { ENDINGS } from "@/lib/files/kinds";
import { fileLimit } from "@/lib/files/receive";
import { readOrigin } from "@/lib/register/intake/origin";
import { withdrawFile } from "./evidence-actions";

interface Props {
  ctx: Ctx;
  id: string;
  may: { write: boolean; notify: boolean };
}

/** How an incident came in, where it did not come by hand. */
export async function OriginRecord({ ctx, id, may }: Props) {
  const origin = await readOrigin(ctx, id);
  if (!origin) return null;
  return (
    <Words rooms={["incident", "intake"]}>
      <OriginSection origin={origin} incidentId={id} may={may} />
    </Words>
  );
}

/** The files kept with an incident. */
export async function EvidenceRecord({ ctx, id, may }: Props) {
  return (
    <Words rooms={["incident", "evidence"]}>
      <Evidence
        incidentId={id}
        files={await readEvidence(ctx, id)}
        mayWrite={may.write}
        limit={fileLimit()}
        endings={ENDINGS}
        withdraw={withdrawFile.bind(null, id)}
      />
    </Words>
  );
}
