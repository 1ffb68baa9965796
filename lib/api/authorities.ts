/** The directory of supervisory authorities, and whose lead a breach has. */
import { notFound } from "../errors";
import type { Authority } from "../law/authorities/authority";
import { authorityById, isOfTheEea, searchAuthorities } from "../law/authorities/directory";
import { leadAuthority } from "../law/authorities/lead";
import { broken, readCursor, writeCursor } from "../register/cursor";
import {
  type AuthorityOut,
  authorityOutSchema,
  authorityPageSchema,
  authorityQuerySchema,
  type LeadOut,
  type LeadQuery,
  leadOutSchema,
  leadQuerySchema,
} from "../schema/authorities";
import { endpoint } from "./kit/endpoint";

const PATH = "/api/v1/authorities";

/** An authority in the API's names. */
export function authorityOut(authority: Authority): AuthorityOut {
  const { ownNames, shortNames, notificationPage, checked, ...rest } = authority;
  return {
    ...rest,
    eea: isOfTheEea(authority),
    own_names: ownNames,
    short_names: shortNames,
    notification_page: notificationPage,
    checked: {
      name: checked.name,
      website: checked.website,
      notification_page: checked.notificationPage,
    },
  };
}

/** What the lead helper makes of a query; what is absent is unknown. */
export function leadOut(query: LeadQuery): LeadOut {
  return leadAuthority({
    mainEstablishment: query.main ?? null,
    establishments: query.establishments ?? null,
    affectedPlaces: query.affected ?? null,
    role: query.role ?? null,
    body: query.body ?? null,
  });
}

export const listAuthorities = endpoint({
  method: "GET",
  path: PATH,
  id: "listAuthorities",
  summary: "List the supervisory authorities of the EEA, the UK and Switzerland",
  description: "Each says how well its name and addresses were checked.",
  scope: "incidents:read",
  query: authorityQuerySchema,
  responses: { 200: { description: "One page of authorities.", schema: authorityPageSchema } },
  async handler({ query }) {
    const { limit, cursor, ...filter } = query;
    const found = searchAuthorities(filter);
    const start = cursor === undefined ? 0 : after(found, cursor);
    const shown = found.slice(start, start + limit);
    const last = start + limit < found.length ? shown.at(-1) : undefined;
    return {
      status: 200,
      body: {
        authorities: shown.map(authorityOut),
        total: found.length,
        next_cursor: last ? writeCursor("authority", [last.id]) : null,
      },
    };
  },
});

function after(authorities: readonly Authority[], cursor: string): number {
  const [id] = readCursor(cursor, "authority", 1);
  const at = authorities.findIndex((authority) => authority.id === id);
  if (at < 0) throw broken();
  return at + 1;
}

/** Stands before getAuthority in the list of endpoints: its path would fit an id too. */
export const getLeadAuthority = endpoint({
  method: "GET",
  path: `${PATH}/lead`,
  id: "getLeadAuthority",
  summary: "Propose whom a breach is notified to where processing crosses borders",
  description:
    "GDPR Arts 55 and 56, with the reasons and what is missing. It proposes; a person decides.",
  scope: "incidents:read",
  query: leadQuerySchema,
  responses: { 200: { description: "The proposal.", schema: leadOutSchema } },
  async handler({ query }) {
    return { status: 200, body: leadOut(query) };
  },
});

export const getAuthority = endpoint({
  method: "GET",
  path: `${PATH}/{id}`,
  id: "getAuthority",
  summary: "Read one supervisory authority",
  scope: "incidents:read",
  responses: { 200: { description: "The authority.", schema: authorityOutSchema } },
  async handler({ params }) {
    const authority = authorityById(params.id ?? "");
    if (!authority) throw notFound();
    return { status: 200, body: authorityOut(authority) };
  },
});
