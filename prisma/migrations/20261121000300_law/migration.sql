-- Many duties for an incident, facts of every kind, filings with their contents, severity in versions, and
-- what an organisation says about itself and about rules.
ALTER TABLE "duty" ADD COLUMN "readings" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN "reason" TEXT NOT NULL DEFAULT '',
ADD COLUMN "missing" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN "binding" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN "binding_from" DATE,
ADD COLUMN "corrected_late_by_ms" BIGINT;

ALTER TABLE "fact" ADD COLUMN "content" JSONB,
ADD COLUMN "estimated" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN "typed" TEXT,
ADD COLUMN "zone" TEXT,
ADD COLUMN "delay_reasons" TEXT;

ALTER TABLE "filing" ADD COLUMN "channel" TEXT,
ADD COLUMN "content" TEXT,
ADD COLUMN "content_hash" TEXT,
ADD COLUMN "complete" BOOLEAN,
ADD COLUMN "persons_told" BIGINT,
ADD COLUMN "persons_affected" BIGINT,
ADD COLUMN "reasons" TEXT;

ALTER TABLE "decision" ADD COLUMN "evidence" TEXT,
ADD COLUMN "extended_to" TIMESTAMPTZ(3),
ADD COLUMN "starts_at" TIMESTAMPTZ(3);

CREATE TABLE "severity_assessment" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "method" TEXT NOT NULL,
    "inputs" JSONB NOT NULL,
    "quarters" INTEGER NOT NULL,
    "band" TEXT NOT NULL,
    "reasons" TEXT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_type" TEXT NOT NULL,
    "recorded_by_id" TEXT NOT NULL,
    "recorded_by_name" TEXT NOT NULL,

    CONSTRAINT "severity_assessment_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "severity_assessment_incident_id_version_key" ON "severity_assessment"("incident_id", "version");
ALTER TABLE "severity_assessment" ADD CONSTRAINT "severity_assessment_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "organisation_profile" (
    "org_id" UUID NOT NULL,
    "profile" JSONB NOT NULL,
    "version" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organisation_profile_pkey" PRIMARY KEY ("org_id")
);

CREATE TABLE "rule_setting" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "rule_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "commencement" DATE,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_type" TEXT NOT NULL,
    "recorded_by_id" TEXT NOT NULL,
    "recorded_by_name" TEXT NOT NULL,

    CONSTRAINT "rule_setting_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "rule_setting_org_id_rule_id_recorded_at_idx" ON "rule_setting"("org_id", "rule_id", "recorded_at");

CREATE TABLE "own_rule" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "rule_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_type" TEXT NOT NULL,
    "recorded_by_id" TEXT NOT NULL,
    "recorded_by_name" TEXT NOT NULL,

    CONSTRAINT "own_rule_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "own_rule_org_id_rule_id_version_key" ON "own_rule"("org_id", "rule_id", "version");

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['severity_assessment', 'organisation_profile', 'rule_setting', 'own_rule'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %I USING (org_id = ANY ((SELECT tocsin_orgs())::uuid[])) WITH CHECK (org_id = ANY ((SELECT tocsin_orgs())::uuid[]))', t);
  END LOOP;
END $$;

-- The board's order: what waits for a decision, then by the due instant, then what has no number. A law that
-- does not bind yet raises no alarm, and stands last.
DROP INDEX duty_open;
CREATE INDEX duty_open ON duty (
  org_id,
  (CASE WHEN NOT binding THEN 'infinity'::timestamptz
        WHEN state = 'to_decide' THEN '-infinity'::timestamptz
        WHEN due_at IS NULL THEN 'infinity'::timestamptz
        ELSE due_at END),
  id
) WHERE state IN ('to_decide', 'waiting', 'running', 'authority_extended');
