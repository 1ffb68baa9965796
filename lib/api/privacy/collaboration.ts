/** Door 1: comments, tasks and links of an incident. */
import {
  addComment,
  editComment,
  readComments,
  withdrawComment,
} from "../../register/collaboration/comments";
import { linkIncidents, readLinks, unlinkIncidents } from "../../register/collaboration/links";
import { addTask, changeTask, readTasks, removeTask } from "../../register/collaboration/tasks";
import {
  commentBodySchema,
  commentSchema,
  commentsSchema,
  linkAddSchema,
  linkSchema,
  linksSchema,
  taskAddSchema,
  taskChangeSchema,
  taskSchema,
  tasksSchema,
  unlinkSchema,
} from "../../schema/collaboration";
import { endpoint } from "../kit/endpoint";
import { commentOut, linkOut, taskOut } from "./collaboration-resource";
import { PATH } from "./incidents";

const COMMENTS = `${PATH}/{id}/comments`;
const TASKS = `${PATH}/{id}/tasks`;
const LINKS = `${PATH}/{id}/links`;

export const listComments = endpoint({
  method: "GET",
  path: COMMENTS,
  id: "listComments",
  summary: "List an incident's comments",
  scope: "incidents:read",
  responses: { 200: { description: "Oldest first; the newest 500.", schema: commentsSchema } },
  refusals: ["not_found"],
  async handler({ ctx, params }) {
    const comments = await readComments(ctx, params.id ?? "");
    return { status: 200, body: { comments: comments.map(commentOut) } };
  },
});

export const postComment = endpoint({
  method: "POST",
  path: COMMENTS,
  id: "addComment",
  summary: "Comment on an incident",
  description: "Plain text. Who is mentioned must be able to read the incident.",
  scope: "incidents:write",
  body: commentBodySchema,
  responses: { 201: { description: "The comment.", schema: commentSchema } },
  refusals: ["not_found", "conflict"],
  async handler({ ctx, params, body }) {
    return { status: 201, body: commentOut(await addComment(ctx, params.id ?? "", body.body)) };
  },
});

export const patchComment = endpoint({
  method: "PATCH",
  path: `${COMMENTS}/{commentId}`,
  id: "editComment",
  summary: "Put other words in one's own comment",
  description: "The old ones stay in the ledger.",
  scope: "incidents:write",
  body: commentBodySchema,
  responses: { 200: { description: "The comment.", schema: commentSchema } },
  refusals: ["not_found", "conflict"],
  async handler({ ctx, params, body }) {
    const { id = "", commentId = "" } = params;
    return { status: 200, body: commentOut(await editComment(ctx, id, commentId, body.body)) };
  },
});

export const withdrawOneComment = endpoint({
  method: "POST",
  path: `${COMMENTS}/{commentId}/withdraw`,
  id: "withdrawComment",
  summary: "Withdraw a comment",
  description:
    "One's own, or anybody's for who holds incidents:notify. A mark stays; the ledger keeps the text.",
  scope: "incidents:write",
  responses: { 200: { description: "The mark.", schema: commentSchema } },
  refusals: ["not_found", "conflict"],
  async handler({ ctx, params }) {
    const { id = "", commentId = "" } = params;
    return { status: 200, body: commentOut(await withdrawComment(ctx, id, commentId)) };
  },
});

export const listTasks = endpoint({
  method: "GET",
  path: TASKS,
  id: "listTasks",
  summary: "List an incident's corrective actions as tasks",
  scope: "incidents:read",
  responses: { 200: { description: "In their order.", schema: tasksSchema } },
  refusals: ["not_found"],
  async handler({ ctx, params }) {
    const tasks = await readTasks(ctx, params.id ?? "");
    return { status: 200, body: { tasks: tasks.map(taskOut) } };
  },
});

export const postTask = endpoint({
  method: "POST",
  path: TASKS,
  id: "addTask",
  summary: "Add a corrective action",
  description: "Its title stands among the incident's corrective_actions.",
  scope: "incidents:write",
  body: taskAddSchema,
  responses: { 201: { description: "The task.", schema: taskSchema } },
  refusals: ["not_found", "conflict"],
  async handler({ ctx, params, body }) {
    return { status: 201, body: taskOut(await addTask(ctx, params.id ?? "", body)) };
  },
});

export const patchTask = endpoint({
  method: "PATCH",
  path: `${TASKS}/{taskId}`,
  id: "changeTask",
  summary: "Change a corrective action, or say that it is done",
  description: "Absent fields are left alone, null clears.",
  scope: "incidents:write",
  body: taskChangeSchema,
  responses: { 200: { description: "The task.", schema: taskSchema } },
  refusals: ["not_found", "conflict"],
  async handler({ ctx, params, body }) {
    const { id = "", taskId = "" } = params;
    return { status: 200, body: taskOut(await changeTask(ctx, id, taskId, body)) };
  },
});

export const removeOneTask = endpoint({
  method: "POST",
  path: `${TASKS}/{taskId}/remove`,
  id: "removeTask",
  summary: "Take a corrective action off the list",
  description: "The ledger keeps what it was.",
  scope: "incidents:write",
  responses: { 200: { description: "The tasks that are left.", schema: tasksSchema } },
  refusals: ["not_found", "conflict"],
  async handler({ ctx, params }) {
    const { id = "", taskId = "" } = params;
    await removeTask(ctx, id, taskId);
    return { status: 200, body: { tasks: (await readTasks(ctx, id)).map(taskOut) } };
  },
});

export const listLinks = endpoint({
  method: "GET",
  path: LINKS,
  id: "listLinks",
  summary: "List an incident's links to others",
  scope: "incidents:read",
  responses: { 200: { description: "Both ways, oldest first.", schema: linksSchema } },
  refusals: ["not_found"],
  async handler({ ctx, params }) {
    const links = await readLinks(ctx, params.id ?? "");
    return { status: 200, body: { links: links.map(linkOut) } };
  },
});

export const postLink = endpoint({
  method: "POST",
  path: LINKS,
  id: "linkIncidents",
  summary: "Link an incident to another one",
  description:
    "A duplicate is merged by the link alone: both records and all their duties stay, and a person decides each.",
  scope: "incidents:write",
  body: linkAddSchema,
  responses: { 201: { description: "The link.", schema: linkSchema } },
  refusals: ["not_found", "conflict"],
  async handler({ ctx, params, body }) {
    return { status: 201, body: linkOut(await linkIncidents(ctx, params.id ?? "", body)) };
  },
});

export const removeLink = endpoint({
  method: "POST",
  path: `${LINKS}/{linkId}/remove`,
  id: "unlinkIncidents",
  summary: "Take a link back",
  description: "From either end. The ledger keeps that it was there, and why it went.",
  scope: "incidents:write",
  body: unlinkSchema,
  responses: { 200: { description: "The links that are left.", schema: linksSchema } },
  refusals: ["not_found", "conflict"],
  async handler({ ctx, params, body }) {
    const { id = "", linkId = "" } = params;
    await unlinkIncidents(ctx, id, linkId, body.reason);
    return { status: 200, body: { links: (await readLinks(ctx, id)).map(linkOut) } };
  },
});
