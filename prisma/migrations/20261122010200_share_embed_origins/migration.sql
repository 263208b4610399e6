-- AlterTable
ALTER TABLE "share" ALTER COLUMN "embed_origins" SET DEFAULT ARRAY[]::TEXT[];

-- by hand
-- No list is an empty one: a link is shown on other sites only where they are named.
UPDATE "share" SET "embed_origins" = '{}' WHERE "embed_origins" IS NULL;
ALTER TABLE "share" ALTER COLUMN "embed_origins" SET NOT NULL;
