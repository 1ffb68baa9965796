/** Every endpoint there is: the one source of the routes, the OpenAPI document and the docs. */
import { getOrganizations } from "./access/organizations";
import { getAccessToken } from "./access/token";
import { getAudit } from "./audit";
import { getAuthority, getLeadAuthority, listAuthorities } from "./authorities";
import { getBoard } from "./board";
import { getCalendar } from "./calendar";
import {
  decideDpdpTimer,
  emitDpdpBatch,
  emitDpdpEvent,
  listDpdpEvents,
  listDpdpTimers,
} from "./dpdp/endpoints";
import {
  createGrcIncident,
  getGrcIncident,
  listGrcIncidents,
  updateGrcIncident,
} from "./grc/incidents";
import { getHealth, getReady } from "./health";
import { receiveIntake } from "./intake/webhook";
import { createApiKey, listApiKeys, revokeApiKey, rotateApiKey } from "./keys";
import type { Endpoint } from "./kit/endpoint";
import { getLive } from "./live";
import { openApiEndpoint } from "./openapi";
import { getOrganisationProfile, putOrganisationProfile } from "./organisations/profile";
import {
  addOrganisationRule,
  changeOrganisationRule,
  listOrganisationRules,
  listRuleSettings,
  setRuleSetting,
} from "./organisations/rules";
import { getOverview } from "./overview";
import { decideDuty, notifyAuthority } from "./privacy/acts";
import {
  listComments,
  listLinks,
  listTasks,
  patchComment,
  patchTask,
  postComment,
  postLink,
  postTask,
  removeLink,
  removeOneTask,
  withdrawOneComment,
} from "./privacy/collaboration";
import {
  assessRules,
  decideOneDuty,
  fileUnderDuty,
  getFacts,
  listDuties,
  listFilings,
  previewClocks,
  stateIncidentFacts,
} from "./privacy/duties";
import {
  downloadEvidence,
  listIncidentEvidence,
  uploadEvidence,
  withdrawIncidentEvidence,
} from "./privacy/evidence";
import {
  declareIncident,
  exportIncidents,
  getIncident,
  listPrivacyIncidents,
  updateIncident,
} from "./privacy/incidents";
import {
  getLessons,
  getPeople,
  listTags,
  putAssignees,
  putLessons,
  putOwner,
  putTags,
} from "./privacy/people";
import { assessIncidentSeverity, getSeverity } from "./privacy/severity";
import {
  addOrganisationField,
  addOrganisationStage,
  changeOrganisationField,
  changeOrganisationStage,
  listOrganisationFields,
  listOrganisationStages,
} from "./register/fields";
import {
  createRegisterIncident,
  getRegisterIncident,
  linkRegisterInventory,
  moveRegisterStage,
  moveRegisterStageByType,
  putRegisterIncident,
  searchRegisterIncidents,
} from "./register/incidents";
import { getRuleById, listRules } from "./rules";
import { getViews, patchView, postView } from "./views";
import {
  changeWebhookEndpoint,
  createWebhookEndpoint,
  getWebhookEndpoint,
  listWebhookDeliveries,
  listWebhookEndpoints,
  removeWebhookEndpoint,
  resendWebhookDelivery,
  rotateWebhook,
  testWebhook,
} from "./webhooks";

export const getOpenApi = openApiEndpoint(() => ENDPOINTS);

export const ENDPOINTS: readonly Endpoint[] = [
  declareIncident,
  listPrivacyIncidents,
  exportIncidents,
  getIncident,
  updateIncident,
  notifyAuthority,
  decideDuty,
  getFacts,
  stateIncidentFacts,
  assessRules,
  listDuties,
  decideOneDuty,
  listFilings,
  fileUnderDuty,
  previewClocks,
  getSeverity,
  assessIncidentSeverity,
  uploadEvidence,
  listIncidentEvidence,
  downloadEvidence,
  withdrawIncidentEvidence,
  getPeople,
  putOwner,
  putAssignees,
  putTags,
  listTags,
  getLessons,
  putLessons,
  listComments,
  postComment,
  patchComment,
  withdrawOneComment,
  listTasks,
  postTask,
  patchTask,
  removeOneTask,
  listLinks,
  postLink,
  removeLink,
  createGrcIncident,
  listGrcIncidents,
  getGrcIncident,
  updateGrcIncident,
  emitDpdpEvent,
  emitDpdpBatch,
  listDpdpEvents,
  listDpdpTimers,
  decideDpdpTimer,
  createRegisterIncident,
  getRegisterIncident,
  putRegisterIncident,
  searchRegisterIncidents,
  moveRegisterStage,
  moveRegisterStageByType,
  linkRegisterInventory,
  getBoard,
  getOverview,
  getViews,
  postView,
  patchView,
  getLive,
  getAudit,
  listRules,
  getRuleById,
  listAuthorities,
  getLeadAuthority,
  getAuthority,
  getOrganisationProfile,
  putOrganisationProfile,
  listOrganisationRules,
  addOrganisationRule,
  changeOrganisationRule,
  listRuleSettings,
  setRuleSetting,
  listOrganisationFields,
  addOrganisationField,
  changeOrganisationField,
  listOrganisationStages,
  addOrganisationStage,
  changeOrganisationStage,
  listApiKeys,
  createApiKey,
  rotateApiKey,
  revokeApiKey,
  listWebhookEndpoints,
  createWebhookEndpoint,
  getWebhookEndpoint,
  testWebhook,
  listWebhookDeliveries,
  resendWebhookDelivery,
  changeWebhookEndpoint,
  rotateWebhook,
  removeWebhookEndpoint,
  getCalendar,
  receiveIntake,
  getAccessToken,
  getOrganizations,
  getOpenApi,
  getHealth,
  getReady,
];
