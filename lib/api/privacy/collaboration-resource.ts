/** Comments, tasks, links and people in the privacy door's names. */
import type { Ctx } from "../../context";
import { type People, readPeople } from "../../register/collaboration/assign";
import { type Comment, readComments } from "../../register/collaboration/comments";
import { lessonsOf } from "../../register/collaboration/lessons";
import { type Link, readLinks, TURNED } from "../../register/collaboration/links";
import { readTasks, type Task } from "../../register/collaboration/tasks";
import { get } from "../../register/get";
import type { CommentOut, Lessons, LinkOut, TaskOut } from "../../schema/collaboration";
import { dayOut } from "./resource";

const at = (instant: Date | null): string | null => instant?.toISOString() ?? null;

export function commentOut(comment: Comment): CommentOut {
  return {
    id: comment.id,
    body: comment.body,
    mentions: comment.named,
    written_at: comment.writtenAt.toISOString(),
    written_by: {
      type: comment.writtenByType,
      id: comment.writtenById,
      name: comment.writtenByName,
    },
    edited_at: at(comment.editedAt),
    withdrawn_at: at(comment.withdrawnAt),
    withdrawn_by: comment.withdrawnByName,
  };
}

export function taskOut(task: Task): TaskOut {
  return {
    id: task.id,
    title: task.title,
    owner: task.owner,
    due_on: dayOut(task.dueOn),
    done_at: at(task.doneAt),
    done_by: task.doneByName,
  };
}

export function linkOut({ row, outgoing, other }: Link): LinkOut {
  return {
    id: row.id,
    kind: outgoing ? row.kind : TURNED[row.kind],
    reason: row.reason,
    created_at: row.createdAt.toISOString(),
    created_by: row.createdByName,
    incident: other && {
      id: other.id,
      number: other.number,
      title: other.title,
      status: other.status,
      drill: other.drill,
      open_duties: other.openDuties,
    },
  };
}

/** What people did together on an incident. */
export interface Together {
  people: People;
  comments: CommentOut[];
  tasks: TaskOut[];
  links: LinkOut[];
  lessons: Lessons;
}

/** All of it at once, for the incident's page. Throws Refusal not_found, insufficient_scope. */
export async function readTogether(ctx: Ctx, id: string): Promise<Together> {
  const [people, comments, tasks, links, incident] = await Promise.all([
    readPeople(ctx, id),
    readComments(ctx, id),
    readTasks(ctx, id),
    readLinks(ctx, id),
    get(ctx, id),
  ]);
  return {
    people,
    comments: comments.map(commentOut),
    tasks: tasks.map(taskOut),
    links: links.map(linkOut),
    lessons: lessonsOf(incident),
  };
}
