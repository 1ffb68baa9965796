/** Organisations: a tree; a role in one holds for all below it. */
import { z } from "zod";
import { shortName } from "./sign-in";
import { uuid } from "./text";

export const createOrganisationSchema = z.strictObject({
  name: shortName,
  parentId: uuid.optional(),
});

export type CreateOrganisationInput = z.input<typeof createOrganisationSchema>;

export interface Organisation {
  id: string;
  name: string;
  parentId: string | null;
}
