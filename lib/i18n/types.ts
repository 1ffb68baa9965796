/** Tells the type checker which messages there are: a key that the English files lack does not compile. */
import type { Locale } from "../locales";

declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: {
      ui: typeof import("@/messages/en/ui.json");
      shell: typeof import("@/messages/en/shell.json");
      entrance: typeof import("@/messages/en/entrance.json");
      profile: typeof import("@/messages/en/profile.json");
      board: typeof import("@/messages/en/board.json");
      live: typeof import("@/messages/en/live.json");
      alerts: typeof import("@/messages/en/alerts.json");
      webhooks: typeof import("@/messages/en/webhooks.json");
      incident: typeof import("@/messages/en/incident.json");
      evidence: typeof import("@/messages/en/evidence.json");
      intake: typeof import("@/messages/en/intake.json");
      register: typeof import("@/messages/en/register.json");
      overview: typeof import("@/messages/en/overview.json");
      declare: typeof import("@/messages/en/declare.json");
      facts: typeof import("@/messages/en/facts.json");
      severity: typeof import("@/messages/en/severity.json");
      settings: typeof import("@/messages/en/settings.json");
      organisation: typeof import("@/messages/en/organisation.json");
      rules: typeof import("@/messages/en/rules.json");
      authorities: typeof import("@/messages/en/authorities.json");
      fields: typeof import("@/messages/en/fields.json");
      dpdp: typeof import("@/messages/en/dpdp.json");
      docs: typeof import("@/messages/en/docs.json");
      audit: typeof import("@/messages/en/audit.json");
      keys: typeof import("@/messages/en/keys.json");
    };
  }
}
