/** Proofs of work that were used: none counts twice. */
import type { Ctx } from "../../context";
import { type Tx, transact } from "../../db/transaction";
import { Refusal } from "../../errors";

/** A proof that was checked, and until when it could be shown. */
export interface Proof {
  nonce: string;
  expiresAt: Date;
}

/**
 * Uses a proof, in the transaction of what it is shown for: where that fails, it can be shown again.
 *
 * @throws Refusal conflict (it was used before)
 */
export async function useProof(tx: Tx, orgId: string, { nonce, expiresAt }: Proof): Promise<void> {
  const used = await tx.$executeRaw`
    INSERT INTO intake_challenge (org_id, nonce, expires_at)
    VALUES (${orgId}::uuid, ${nonce}, ${expiresAt}) ON CONFLICT DO NOTHING`;
  if (used === 1) return;
  throw new Refusal(
    "conflict",
    "This proof was used already. Confirm again that you are no robot.",
    {
      faults: [
        {
          pointer: "/altcha",
          detail: "It was shown with another report.",
          fix: "Ask for another challenge.",
        },
      ],
    },
  );
}

/** Forgets proofs that have expired, in the organisations that `ctx` sees. */
export async function sweepProofs(ctx: Ctx): Promise<void> {
  await transact(
    ctx,
    (tx) => tx.$executeRaw`DELETE FROM intake_challenge WHERE expires_at < ${ctx.now}`,
  );
}
