-- CreateEnum
CREATE TYPE "FromHow" AS ENUM ('retried', 'varied', 'changed', 'promoted');

-- DropForeignKey
ALTER TABLE "take" DROP CONSTRAINT "take_retry_of_id_fkey";

-- AlterTable
ALTER TABLE "member" ADD COLUMN     "has_grace" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "has_single_keys" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "project_id" TEXT;

-- AlterTable
ALTER TABLE "still" ADD COLUMN     "from_frame" INTEGER,
ADD COLUMN     "from_take_id" TEXT;

-- AlterTable
ALTER TABLE "take" ADD COLUMN     "batch_id" TEXT,
ADD COLUMN     "from_how" "FromHow",
ADD COLUMN     "from_take_id" TEXT;

-- by hand: what was called a retry keeps what it remembers
UPDATE "take" SET "from_take_id" = "retry_of_id", "from_how" = 'retried' WHERE "retry_of_id" IS NOT NULL;
ALTER TABLE "take" DROP COLUMN "retry_of_id";

-- CreateTable
CREATE TABLE "batch" (
    "id" TEXT NOT NULL,
    "project_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_by_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "paused_at" TIMESTAMPTZ(3),
    "hidden_at" TIMESTAMPTZ(3),

    CONSTRAINT "batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "preset" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "provider" "ProviderId" NOT NULL,
    "settings" JSONB NOT NULL,
    "prompt" TEXT,
    "negative_prompt" TEXT,
    "created_by_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "preset_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "batch_created_at_idx" ON "batch"("created_at" DESC);

-- CreateIndex
CREATE INDEX "still_from_take_id_idx" ON "still"("from_take_id");

-- CreateIndex
CREATE INDEX "still_sha256_idx" ON "still"("sha256");

-- CreateIndex
CREATE INDEX "take_from_take_id_idx" ON "take"("from_take_id");

-- CreateIndex
CREATE INDEX "take_end_still_id_idx" ON "take"("end_still_id");

-- CreateIndex
CREATE INDEX "take_batch_id_idx" ON "take"("batch_id");

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "still" ADD CONSTRAINT "still_from_take_id_fkey" FOREIGN KEY ("from_take_id") REFERENCES "take"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "take" ADD CONSTRAINT "take_from_take_id_fkey" FOREIGN KEY ("from_take_id") REFERENCES "take"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "take" ADD CONSTRAINT "take_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batch"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batch" ADD CONSTRAINT "batch_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batch" ADD CONSTRAINT "batch_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "preset" ADD CONSTRAINT "preset_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- by hand: what Prisma's schema can't say

ALTER TABLE "still" ADD CONSTRAINT "still_frame_sign" CHECK ("from_frame" >= 0);

-- Two presets of one name, whatever its capitals, would be told apart by nobody.
CREATE UNIQUE INDEX "preset_name_key" ON "preset"(lower("name")) WHERE "deleted_at" IS NULL;

-- Shots are found by words of their prompts, as they are spelled: prompts are written in any language.
CREATE INDEX "shot_prompt_words_idx" ON "shot" USING GIN (to_tsvector('simple', "prompt"));

-- Live updates: a batch is queued, paused or put away.
CREATE TRIGGER "batch_announce" AFTER INSERT OR UPDATE ON "batch" FOR EACH ROW EXECUTE FUNCTION "state_announce"('batch');
