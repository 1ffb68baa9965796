/** How many rows a page of a list may hold: the same at every list. */
import { z } from "zod";

export const pageSize = z.coerce
  .number()
  .int("Use a whole number.")
  .min(1, "Use 1 or more.")
  .max(200, "Use at most 200.")
  .default(50);
