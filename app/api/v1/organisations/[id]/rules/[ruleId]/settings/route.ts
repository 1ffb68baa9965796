import { route } from "@/lib/api/kit/route";
import { setRuleSetting } from "@/lib/api/organisations/rules";

/** Switching a rule off or on. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(setRuleSetting);
