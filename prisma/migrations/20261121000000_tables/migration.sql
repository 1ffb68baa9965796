-- Words and trigrams for search: both extensions are trusted, so a database owner may create them.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "role" AS ENUM ('owner', 'dpo', 'investigator', 'viewer', 'auditor');

-- CreateEnum
CREATE TYPE "severity" AS ENUM ('serious', 'non_serious');

-- CreateEnum
CREATE TYPE "breach_kind" AS ENUM ('confidentiality', 'integrity', 'availability', 'combined');

-- CreateEnum
CREATE TYPE "incident_status" AS ENUM ('draft', 'open', 'notified', 'resolved');

-- CreateEnum
CREATE TYPE "duty_state" AS ENUM ('to_decide', 'waiting', 'running', 'met', 'met_late', 'not_required', 'superseded');

-- CreateEnum
CREATE TYPE "filing_kind" AS ENUM ('initial', 'follow_up');

-- CreateEnum
CREATE TYPE "decision_outcome" AS ENUM ('not_required', 'not_a_breach');

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "parent_id" UUID,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_account" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "user_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "user_agent" TEXT NOT NULL,
    "address" TEXT NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    "created_by_id" TEXT NOT NULL,
    "created_by_name" TEXT NOT NULL,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "key_hash" BYTEA NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_type" TEXT NOT NULL,
    "created_by_id" TEXT NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by_name" TEXT,
    "rotated_from_id" UUID,

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setting" (
    "name" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "credential_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "org_id" UUID NOT NULL,
    "method" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "body_hash" BYTEA NOT NULL,
    "status" INTEGER,
    "headers" JSONB,
    "body" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("credential_id","key")
);

-- CreateTable
CREATE TABLE "rate_bucket" (
    "name" TEXT NOT NULL,
    "tokens" DOUBLE PRECISION NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rate_bucket_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "seq" BIGSERIAL NOT NULL,
    "xid" xid8 NOT NULL DEFAULT pg_current_xact_id(),
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "actor_type" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "payload_hash" BYTEA NOT NULL,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "ledger_payload" (
    "seq" BIGINT NOT NULL,
    "org_id" UUID NOT NULL,
    "salt" BYTEA NOT NULL,
    "body" TEXT NOT NULL,

    CONSTRAINT "ledger_payload_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "incident" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "title" TEXT,
    "description" TEXT,
    "severity" "severity",
    "breach_kind" "breach_kind",
    "discovered_at" TIMESTAMPTZ(3),
    "affected_users" BIGINT,
    "root_cause" TEXT,
    "corrective_actions" TEXT[],
    "status" "incident_status" NOT NULL,
    "resolution_date" TIMESTAMPTZ(3),
    "authority_notified_at" TIMESTAMPTZ(3),
    "data_subjects_notified_at" TIMESTAMPTZ(3),
    "reported_to" TEXT[],
    "notification_reference" TEXT,
    "deadline_at" TIMESTAMPTZ(3),
    "art33_open" BOOLEAN NOT NULL,
    "awareness_moved_late" BOOLEAN NOT NULL,
    "recorded_late" BOOLEAN NOT NULL,
    "imported" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_type" TEXT NOT NULL,
    "created_by_id" TEXT NOT NULL,
    "created_by_name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident_counter" (
    "org_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "incident_counter_pkey" PRIMARY KEY ("org_id","year")
);

-- CreateTable
CREATE TABLE "duty" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "rule_id" TEXT NOT NULL,
    "rule_version" INTEGER NOT NULL,
    "stage" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "state" "duty_state" NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "late_by_ms" BIGINT,
    "checked" TEXT NOT NULL,
    "inputs" JSONB NOT NULL,
    "computation" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "duty_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fact" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TIMESTAMPTZ(3),
    "reason" TEXT,
    "moved_after_due" BOOLEAN NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_type" TEXT NOT NULL,
    "recorded_by_id" TEXT NOT NULL,
    "recorded_by_name" TEXT NOT NULL,

    CONSTRAINT "fact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "filing" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "duty_id" UUID,
    "kind" "filing_kind" NOT NULL,
    "authority" TEXT NOT NULL,
    "recipient_kind" TEXT NOT NULL,
    "reference" TEXT,
    "filed_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_late" BOOLEAN NOT NULL,
    "late_by_ms" BIGINT,
    "delay_reasons" TEXT,
    "data_subjects_notified_at" TIMESTAMPTZ(3),
    "recorded_by_type" TEXT NOT NULL,
    "recorded_by_id" TEXT NOT NULL,
    "recorded_by_name" TEXT NOT NULL,

    CONSTRAINT "filing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "duty_id" UUID NOT NULL,
    "outcome" "decision_outcome" NOT NULL,
    "reasons" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_type" TEXT NOT NULL,
    "decided_by_id" TEXT NOT NULL,
    "decided_by_name" TEXT NOT NULL,
    "facts" JSONB NOT NULL,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident_search" (
    "incident_id" UUID NOT NULL,
    "org_id" UUID NOT NULL,
    "document" tsvector NOT NULL,
    "words" TEXT NOT NULL,

    CONSTRAINT "incident_search_pkey" PRIMARY KEY ("incident_id")
);

-- CreateIndex
CREATE INDEX "organisation_parent_id_idx" ON "organisation"("parent_id");

-- CreateIndex
CREATE UNIQUE INDEX "user_account_email_key" ON "user_account"("email");

-- CreateIndex
CREATE INDEX "membership_org_id_idx" ON "membership"("org_id");

-- CreateIndex
CREATE INDEX "membership_user_id_idx" ON "membership"("user_id");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_org_id_idx" ON "invitation"("org_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_key_hash_key" ON "api_key"("key_hash");

-- CreateIndex
CREATE INDEX "api_key_org_id_created_at_idx" ON "api_key"("org_id", "created_at");

-- CreateIndex
CREATE INDEX "idempotency_key_created_at_idx" ON "idempotency_key"("created_at");

-- CreateIndex
CREATE INDEX "rate_bucket_updated_at_idx" ON "rate_bucket"("updated_at");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entry_id_key" ON "ledger_entry"("id");

-- CreateIndex
CREATE INDEX "ledger_entry_org_id_seq_idx" ON "ledger_entry"("org_id", "seq" DESC);

-- CreateIndex
CREATE INDEX "ledger_entry_org_id_subject_id_seq_idx" ON "ledger_entry"("org_id", "subject_id", "seq" DESC);

-- CreateIndex
CREATE INDEX "incident_org_id_updated_at_id_idx" ON "incident"("org_id", "updated_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "incident_org_id_year_seq_key" ON "incident"("org_id", "year", "seq");

-- CreateIndex
CREATE INDEX "duty_org_id_idx" ON "duty"("org_id");

-- CreateIndex
CREATE UNIQUE INDEX "duty_incident_id_rule_id_stage_recipient_key" ON "duty"("incident_id", "rule_id", "stage", "recipient");

-- CreateIndex
CREATE INDEX "fact_incident_id_recorded_at_idx" ON "fact"("incident_id", "recorded_at");

-- CreateIndex
CREATE INDEX "filing_incident_id_recorded_at_idx" ON "filing"("incident_id", "recorded_at");

-- CreateIndex
CREATE INDEX "decision_incident_id_recorded_at_idx" ON "decision"("incident_id", "recorded_at");

-- CreateIndex
CREATE INDEX "incident_search_document_idx" ON "incident_search" USING GIN ("document");

-- CreateIndex
CREATE INDEX "incident_search_words_idx" ON "incident_search" USING GIN ("words" gin_trgm_ops);

-- AddForeignKey
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_payload" ADD CONSTRAINT "ledger_payload_seq_fkey" FOREIGN KEY ("seq") REFERENCES "ledger_entry"("seq") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duty" ADD CONSTRAINT "duty_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fact" ADD CONSTRAINT "fact_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "filing" ADD CONSTRAINT "filing_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

