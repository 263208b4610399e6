-- AlterTable
ALTER TABLE "take_change" ADD COLUMN     "back_at" TIMESTAMPTZ(3),
ADD COLUMN     "ended_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "take_change_part" ADD COLUMN     "back" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "back_at" TIMESTAMPTZ(3),
ADD COLUMN     "changed" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "done_at" TIMESTAMPTZ(3),
ADD COLUMN     "meant" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "under_way" INTEGER NOT NULL DEFAULT 0;

-- by hand: what Prisma's schema can't say

-- What was kept until now was done.
UPDATE "take_change" SET "ended_at" = "created_at", "back_at" = "taken_back_at";
UPDATE "take_change_part" p SET "meant" = cardinality(p."take_ids"), "changed" = cardinality(p."take_ids"), "done_at" = c."created_at"
FROM "take_change" c WHERE c."id" = p."change_id";
