-- CreateEnum
CREATE TYPE "BudgetPeriod" AS ENUM ('day', 'month');

-- AlterTable
ALTER TABLE "take" ADD COLUMN     "queue_rank" INTEGER NOT NULL DEFAULT 0,
ALTER COLUMN "due_at" SET DEFAULT CURRENT_TIMESTAMP,
ALTER COLUMN "created_at" SET DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "take_create" ALTER COLUMN "sent_at" SET DEFAULT CURRENT_TIMESTAMP;

-- AlterTable
ALTER TABLE "provider_setting" DROP COLUMN "paused_reason",
DROP COLUMN "paused_until",
DROP COLUMN "pauses";

-- CreateTable
CREATE TABLE "take_step" (
    "id" BIGSERIAL NOT NULL,
    "take_id" TEXT NOT NULL,
    "from_status" "TakeStatus",
    "to_status" "TakeStatus" NOT NULL,
    "holder" TEXT,
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "take_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "budget" (
    "id" TEXT NOT NULL,
    "project_id" TEXT,
    "member_id" TEXT,
    "period" "BudgetPeriod" NOT NULL,
    "limit_micros" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "budget_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "provider_gate" (
    "provider" "ProviderId" NOT NULL,
    "mode" "Mode" NOT NULL,
    "paused_reason" TEXT,
    "paused_until" TIMESTAMPTZ(3),
    "paused_at" TIMESTAMPTZ(3),
    "pauses" INTEGER NOT NULL DEFAULT 0,
    "doubts" INTEGER NOT NULL DEFAULT 0,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "provider_gate_pkey" PRIMARY KEY ("provider","mode")
);

-- CreateTable
CREATE TABLE "provider_turn" (
    "provider" "ProviderId" NOT NULL,
    "mode" "Mode" NOT NULL,
    "member_id" TEXT NOT NULL,
    "picked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "provider_turn_pkey" PRIMARY KEY ("provider","mode","member_id")
);

-- CreateIndex
CREATE INDEX "take_step_take_id_id_idx" ON "take_step"("take_id", "id");

-- CreateIndex
CREATE INDEX "ledger_member_id_created_at_idx" ON "ledger"("member_id", "created_at");

-- AddForeignKey
ALTER TABLE "take_step" ADD CONSTRAINT "take_step_take_id_fkey" FOREIGN KEY ("take_id") REFERENCES "take"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "budget" ADD CONSTRAINT "budget_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "budget" ADD CONSTRAINT "budget_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- by hand: what Prisma's schema can't say

-- Every status is kept with its moment, by whatever code or hand changes it.
CREATE FUNCTION "take_step_write"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "take_step" ("take_id", "from_status", "to_status", "holder", "reason", "at") VALUES (
    NEW."id",
    CASE WHEN TG_OP = 'UPDATE' THEN OLD."status" END,
    NEW."status",
    coalesce(NEW."lease_owner", CASE WHEN TG_OP = 'UPDATE' THEN OLD."lease_owner" END),
    coalesce(NEW."failure_code", NEW."wait_reason"),
    clock_timestamp());
  RETURN NULL;
END $$;
CREATE TRIGGER "take_step_first" AFTER INSERT ON "take" FOR EACH ROW EXECUTE FUNCTION "take_step_write"();
CREATE TRIGGER "take_step_next" AFTER UPDATE OF "status" ON "take" FOR EACH ROW
  WHEN (OLD."status" IS DISTINCT FROM NEW."status") EXECUTE FUNCTION "take_step_write"();

-- What is known of the takes that were there before.
INSERT INTO "take_step" ("take_id", "to_status", "at") SELECT "id", 'queued', "created_at" FROM "take" ORDER BY "created_at", "id";
INSERT INTO "take_step" ("take_id", "from_status", "to_status", "at")
  SELECT "id", 'queued', 'submitting', "sent_at" FROM "take" WHERE "sent_at" IS NOT NULL ORDER BY "sent_at", "id";
INSERT INTO "take_step" ("take_id", "to_status", "reason", "at")
  SELECT "id", "status", "failure_code", coalesce("finished_at", "updated_at") FROM "take" WHERE "status" NOT IN ('queued', 'submitting') ORDER BY 4, "id";

CREATE FUNCTION "take_step_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the steps of a take are append-only' USING ERRCODE = 'object_not_in_prerequisite_state';
END $$;
CREATE TRIGGER "take_step_append_only" BEFORE UPDATE OR DELETE ON "take_step" FOR EACH ROW EXECUTE FUNCTION "take_step_append_only"();
CREATE TRIGGER "take_step_no_truncate" BEFORE TRUNCATE ON "take_step" FOR EACH STATEMENT EXECUTE FUNCTION "take_step_append_only"();

-- One limit for a budget and a period; a budget is the workspace's, a project's or a member's.
CREATE UNIQUE INDEX "budget_once" ON "budget" (coalesce("project_id", ''), coalesce("member_id", ''), "period");
ALTER TABLE "budget" ADD CONSTRAINT "budget_of_one" CHECK ("project_id" IS NULL OR "member_id" IS NULL);
ALTER TABLE "budget" ADD CONSTRAINT "budget_limit_sign" CHECK ("limit_micros" >= 0);

-- What a month has cost is read from this index alone.
CREATE INDEX "ledger_spent" ON "ledger" ("created_at") INCLUDE ("project_id", "member_id", "amount_micros")
  WHERE "mode" = 'live' AND "kind" IN ('charged', 'adjusted');

-- The queue, as it is picked from: each member's takes in their own order.
CREATE INDEX "take_queue_of_member" ON "take" ("provider", "mode", "created_by_id", "queue_rank", "created_at", "id") WHERE "status" = 'queued';

-- Live updates: a pause and its end, and what a budget allows.
CREATE FUNCTION "state_announce"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('dailies_state', json_build_object('about', TG_ARGV[0])::text);
  RETURN NULL;
END $$;
CREATE TRIGGER "provider_gate_announce" AFTER UPDATE ON "provider_gate" FOR EACH ROW
  WHEN (OLD."paused_reason" IS DISTINCT FROM NEW."paused_reason") EXECUTE FUNCTION "state_announce"('provider');
CREATE TRIGGER "provider_gate_announce_new" AFTER INSERT ON "provider_gate" FOR EACH ROW
  WHEN (NEW."paused_reason" IS NOT NULL) EXECUTE FUNCTION "state_announce"('provider');
CREATE TRIGGER "budget_announce" AFTER INSERT OR UPDATE OR DELETE ON "budget" FOR EACH ROW EXECUTE FUNCTION "state_announce"('budget');
