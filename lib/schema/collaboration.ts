/** Working on an incident together: owner, assignees, tags. */
import { z } from "zod";
import { filledText, uuid } from "./text";

export const MOST_TAGS = 200;
/** Incidents that one act can change. */
export const MOST_AT_ONCE = 200;
const MOST_ASSIGNEES = 50;

const tag = filledText(200);

export const personSchema = z.object({ id: z.uuid(), name: z.string() });

/** PUT …/{id}/owner */
export const ownerBodySchema = z
  .strictObject({ user_id: uuid.nullable().meta({ description: "Null takes the owner off." }) })
  .meta({ examples: [{ user_id: null }] });

/** PUT …/{id}/assignees */
export const assigneesBodySchema = z
  .strictObject({
    user_ids: z.array(uuid).max(MOST_ASSIGNEES, `Name at most ${MOST_ASSIGNEES} people.`),
  })
  .meta({ examples: [{ user_ids: [] }] });

/** PUT …/{id}/tags */
export const tagsBodySchema = z
  .strictObject({ tags: z.array(tag).max(MOST_TAGS, `Use at most ${MOST_TAGS} tags.`) })
  .meta({ examples: [{ tags: ["payroll", "supplier"] }] });

export const peopleSchema = z.object({
  owner: personSchema.nullable(),
  assignees: z.array(personSchema),
  candidates: z.array(personSchema).meta({ description: "Who may be named: all who may read it." }),
});

const ids = z.array(uuid).min(1, "Name an incident.").max(MOST_AT_ONCE, "Name at most 200.");

/** One owner for many incidents. */
export const ownerOfManySchema = z.strictObject({ ids, user_id: uuid.nullable() });

/** Tags on and off many incidents. */
export const tagManySchema = z.strictObject({
  ids,
  add: z.array(tag).max(MOST_TAGS).default([]),
  remove: z.array(tag).max(MOST_TAGS).default([]),
});

export type Person = z.infer<typeof personSchema>;
