/** The organisations of a credential as a tree, in the register door's words. */
import { z } from "zod";
import { listOrganisations } from "../../access/organisations";
import type { Organisation } from "../../schema/organisation";
import { endpoint } from "../kit/endpoint";

const organizationSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  parentId: z.uuid().nullable().meta({
    description: "Null at the top of what the credential sees.",
  }),
  externalId: z.string().nullable().meta({ description: "Kept for clients that read it; null." }),
  children: z
    .array(z.record(z.string(), z.unknown()))
    .meta({ description: "Those directly below, each of this same form." }),
});

interface Organization {
  id: string;
  name: string;
  parentId: string | null;
  externalId: null;
  children: Organization[];
}

export const getOrganizations = endpoint({
  method: "GET",
  path: "/api/access/v1/external/organizations",
  id: "getOrganizations",
  summary: "The credential's organisation and all below it, as a tree",
  description: "Any scope will do.",
  scope: "any",
  responses: { 200: { description: "The tree.", schema: organizationSchema } },
  async handler({ ctx, homeOrgId }) {
    return { status: 200, body: treeOf(await listOrganisations(ctx), homeOrgId) };
  },
});

/** The tree below one of the organisations, each level by name as they come. */
function treeOf(all: readonly Organisation[], topId: string): Organization {
  const nodeOf = ({ id, name }: Organisation, parentId: string | null): Organization => ({
    id,
    name,
    parentId,
    externalId: null,
    children: all.filter((one) => one.parentId === id).map((child) => nodeOf(child, id)),
  });
  const top = all.find(({ id }) => id === topId);
  if (!top) throw new Error(`A credential does not see its own organisation ${topId}.`);
  return nodeOf(top, null);
}
