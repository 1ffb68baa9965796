import { decideDpdpTimer } from "@/lib/api/dpdp/endpoints";
import { route } from "@/lib/api/kit/route";

/** A person's word on a request's timer. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(decideDpdpTimer);
