/**
 * Conditions over facts, as data: who a rule binds, where, and from when on. A condition is true, false or
 * cannot be told; what cannot be told names the facts that are missing. Unknown is never read as no.
 */
import { z } from "zod";
import { DATA_CATEGORIES, FINDINGS, RISKS, ROLES, SECTORS } from "./facts";

const area = z.string().regex(/^(EEA|EU|[A-Z]{2}(-[A-Z0-9]{1,3})?)$/);
const compare = z.strictObject({
  /** "more than" and "or more" are different laws. */
  is: z.enum(["more_than", "at_least", "less_than"]),
  number: z.int().nonnegative(),
});
export type Compare = z.infer<typeof compare>;

const leaves = [
  z.strictObject({ role: z.array(z.enum(ROLES)).min(1) }),
  z.strictObject({ sector: z.array(z.enum(SECTORS)).min(1) }),
  /** The organisation is established there, or persons affected live there. */
  z.strictObject({ touches: area, unknown: z.literal("yes").optional() }),
  z.strictObject({ established: area }),
  z.strictObject({ affectedIn: area }),
  /** Persons affected: in all, or those who live in an area. */
  z.strictObject({ persons: compare, in: area.optional() }),
  /** Persons affected in one state of the area, whichever has the most. */
  z.strictObject({ personsInOneState: compare, of: area }),
  z.strictObject({ risk: z.array(z.enum(RISKS)).min(1) }),
  z.strictObject({ data: z.array(z.enum(DATA_CATEGORIES)).min(1) }),
  /** The data cannot be read by whoever has them, and the key is safe. */
  z.strictObject({ unintelligible: z.literal(true) }),
  z.strictObject({ finding: z.enum(FINDINGS) }),
  /** A filing under that rule is on record, said to be incomplete. */
  z.strictObject({ filedIncomplete: z.string() }),
  /** What only a person can judge, as a question. Never true or false by itself. */
  z.strictObject({ judge: z.string().min(1) }),
] as const;

type Leaf = z.infer<(typeof leaves)[number]>;
export type Predicate = Leaf | { all: Predicate[] } | { any: Predicate[] } | { not: Predicate };

export const predicateSchema: z.ZodType<Predicate> = z.lazy(() =>
  z.union([
    ...leaves,
    z.strictObject({ all: z.array(predicateSchema).min(1) }),
    z.strictObject({ any: z.array(predicateSchema).min(1) }),
    z.strictObject({ not: predicateSchema }),
  ]),
);
