-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('owner', 'producer', 'reviewer');

-- CreateEnum
CREATE TYPE "ProviderId" AS ENUM ('wavespeed', 'eachlabs');

-- CreateEnum
CREATE TYPE "Mode" AS ENUM ('live', 'sandbox');

-- CreateEnum
CREATE TYPE "TakeStatus" AS ENUM ('queued', 'submitting', 'unconfirmed', 'generating', 'saving', 'ready', 'failed', 'canceled');

-- CreateEnum
CREATE TYPE "CreateOutcome" AS ENUM ('sent', 'accepted', 'refused', 'nothing_sent', 'unknown');

-- CreateEnum
CREATE TYPE "LedgerKind" AS ENUM ('reserved', 'charged', 'released', 'adjusted');

-- CreateEnum
CREATE TYPE "PriceSource" AS ENUM ('price_table', 'team', 'provider', 'person', 'sandbox', 'unpublished');

-- CreateEnum
CREATE TYPE "Direction" AS ENUM ('sent', 'heard');

-- CreateTable
CREATE TABLE "member" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "role" "Role" NOT NULL DEFAULT 'reviewer',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "member_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setup_link" (
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "setup_link_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "try_count" (
    "key" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "window_from" TIMESTAMPTZ(3) NOT NULL,
    "blocked_until" TIMESTAMPTZ(3),

    CONSTRAINT "try_count_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "scopes" TEXT[],
    "member_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "project" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "next_shot" INTEGER NOT NULL DEFAULT 1,
    "created_by_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "still" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "storage_key" TEXT NOT NULL,
    "thumbhash" TEXT NOT NULL,
    "source_id" TEXT,
    "created_by_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "still_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "upload" (
    "key" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "metadata" JSONB NOT NULL,
    "callback_url" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "result" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "upload_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "shot" (
    "id" TEXT NOT NULL,
    "project_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "still_id" TEXT NOT NULL,
    "end_still_id" TEXT,
    "prompt" TEXT NOT NULL,
    "negative_prompt" TEXT,
    "next_take" INTEGER NOT NULL DEFAULT 1,
    "created_by_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "shot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "take" (
    "id" TEXT NOT NULL,
    "shot_id" TEXT NOT NULL,
    "project_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "provider" "ProviderId" NOT NULL,
    "model" TEXT NOT NULL,
    "mode" "Mode" NOT NULL,
    "status" "TakeStatus" NOT NULL DEFAULT 'queued',
    "created_by_id" TEXT,
    "still_id" TEXT NOT NULL,
    "end_still_id" TEXT,
    "prompt" TEXT NOT NULL,
    "negative_prompt" TEXT,
    "settings" JSONB NOT NULL,
    "seed" INTEGER NOT NULL,
    "retry_of_id" TEXT,
    "estimate_micros" BIGINT,
    "price_source" "PriceSource" NOT NULL,
    "prediction_id" TEXT,
    "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "backoffs" INTEGER NOT NULL DEFAULT 0,
    "wait_reason" TEXT,
    "sent_at" TIMESTAMPTZ(3),
    "lease_owner" TEXT,
    "next_check_at" TIMESTAMPTZ(3),
    "last_check_at" TIMESTAMPTZ(3),
    "checks" INTEGER NOT NULL DEFAULT 0,
    "stalled_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),
    "output_url" TEXT,
    "output_until" TIMESTAMPTZ(3),
    "saves" INTEGER NOT NULL DEFAULT 0,
    "is_flagged" BOOLEAN NOT NULL DEFAULT false,
    "vendor_cost_micros" BIGINT,
    "failure_code" TEXT,
    "failure_message" TEXT,
    "cancel_asked_at" TIMESTAMPTZ(3),
    "canceled_at" TIMESTAMPTZ(3),
    "vendor_ended_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "take_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "take_create" (
    "id" TEXT NOT NULL,
    "take_id" TEXT NOT NULL,
    "provider" "ProviderId" NOT NULL,
    "mode" "Mode" NOT NULL,
    "outcome" "CreateOutcome" NOT NULL DEFAULT 'sent',
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answered_at" TIMESTAMPTZ(3),
    "payload_hash" TEXT NOT NULL,
    "callback_hash" TEXT NOT NULL,
    "http_status" INTEGER,
    "prediction_id" TEXT,

    CONSTRAINT "take_create_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clip" (
    "take_id" TEXT NOT NULL,
    "storage_key" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "fps" DOUBLE PRECISION NOT NULL,
    "poster_key" TEXT NOT NULL,
    "sprite_key" TEXT NOT NULL,
    "thumbhash" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "clip_pkey" PRIMARY KEY ("take_id")
);

-- CreateTable
CREATE TABLE "ledger" (
    "id" TEXT NOT NULL,
    "take_id" TEXT NOT NULL,
    "project_id" TEXT NOT NULL,
    "member_id" TEXT,
    "provider" "ProviderId" NOT NULL,
    "mode" "Mode" NOT NULL,
    "kind" "LedgerKind" NOT NULL,
    "amount_micros" BIGINT NOT NULL,
    "source" "PriceSource" NOT NULL,
    "note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "price" (
    "provider" "ProviderId" NOT NULL,
    "model" TEXT NOT NULL,
    "variant" TEXT NOT NULL,
    "micros" BIGINT,
    "source" "PriceSource" NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "price_pkey" PRIMARY KEY ("provider","model","variant")
);

-- CreateTable
CREATE TABLE "provider_setting" (
    "provider" "ProviderId" NOT NULL,
    "key_cipher" TEXT,
    "key_hint" TEXT,
    "key_checked_at" TIMESTAMPTZ(3),
    "concurrency" INTEGER,
    "creates_per_minute" INTEGER,
    "paused_reason" TEXT,
    "paused_until" TIMESTAMPTZ(3),
    "pauses" INTEGER NOT NULL DEFAULT 0,
    "callback_secret" TEXT,
    "assume_micros" BIGINT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "provider_setting_pkey" PRIMARY KEY ("provider")
);

-- CreateTable
CREATE TABLE "vendor_still" (
    "provider" "ProviderId" NOT NULL,
    "mode" "Mode" NOT NULL,
    "still_id" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "vendor_still_pkey" PRIMARY KEY ("provider","mode","still_id")
);

-- CreateTable
CREATE TABLE "callback_receipt" (
    "id" TEXT NOT NULL,
    "provider" "ProviderId" NOT NULL,
    "delivery_key" TEXT NOT NULL,
    "take_id" TEXT NOT NULL,
    "signature" TEXT NOT NULL,
    "prediction_id" TEXT,
    "deliveries" INTEGER NOT NULL DEFAULT 1,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "callback_receipt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provider_event" (
    "id" TEXT NOT NULL,
    "take_id" TEXT,
    "provider" "ProviderId" NOT NULL,
    "direction" "Direction" NOT NULL,
    "what" TEXT NOT NULL,
    "status" INTEGER,
    "took_ms" INTEGER,
    "detail" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "provider_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "worker" (
    "id" TEXT NOT NULL,
    "queue_ids" TEXT[],
    "host" TEXT NOT NULL,
    "pid" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "beat_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "worker_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "intent" (
    "scope" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "body_hash" TEXT NOT NULL,
    "take_ids" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "intent_pkey" PRIMARY KEY ("scope","key")
);

-- CreateIndex
CREATE UNIQUE INDEX "member_email_key" ON "member"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_member_id_idx" ON "session"("member_id");

-- CreateIndex
CREATE INDEX "account_member_id_idx" ON "account"("member_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_token_hash_key" ON "api_token"("token_hash");

-- CreateIndex
CREATE INDEX "api_token_member_id_idx" ON "api_token"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "project_code_key" ON "project"("code");

-- CreateIndex
CREATE UNIQUE INDEX "still_storage_key_key" ON "still"("storage_key");

-- CreateIndex
CREATE INDEX "still_created_by_id_created_at_idx" ON "still"("created_by_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "upload_created_at_idx" ON "upload"("created_at");

-- CreateIndex
CREATE INDEX "shot_still_id_idx" ON "shot"("still_id");

-- CreateIndex
CREATE UNIQUE INDEX "shot_project_id_number_key" ON "shot"("project_id", "number");

-- CreateIndex
CREATE INDEX "take_created_at_id_idx" ON "take"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "take_status_created_at_id_idx" ON "take"("status", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "take_provider_created_at_id_idx" ON "take"("provider", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "take_provider_status_created_at_id_idx" ON "take"("provider", "status", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "take_project_id_created_at_id_idx" ON "take"("project_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "take_shot_id_created_at_id_idx" ON "take"("shot_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "take_provider_prediction_id_key" ON "take"("provider", "prediction_id");

-- CreateIndex
CREATE UNIQUE INDEX "take_shot_id_number_key" ON "take"("shot_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "take_create_callback_hash_key" ON "take_create"("callback_hash");

-- CreateIndex
CREATE INDEX "take_create_take_id_idx" ON "take_create"("take_id");

-- CreateIndex
CREATE INDEX "take_create_provider_mode_sent_at_idx" ON "take_create"("provider", "mode", "sent_at");

-- CreateIndex
CREATE UNIQUE INDEX "clip_storage_key_key" ON "clip"("storage_key");

-- CreateIndex
CREATE INDEX "ledger_take_id_idx" ON "ledger"("take_id");

-- CreateIndex
CREATE INDEX "ledger_mode_created_at_idx" ON "ledger"("mode", "created_at");

-- CreateIndex
CREATE INDEX "ledger_project_id_created_at_idx" ON "ledger"("project_id", "created_at");

-- CreateIndex
CREATE INDEX "callback_receipt_take_id_idx" ON "callback_receipt"("take_id");

-- CreateIndex
CREATE UNIQUE INDEX "callback_receipt_provider_take_id_delivery_key_key" ON "callback_receipt"("provider", "take_id", "delivery_key");

-- CreateIndex
CREATE INDEX "provider_event_take_id_created_at_idx" ON "provider_event"("take_id", "created_at");

-- CreateIndex
CREATE INDEX "provider_event_created_at_idx" ON "provider_event"("created_at");

-- CreateIndex
CREATE INDEX "intent_created_at_idx" ON "intent"("created_at");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project" ADD CONSTRAINT "project_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "still" ADD CONSTRAINT "still_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "still"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "still" ADD CONSTRAINT "still_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shot" ADD CONSTRAINT "shot_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shot" ADD CONSTRAINT "shot_still_id_fkey" FOREIGN KEY ("still_id") REFERENCES "still"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shot" ADD CONSTRAINT "shot_end_still_id_fkey" FOREIGN KEY ("end_still_id") REFERENCES "still"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shot" ADD CONSTRAINT "shot_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "take" ADD CONSTRAINT "take_shot_id_fkey" FOREIGN KEY ("shot_id") REFERENCES "shot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "take" ADD CONSTRAINT "take_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "take" ADD CONSTRAINT "take_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "take" ADD CONSTRAINT "take_still_id_fkey" FOREIGN KEY ("still_id") REFERENCES "still"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "take" ADD CONSTRAINT "take_end_still_id_fkey" FOREIGN KEY ("end_still_id") REFERENCES "still"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "take" ADD CONSTRAINT "take_retry_of_id_fkey" FOREIGN KEY ("retry_of_id") REFERENCES "take"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "take_create" ADD CONSTRAINT "take_create_take_id_fkey" FOREIGN KEY ("take_id") REFERENCES "take"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clip" ADD CONSTRAINT "clip_take_id_fkey" FOREIGN KEY ("take_id") REFERENCES "take"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger" ADD CONSTRAINT "ledger_take_id_fkey" FOREIGN KEY ("take_id") REFERENCES "take"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "callback_receipt" ADD CONSTRAINT "callback_receipt_take_id_fkey" FOREIGN KEY ("take_id") REFERENCES "take"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "provider_event" ADD CONSTRAINT "provider_event_take_id_fkey" FOREIGN KEY ("take_id") REFERENCES "take"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- by hand: what Prisma's schema can't say

-- Promise 1: one create for a take that may have been accepted.
CREATE UNIQUE INDEX "take_create_one_live" ON "take_create" ("take_id") WHERE "outcome" IN ('sent', 'accepted', 'unknown');

-- A take that a provider has taken on names its prediction and the moment it was sent.
ALTER TABLE "take" ADD CONSTRAINT "take_prediction_known"
  CHECK ("status" NOT IN ('generating', 'saving', 'ready') OR ("prediction_id" IS NOT NULL AND "sent_at" IS NOT NULL));
ALTER TABLE "take" ADD CONSTRAINT "take_sent_known"
  CHECK ("status" NOT IN ('submitting', 'unconfirmed') OR "sent_at" IS NOT NULL);
ALTER TABLE "take" ADD CONSTRAINT "take_end_known"
  CHECK (("status" IN ('ready', 'failed', 'canceled')) = ("finished_at" IS NOT NULL));
ALTER TABLE "take" ADD CONSTRAINT "take_failure_known"
  CHECK (("status" = 'failed') = ("failure_code" IS NOT NULL AND "failure_message" IS NOT NULL));
ALTER TABLE "take" ADD CONSTRAINT "take_seed_range" CHECK ("seed" >= 0);

-- The sweeps: what is due to be sent, asked about, or left by a dead worker.
CREATE INDEX "take_queue" ON "take" ("provider", "due_at", "created_at") WHERE "status" = 'queued';
CREATE INDEX "take_checks_due" ON "take" ("next_check_at") WHERE "next_check_at" IS NOT NULL;
CREATE INDEX "take_leased" ON "take" ("lease_owner") WHERE "lease_owner" IS NOT NULL;
CREATE INDEX "take_in_flight" ON "take" ("provider", "mode")
  WHERE "status" IN ('submitting', 'unconfirmed', 'generating') OR ("status" = 'canceled' AND "sent_at" IS NOT NULL AND "vendor_ended_at" IS NULL);

CREATE UNIQUE INDEX "project_one_default" ON "project" ("is_default") WHERE "is_default";

-- Promise 8: ready names a clip whose bytes were flushed before.
CREATE FUNCTION "take_ready_has_clip"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."status" = 'ready' AND NOT EXISTS (SELECT 1 FROM "clip" WHERE "take_id" = NEW."id") THEN
    RAISE EXCEPTION 'take % has no clip and can''t be ready', NEW."id" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "take_ready_has_clip" AFTER INSERT OR UPDATE OF "status" ON "take"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "take_ready_has_clip"();

-- The ledger is append-only, and a take is reserved, charged and released once each.
CREATE UNIQUE INDEX "ledger_once" ON "ledger" ("take_id", "kind") WHERE "kind" <> 'adjusted';
ALTER TABLE "ledger" ADD CONSTRAINT "ledger_amount_sign" CHECK ("kind" = 'adjusted' OR "amount_micros" >= 0);
CREATE FUNCTION "ledger_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ledger is append-only' USING ERRCODE = 'object_not_in_prerequisite_state';
END $$;
CREATE TRIGGER "ledger_append_only" BEFORE UPDATE OR DELETE ON "ledger" FOR EACH ROW EXECUTE FUNCTION "ledger_append_only"();
CREATE TRIGGER "ledger_no_truncate" BEFORE TRUNCATE ON "ledger" FOR EACH STATEMENT EXECUTE FUNCTION "ledger_append_only"();

-- Live updates: every change of a take that a person would see is announced with the commit.
CREATE FUNCTION "take_announce"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('dailies_takes', json_build_object('id', NEW."id", 'status', NEW."status")::text);
  RETURN NULL;
END $$;
CREATE TRIGGER "take_announce_new" AFTER INSERT ON "take" FOR EACH ROW EXECUTE FUNCTION "take_announce"();
CREATE TRIGGER "take_announce_change" AFTER UPDATE ON "take" FOR EACH ROW
  WHEN (OLD."status" IS DISTINCT FROM NEW."status" OR OLD."wait_reason" IS DISTINCT FROM NEW."wait_reason"
     OR OLD."stalled_at" IS DISTINCT FROM NEW."stalled_at" OR OLD."vendor_ended_at" IS DISTINCT FROM NEW."vendor_ended_at" OR OLD."cancel_asked_at" IS DISTINCT FROM NEW."cancel_asked_at")
  EXECUTE FUNCTION "take_announce"();
