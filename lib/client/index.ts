/**
 * The typed client of the API: works in Node and in browsers, depends on nothing.
 *
 * Without a key it uses the browser's session, for calls from the dashboard's own pages.
 */
import type { z } from "zod";
import type { AuthorityOut, authorityPageSchema, LeadOut } from "../schema/authorities";
import type { BatchResult, EmitInput, Emitted, EventsPage, TimersPage } from "../schema/dpdp";
import type {
  Assessment,
  assessBodySchema,
  dutiesSchema,
  FilingInput,
  filingsSchema,
  previewBodySchema,
} from "../schema/duties";
import type { FactsInput, FactsOut } from "../schema/facts";
import type {
  GrcCreateInput,
  GrcIncident,
  GrcListInput,
  GrcPage,
  GrcUpdateInput,
} from "../schema/grc";
import type {
  DecideInput,
  DeclareInput,
  IncidentDetail,
  IncidentPage,
  NotifyInput,
  UpdateInput,
} from "../schema/incident";
import type { Overview } from "../schema/overview";
import type { ProfileOut, profileSchema } from "../schema/profile";
import type {
  OwnRuleInput,
  OwnRuleOut,
  RuleSettingInput,
  SettingOut,
} from "../schema/rule-settings";
import type { OneRuleOut, rulePageSchema } from "../schema/rules";
import type { AssessSeverityInput, SeverityOut, SeverityVersions } from "../schema/severity";
import type { ChangeViewInput, SaveViewInput, View } from "../schema/view";
import { type Call, type ClientOptions, sender } from "./request";

export { type Call, type ClientOptions, TocsinError } from "./request";

type AssessInput = z.input<typeof assessBodySchema>;
type AuthorityPage = z.infer<typeof authorityPageSchema>;
type Duties = z.infer<typeof dutiesSchema>;
type Filings = z.infer<typeof filingsSchema>;
type PreviewInput = z.input<typeof previewBodySchema>;
type ProfileInput = z.input<typeof profileSchema>;
type RulePage = z.infer<typeof rulePageSchema>;

/** The list's filters, in the contract's names. */
type GrcQuery = { [Name in keyof GrcListInput]?: string | number | boolean };

/** Makes a client. */
export function createClient(options: ClientOptions = {}) {
  const request = sender(options);
  const incidents = "/api/v1/privacy/incidents";
  const dpdp = "/api/v1/compliance/dpdp";
  const rules = "/api/v1/rules";
  const authorities = "/api/v1/authorities";
  const organisations = "/api/v1/organisations";
  const views = "/api/v1/views";
  const grcIncidents = "/api/v1/grc/incidents";
  return {
    request,
    privacy: {
      incidents: {
        list: (query: { orgId: string } & Call["query"]) =>
          request<IncidentPage>({ method: "GET", path: incidents, query }),
        get: (id: string) => request<IncidentDetail>({ method: "GET", path: `${incidents}/${id}` }),
        declare: (body: DeclareInput, more: Partial<Call> = {}) =>
          request<IncidentDetail>({ ...more, method: "POST", path: incidents, body }),
        update: (id: string, body: UpdateInput, more: Partial<Call> = {}) =>
          request<IncidentDetail>({ ...more, method: "PATCH", path: `${incidents}/${id}`, body }),
        notify: (id: string, body: NotifyInput, more: Partial<Call> = {}) =>
          request<IncidentDetail>({
            ...more,
            method: "POST",
            path: `${incidents}/${id}/notify`,
            body,
          }),
        decide: (id: string, body: DecideInput, more: Partial<Call> = {}) =>
          request<IncidentDetail>({
            ...more,
            method: "POST",
            path: `${incidents}/${id}/decide`,
            body,
          }),
        facts: (id: string) =>
          request<FactsOut>({ method: "GET", path: `${incidents}/${id}/facts` }),
        stateFacts: (id: string, body: FactsInput, more: Partial<Call> = {}) =>
          request<IncidentDetail>({
            ...more,
            method: "POST",
            path: `${incidents}/${id}/facts`,
            body,
          }),
        assess: (id: string, body: AssessInput = {}, more: Partial<Call> = {}) =>
          request<Assessment>({ ...more, method: "POST", path: `${incidents}/${id}/assess`, body }),
        duties: (id: string) =>
          request<Duties>({ method: "GET", path: `${incidents}/${id}/duties` }),
        decideDuty: (id: string, dutyId: string, body: DecideInput, more: Partial<Call> = {}) =>
          request<IncidentDetail>({
            ...more,
            method: "POST",
            path: `${incidents}/${id}/duties/${dutyId}/decide`,
            body,
          }),
        filings: (id: string) =>
          request<Filings>({ method: "GET", path: `${incidents}/${id}/filings` }),
        file: (id: string, body: FilingInput, more: Partial<Call> = {}) =>
          request<IncidentDetail>({
            ...more,
            method: "POST",
            path: `${incidents}/${id}/filings`,
            body,
          }),
        severity: (id: string) =>
          request<SeverityVersions>({ method: "GET", path: `${incidents}/${id}/severity` }),
        assessSeverity: (id: string, body: AssessSeverityInput, more: Partial<Call> = {}) =>
          request<SeverityOut>({
            ...more,
            method: "POST",
            path: `${incidents}/${id}/severity`,
            body,
          }),
      },
      /** What the rules would make of facts that are on no record. */
      preview: (body: PreviewInput) =>
        request<Assessment>({ method: "POST", path: "/api/v1/clock/preview", body }),
    },
    /** The figures of a year. */
    overview: (query: { orgId: string } & Call["query"]) =>
      request<Overview>({ method: "GET", path: "/api/v1/overview", query }),
    views: {
      list: (orgId: string) =>
        request<{ views: View[] }>({ method: "GET", path: views, query: { orgId } }),
      save: (body: SaveViewInput, more: Partial<Call> = {}) =>
        request<View>({ ...more, method: "POST", path: views, body }),
      change: (id: string, body: ChangeViewInput, more: Partial<Call> = {}) =>
        request<View>({ ...more, method: "PATCH", path: `${views}/${id}`, body }),
    },
    dpdp: {
      emit: (body: EmitInput, more: Partial<Call> = {}) =>
        request<Emitted>({ ...more, method: "POST", path: `${dpdp}/emit`, body }),
      emitBatch: (events: readonly EmitInput[], more: Partial<Call> = {}) =>
        request<BatchResult>({
          ...more,
          method: "POST",
          path: `${dpdp}/emit/batch`,
          body: { events },
        }),
      events: (query: Call["query"] = {}) =>
        request<EventsPage>({ method: "GET", path: `${dpdp}/events`, query }),
      timers: (query: Call["query"] = {}) =>
        request<TimersPage>({ method: "GET", path: `${dpdp}/timers`, query }),
    },
    rules: {
      list: (query: Call["query"] = {}) => request<RulePage>({ method: "GET", path: rules, query }),
      get: (id: string) => request<OneRuleOut>({ method: "GET", path: `${rules}/${id}` }),
    },
    authorities: {
      list: (query: Call["query"] = {}) =>
        request<AuthorityPage>({ method: "GET", path: authorities, query }),
      get: (id: string) => request<AuthorityOut>({ method: "GET", path: `${authorities}/${id}` }),
      /** Whom a breach is notified to where processing crosses borders: a proposal. */
      lead: (query: Call["query"]) =>
        request<LeadOut>({ method: "GET", path: `${authorities}/lead`, query }),
    },
    organisations: {
      profile: (id: string) =>
        request<ProfileOut>({ method: "GET", path: `${organisations}/${id}/profile` }),
      putProfile: (id: string, body: ProfileInput, more: Partial<Call> = {}) =>
        request<ProfileOut>({
          ...more,
          method: "PUT",
          path: `${organisations}/${id}/profile`,
          body,
        }),
      rules: (id: string) =>
        request<{ rules: OwnRuleOut[] }>({ method: "GET", path: `${organisations}/${id}/rules` }),
      addRule: (id: string, body: OwnRuleInput, more: Partial<Call> = {}) =>
        request<OwnRuleOut>({
          ...more,
          method: "POST",
          path: `${organisations}/${id}/rules`,
          body,
        }),
      /** Switches a rule off or on, or pins its commencement. */
      setRule: (id: string, ruleId: string, body: RuleSettingInput, more: Partial<Call> = {}) =>
        request<SettingOut>({
          ...more,
          method: "POST",
          path: `${organisations}/${id}/rules/${ruleId}/settings`,
          body,
        }),
    },
    grc: {
      incidents: {
        list: (query: GrcQuery = {}) =>
          request<GrcPage>({ method: "GET", path: grcIncidents, query }),
        /** By inc_… or by the register's uuid. */
        get: (id: string) => request<GrcIncident>({ method: "GET", path: `${grcIncidents}/${id}` }),
        create: (body: GrcCreateInput, more: Partial<Call> = {}) =>
          request<GrcIncident>({ ...more, method: "POST", path: grcIncidents, body }),
        update: (id: string, body: GrcUpdateInput, more: Partial<Call> = {}) =>
          request<GrcIncident>({ ...more, method: "PATCH", path: `${grcIncidents}/${id}`, body }),
      },
    },
  };
}
