import { createHash } from "node:crypto";

/** Passes bytes on and fails at their end where they are not those of the hash: nobody takes it for whole. */
export function verified(sha256: string): TransformStream<Uint8Array, Uint8Array> {
  const hash = createHash("sha256");
  let held: Uint8Array | null = null;
  return new TransformStream({
    transform(piece, controller) {
      hash.update(piece);
      // One piece stays back: the last one goes out only once all of them are known to be right.
      if (held) controller.enqueue(held);
      held = piece;
    },
    flush(controller) {
      if (hash.digest("hex") !== sha256) {
        controller.error(new Error(`A kept file is not what it was: ${sha256}.`));
      } else if (held) {
        controller.enqueue(held);
      }
    },
  });
}
