/** Working on an incident together: people, tags, comments, tasks, links, lessons. */
import { z } from "zod";
import { MOST_AT_ONCE } from "./incident-values";
import { filledText, text, uuid } from "./text";

export const MOST_TAGS = 200;
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

/** GET /api/v1/privacy/tags */
export const tagsQuerySchema = z.strictObject({ orgId: uuid });

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

/** As many as the doors take corrective actions. */
export const MOST_TASKS = 200;
const LONG = 100_000;
const out = z.iso.datetime({ precision: 3 });

/** Whom a text names: @{id}. Each once, in the order of their first mention. */
export function mentionsIn(body: string): string[] {
  const found = [...body.matchAll(MENTION)].map(([, id = ""]) => id.toLowerCase());
  return [...new Set(found)];
}

/** A person named in a text. Anything else in braces is text. */
export const MENTION = /@\{([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}/gi;

/** POST …/{id}/comments, and the new words of one's own. */
export const commentBodySchema = z
  .strictObject({
    body: filledText(10_000).meta({
      description:
        "Plain text. A person is named as @{id}; they must be able to read the incident.",
    }),
  })
  .meta({ examples: [{ body: "The supplier deleted the file and says so in writing." }] });

export const commentSchema = z.object({
  id: z.uuid(),
  body: z.string().meta({ description: "Empty once withdrawn." }),
  mentions: z.array(personSchema),
  written_at: out,
  written_by: z.object({ type: z.string(), id: z.string(), name: z.string() }),
  edited_at: out.nullable(),
  withdrawn_at: out.nullable(),
  withdrawn_by: z.string().nullable(),
});

export const commentsSchema = z.object({ comments: z.array(commentSchema) });

/** A day without a time, read as its midnight in UTC. */
const day = z.iso
  .date("Write the day as 2026-05-29.")
  .transform((said) => new Date(`${said}T00:00:00.000Z`));

/** POST …/{id}/tasks */
export const taskAddSchema = z
  .strictObject({
    title: filledText(2000),
    owner_id: uuid.nullable().optional(),
    due_on: day.nullable().optional(),
  })
  .meta({
    examples: [{ title: "Fix the recipients of exports in the job", due_on: "2026-06-30" }],
  });

/** PATCH …/{id}/tasks/{taskId}. Absent is left alone, null clears. */
export const taskChangeSchema = z
  .strictObject({
    title: filledText(2000).optional(),
    owner_id: uuid.nullable().optional(),
    due_on: day.nullable().optional(),
    done: z.boolean().optional(),
  })
  .refine(
    (said) => Object.values(said).some((value) => value !== undefined),
    "Name at least one field to change.",
  )
  .meta({ examples: [{ done: true }] });

export const taskSchema = z.object({
  id: z.uuid(),
  title: z.string(),
  owner: personSchema.nullable(),
  due_on: z.iso.date().nullable(),
  done_at: out.nullable(),
  done_by: z.string().nullable(),
});

export const tasksSchema = z.object({ tasks: z.array(taskSchema) });

export const LINK_KINDS = ["duplicate_of", "related", "caused_by"] as const;

/** POST …/{id}/links */
export const linkAddSchema = z
  .strictObject({
    to_id: uuid,
    kind: z.enum(LINK_KINDS),
    reason: filledText(2000).meta({ description: "Why they belong together." }),
  })
  .meta({
    examples: [
      {
        to_id: "01890a5d-ac96-774b-bcce-b302099a8057",
        kind: "related",
        reason: "The same supplier, a week earlier.",
      },
    ],
  });

/** POST …/{id}/links/{linkId}/remove */
export const unlinkSchema = z
  .strictObject({ reason: filledText(2000) })
  .meta({ examples: [{ reason: "They turned out to be two matters." }] });

export const linkSchema = z.object({
  id: z.uuid(),
  kind: z.enum([...LINK_KINDS, "has_duplicate", "caused"]).meta({
    description: "As this incident has it: has_duplicate and caused are the other ends.",
  }),
  reason: z.string(),
  created_at: out,
  created_by: z.string(),
  incident: z
    .object({
      id: z.uuid(),
      number: z.string(),
      title: z.string().nullable(),
      status: z.enum(["draft", "open", "notified", "resolved"]),
      drill: z.boolean(),
      open_duties: z.int(),
    })
    .nullable()
    .meta({ description: "Null for one that the caller does not see." }),
});

export const linksSchema = z.object({ links: z.array(linkSchema) });

/** PUT …/{id}/lessons; all four at once. */
export const lessonsSchema = z
  .strictObject({
    happened: text(LONG).nullable(),
    went_well: text(LONG).nullable(),
    went_badly: text(LONG).nullable(),
    will_change: text(LONG).nullable(),
  })
  .meta({
    examples: [
      {
        happened: "The export went to a firm with a similar name.",
        went_well: "The firm called within the hour.",
        went_badly: "Nobody knew who may stop the job.",
        will_change: "Recipients are fixed in the job.",
      },
    ],
  });

export type TaskAdd = z.output<typeof taskAddSchema>;
export type TaskChange = z.output<typeof taskChangeSchema>;
export type LinkKind = (typeof LINK_KINDS)[number];
export type LinkAdd = z.output<typeof linkAddSchema>;
export type Lessons = z.output<typeof lessonsSchema>;
export type CommentOut = z.infer<typeof commentSchema>;
export type TaskOut = z.infer<typeof taskSchema>;
export type LinkOut = z.infer<typeof linkSchema>;
export type PeopleOut = z.infer<typeof peopleSchema>;
