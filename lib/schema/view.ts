/** Views of the register: a filter under a name. */
import { z } from "zod";
import { incidentFilterSchema } from "./incident";
import { filledText, text, uuid } from "./text";

const viewedSchema = incidentFilterSchema.omit({ orgId: true });
const LISTS: readonly string[] = ["tag", "attribute"];

/** Whether an address' query holds nothing but filters of the list, with values that the list takes. */
export function isFilter(query: string): boolean {
  const said = new URLSearchParams(query);
  const names = [...new Set(said.keys())];
  const values = names.map((name) => {
    const all = said.getAll(name);
    return [name, LISTS.includes(name) || all.length > 1 ? all : all[0]] as const;
  });
  return viewedSchema.safeParse(Object.fromEntries(values)).success;
}

const name = filledText(60);
const query = text(2_000)
  .refine(isFilter, "Use the filters of the list of incidents, as they stand in an address.")
  .meta({
    description: "Filters of the list of incidents and its sort, as a query without orgId.",
    examples: ["status=unresolved&severity=serious&sort=deadline_at"],
  });
const shared = z.boolean().meta({
  description: "Whether everybody who may read the organisation's incidents sees it.",
});

export const viewsQuerySchema = z.strictObject({ orgId: uuid });

export const saveViewSchema = z
  .strictObject({ orgId: uuid, name, query, shared: shared.default(false) })
  .meta({
    examples: [
      {
        orgId: "01890a5d-ac96-774b-bcce-b302099a8057",
        name: "Serious and open",
        query: "status=unresolved&severity=serious&sort=deadline_at",
        shared: true,
      },
    ],
  });

export const changeViewSchema = z
  .strictObject({
    name: name.optional(),
    query: query.optional(),
    shared: shared.optional(),
    archived: z.boolean().optional().meta({ description: "Takes it from the list, or back." }),
  })
  .refine(
    (said) => Object.values(said).some((value) => value !== undefined),
    "Name at least one thing to change.",
  )
  .meta({ examples: [{ name: "Serious, not resolved" }] });

export const viewSchema = z.object({
  id: z.uuid(),
  orgId: z.uuid(),
  name: z.string(),
  query: z.string(),
  shared: z.boolean(),
  own: z.boolean().meta({ description: "Whether the caller made it." }),
  created_at: z.iso.datetime({ precision: 3 }),
  created_by: z.string(),
  archived_at: z.iso.datetime({ precision: 3 }).nullable(),
});

export const viewsSchema = z.object({ views: z.array(viewSchema) });

export type SaveViewInput = z.input<typeof saveViewSchema>;
export type SaveView = z.output<typeof saveViewSchema>;
export type ChangeViewInput = z.input<typeof changeViewSchema>;
export type ChangeView = z.output<typeof changeViewSchema>;
export type View = z.infer<typeof viewSchema>;
