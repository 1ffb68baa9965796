import { route } from "@/lib/api/kit/route";
import { listRuleSettings } from "@/lib/api/organisations/rules";

/** What an organisation has set about rules. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(listRuleSettings);
