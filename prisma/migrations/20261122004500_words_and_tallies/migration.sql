-- DropIndex
DROP INDEX "take_batch_id_idx";

-- DropIndex
DROP INDEX "take_end_still_id_idx";

-- DropIndex
DROP INDEX "take_for_note_id_idx";

-- DropIndex
DROP INDEX "take_from_take_id_idx";

-- CreateTable
CREATE TABLE "take_word" (
    "word" TEXT NOT NULL,
    "text_id" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "take_word_pkey" PRIMARY KEY ("word")
);

-- by hand: what Prisma's schema can't say

-- Most takes have none of these: each change of a take writes to every index that it stands in.
CREATE INDEX "take_of_batch" ON "take" ("batch_id") WHERE "batch_id" IS NOT NULL;
CREATE INDEX "take_of_end_still" ON "take" ("end_still_id") WHERE "end_still_id" IS NOT NULL;
CREATE INDEX "take_for_note" ON "take" ("for_note_id") WHERE "for_note_id" IS NOT NULL;
CREATE INDEX "take_from_take" ON "take" ("from_take_id") WHERE "from_take_id" IS NOT NULL;

-- Words of texts that came since the last time, and of some before: of two transactions the one that began first may end last.
CREATE FUNCTION "take_word_learn"(many integer) RETURNS integer LANGUAGE sql AS $$
  WITH seen AS (
    SELECT coalesce((SELECT "text_id" FROM "take_word" WHERE "word" = ''), 0) AS id
  ), late AS MATERIALIZED (
    SELECT x."id", x."words" FROM "take_text" x, seen WHERE x."id" > seen.id ORDER BY x."id" LIMIT many
  ), again AS (
    SELECT x."words" FROM "take_text" x, seen WHERE x."id" BETWEEN seen.id - 1000 AND seen.id AND EXISTS (SELECT 1 FROM late)
  ), learned AS (
    INSERT INTO "take_word" ("word")
    SELECT DISTINCT w.lexeme FROM (SELECT "words" FROM late UNION ALL SELECT "words" FROM again) t, unnest(t."words") AS w
    WHERE w.lexeme !~ '^[0-9.,:/+-]+$' AND length(w.lexeme) <= 200
    ON CONFLICT DO NOTHING
  ), known AS (
    INSERT INTO "take_word" ("word", "text_id") SELECT '', max("id") FROM late HAVING max("id") IS NOT NULL
    ON CONFLICT ("word") DO UPDATE SET "text_id" = EXCLUDED."text_id"
  )
  SELECT count(*)::int FROM late
$$;
SELECT "take_word_learn"(2147483647);
DROP INDEX IF EXISTS "take_text_parts";
DROP FUNCTION "take_text_find"(text, integer);
-- So many takes that have such words, always by the index of words: how many there are can't be estimated.
CREATE FUNCTION "take_text_find"(query tsquery, many integer) RETURNS SETOF text LANGUAGE sql STABLE SET enable_seqscan = off AS $$
  SELECT "take_id" FROM "take_text" WHERE "words" @@ query LIMIT many
$$;

-- What is done to many takes at once tells the tallies of all of them together.
CREATE FUNCTION "take_tally_add_all"(ids text[], many integer) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "take_tally" ("project", "provider", "model", "mode", "status", "verdict", "resolution", "ratio", "person", "rating", "shelf", "takes")
  SELECT t."project_id", t."provider"::text, t."model", t."mode"::text, t."status"::text, coalesce(t."verdict"::text, 'none'), coalesce(t."resolution", ''),
    "shape_of"(t."ratio"), coalesce(t."created_by_id", ''), coalesce(t."rating", 0::smallint), "shelf_of"(t."archived_at", t."trashed_at"), many * count(*)
  FROM "take" t WHERE t."id" = ANY(ids) GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
$$;
DROP TRIGGER "take_tally_change" ON "take";
CREATE TRIGGER "take_tally_change" AFTER UPDATE ON "take" FOR EACH ROW
  WHEN ((OLD."status" IS DISTINCT FROM NEW."status" OR OLD."project_id" IS DISTINCT FROM NEW."project_id" OR OLD."verdict" IS DISTINCT FROM NEW."verdict"
     OR OLD."rating" IS DISTINCT FROM NEW."rating" OR OLD."archived_at" IS DISTINCT FROM NEW."archived_at" OR OLD."trashed_at" IS DISTINCT FROM NEW."trashed_at"
     OR OLD."ratio" IS DISTINCT FROM NEW."ratio" OR OLD."created_by_id" IS DISTINCT FROM NEW."created_by_id" OR OLD."resolution" IS DISTINCT FROM NEW."resolution"
     OR OLD."provider" IS DISTINCT FROM NEW."provider" OR OLD."model" IS DISTINCT FROM NEW."model" OR OLD."mode" IS DISTINCT FROM NEW."mode")
    AND current_setting('dailies.tallied_together', true) IS DISTINCT FROM 'on')
  EXECUTE FUNCTION "take_tally_write"();

-- What a take cost, as its tile says it: the provider's own figure, else the price that was shown; nothing in the sandbox, and where it ended with nothing to charge.
CREATE FUNCTION "take_cost"(mode "Mode", status "TakeStatus", vendor bigint, estimate bigint, duration integer) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN mode = 'sandbox' THEN 0 WHEN status IN ('failed', 'canceled') AND duration = 0 THEN coalesce(vendor, 0) ELSE coalesce(vendor, estimate, -1) END
$$;
DROP INDEX "take_by_price";
CREATE INDEX "take_by_cost" ON "take" ("take_cost"("mode", "status", "vendor_cost_micros", "estimate_micros", "duration_ms"), "created_at", "id");
