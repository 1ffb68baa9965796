/** A connection that was gone may be back after this long. */
const AGAIN_MS = 1_500;

/**
 * Loads a part of the page's code, again and again until it comes: somebody has asked for it, and the connection
 * may be gone for a while.
 *
 * @returns gives up when called
 */
export function loadUntilThere<Part>(
  load: () => Promise<Part>,
  there: (part: Part) => void,
): () => void {
  let over = false;
  let again: ReturnType<typeof setTimeout> | undefined;
  const attempt = () => {
    load().then(
      (part) => {
        if (!over) there(part);
      },
      () => {
        if (!over) again = setTimeout(attempt, AGAIN_MS);
      },
    );
  };
  attempt();
  return () => {
    over = true;
    clearTimeout(again);
  };
}
