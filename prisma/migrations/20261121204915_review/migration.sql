-- CreateEnum
CREATE TYPE "VerdictKind" AS ENUM ('approved', 'changes_requested', 'rejected');

-- CreateEnum
CREATE TYPE "Audience" AS ENUM ('team', 'clients');

-- CreateEnum
CREATE TYPE "ShareScope" AS ENUM ('selection', 'filter', 'shot', 'reel');

-- CreateEnum
CREATE TYPE "SharePermission" AS ENUM ('view', 'comment', 'approve');

-- CreateEnum
CREATE TYPE "DownloadRule" AS ENUM ('off', 'after_approval', 'on');

-- CreateEnum
CREATE TYPE "ShareTakes" AS ENUM ('all', 'latest', 'approved');

-- CreateEnum
CREATE TYPE "ReelItemKind" AS ENUM ('take', 'card');

-- CreateEnum
CREATE TYPE "RenderStatus" AS ENUM ('queued', 'rendering', 'ready', 'failed', 'canceled');

-- AlterTable
ALTER TABLE "member" ADD COLUMN     "has_digest" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "removed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "clip" ADD COLUMN     "crc32" BIGINT;

-- AlterTable
ALTER TABLE "project" ADD COLUMN     "approver_role" "Role" NOT NULL DEFAULT 'producer',
ADD COLUMN     "guests_approve" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "shot" ADD COLUMN     "picked_take_id" TEXT;

-- AlterTable
ALTER TABLE "take" ADD COLUMN     "archived_at" TIMESTAMPTZ(3),
ADD COLUMN     "for_note_id" TEXT,
ADD COLUMN     "rating" SMALLINT,
ADD COLUMN     "trashed_at" TIMESTAMPTZ(3),
ADD COLUMN     "verdict" "VerdictKind";

-- CreateTable
CREATE TABLE "invitation" (
    "id" TEXT NOT NULL,
    "email" TEXT,
    "role" "Role" NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_by_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "favourite" (
    "member_id" TEXT NOT NULL,
    "take_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "favourite_pkey" PRIMARY KEY ("member_id","take_id")
);

-- CreateTable
CREATE TABLE "tag" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "take_tag" (
    "take_id" TEXT NOT NULL,
    "tag_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "take_tag_pkey" PRIMARY KEY ("take_id","tag_id")
);

-- CreateTable
CREATE TABLE "note" (
    "id" TEXT NOT NULL,
    "take_id" TEXT NOT NULL,
    "parent_id" TEXT,
    "member_id" TEXT,
    "guest_id" TEXT,
    "audience" "Audience" NOT NULL DEFAULT 'team',
    "from_frame" INTEGER,
    "to_frame" INTEGER,
    "body" TEXT NOT NULL,
    "mark" JSONB,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by_id" TEXT,
    "resolved_with_take_id" TEXT,
    "edited_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "note_edit" (
    "id" BIGSERIAL NOT NULL,
    "note_id" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "mark" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "note_edit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "note_mention" (
    "note_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,

    CONSTRAINT "note_mention_pkey" PRIMARY KEY ("note_id","member_id")
);

-- CreateTable
CREATE TABLE "note_reaction" (
    "id" TEXT NOT NULL,
    "note_id" TEXT NOT NULL,
    "member_id" TEXT,
    "guest_id" TEXT,
    "sign" TEXT NOT NULL,

    CONSTRAINT "note_reaction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verdict" (
    "id" TEXT NOT NULL,
    "take_id" TEXT NOT NULL,
    "member_id" TEXT,
    "guest_id" TEXT,
    "kind" "VerdictKind" NOT NULL,
    "sentence" TEXT,
    "decides" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verdict_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "take_id" TEXT,
    "note_id" TEXT,
    "share_id" TEXT,
    "who" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),
    "mailed_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "share" (
    "id" TEXT NOT NULL,
    "scope" "ShareScope" NOT NULL,
    "name" TEXT NOT NULL,
    "recipient_name" TEXT,
    "recipient_email" TEXT,
    "project_id" TEXT,
    "shot_id" TEXT,
    "reel_id" TEXT,
    "filter" JSONB,
    "takes" "ShareTakes" NOT NULL DEFAULT 'all',
    "permission" "SharePermission" NOT NULL DEFAULT 'view',
    "downloads" "DownloadRule" NOT NULL DEFAULT 'off',
    "shows_prompts" BOOLEAN NOT NULL DEFAULT false,
    "shows_costs" BOOLEAN NOT NULL DEFAULT false,
    "shows_team_notes" BOOLEAN NOT NULL DEFAULT false,
    "token_hash" TEXT NOT NULL,
    "token_hint" TEXT NOT NULL,
    "password_hash" TEXT,
    "key_version" INTEGER NOT NULL DEFAULT 1,
    "expires_at" TIMESTAMPTZ(3),
    "paused_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "embed_origins" TEXT[],
    "created_by_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "last_opened_at" TIMESTAMPTZ(3),
    "opens" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "share_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "share_item" (
    "share_id" TEXT NOT NULL,
    "take_id" TEXT NOT NULL,
    "rank" INTEGER NOT NULL,

    CONSTRAINT "share_item_pkey" PRIMARY KEY ("share_id","take_id")
);

-- CreateTable
CREATE TABLE "guest" (
    "id" TEXT NOT NULL,
    "share_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "guest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "share_activity" (
    "id" BIGSERIAL NOT NULL,
    "share_id" TEXT NOT NULL,
    "guest_id" TEXT,
    "what" TEXT NOT NULL,
    "take_id" TEXT,
    "detail" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "share_activity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_off" (
    "id" TEXT NOT NULL,
    "take_id" TEXT NOT NULL,
    "share_id" TEXT,
    "guest_id" TEXT,
    "name" TEXT NOT NULL,
    "kind" "VerdictKind" NOT NULL,
    "sentence" TEXT,
    "clip_sha256" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "taken_back_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_off_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reel" (
    "id" TEXT NOT NULL,
    "project_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_by_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "reel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reel_item" (
    "id" TEXT NOT NULL,
    "reel_id" TEXT NOT NULL,
    "rank" INTEGER NOT NULL,
    "kind" "ReelItemKind" NOT NULL,
    "take_id" TEXT,
    "in_frame" INTEGER,
    "out_frame" INTEGER,
    "fade_ms" INTEGER NOT NULL DEFAULT 0,
    "title" TEXT,
    "text" TEXT,
    "duration_ms" INTEGER,

    CONSTRAINT "reel_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reel_render" (
    "id" TEXT NOT NULL,
    "reel_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "status" "RenderStatus" NOT NULL DEFAULT 'queued',
    "percent" INTEGER NOT NULL DEFAULT 0,
    "lease_owner" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "why" TEXT,
    "storage_key" TEXT,
    "poster_key" TEXT,
    "thumbhash" TEXT,
    "bytes" BIGINT,
    "sha256" TEXT,
    "width" INTEGER,
    "height" INTEGER,
    "fps" DOUBLE PRECISION,
    "duration_ms" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "reel_render_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "zip" (
    "id" TEXT NOT NULL,
    "member_id" TEXT,
    "share_id" TEXT,
    "name" TEXT NOT NULL,
    "bytes" BIGINT NOT NULL,
    "entries" INTEGER NOT NULL,
    "tag" TEXT NOT NULL,
    "has_prompts" BOOLEAN NOT NULL,
    "has_costs" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "zip_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "favourite_take_id_idx" ON "favourite"("take_id");

-- CreateIndex
CREATE INDEX "take_tag_tag_id_take_id_idx" ON "take_tag"("tag_id", "take_id");

-- CreateIndex
CREATE INDEX "note_take_id_created_at_idx" ON "note"("take_id", "created_at");

-- CreateIndex
CREATE INDEX "note_parent_id_idx" ON "note"("parent_id");

-- CreateIndex
CREATE INDEX "note_guest_id_idx" ON "note"("guest_id");

-- CreateIndex
CREATE INDEX "note_resolved_with_take_id_idx" ON "note"("resolved_with_take_id");

-- CreateIndex
CREATE INDEX "note_edit_note_id_id_idx" ON "note_edit"("note_id", "id");

-- CreateIndex
CREATE INDEX "note_mention_member_id_idx" ON "note_mention"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "note_reaction_note_id_member_id_sign_key" ON "note_reaction"("note_id", "member_id", "sign");

-- CreateIndex
CREATE UNIQUE INDEX "note_reaction_note_id_guest_id_sign_key" ON "note_reaction"("note_id", "guest_id", "sign");

-- CreateIndex
CREATE UNIQUE INDEX "verdict_take_id_member_id_key" ON "verdict"("take_id", "member_id");

-- CreateIndex
CREATE UNIQUE INDEX "verdict_take_id_guest_id_key" ON "verdict"("take_id", "guest_id");

-- CreateIndex
CREATE INDEX "notice_member_id_created_at_idx" ON "notice"("member_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "notice_mailed_at_created_at_idx" ON "notice"("mailed_at", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "share_token_hash_key" ON "share"("token_hash");

-- CreateIndex
CREATE INDEX "share_project_id_idx" ON "share"("project_id");

-- CreateIndex
CREATE INDEX "share_shot_id_idx" ON "share"("shot_id");

-- CreateIndex
CREATE INDEX "share_reel_id_idx" ON "share"("reel_id");

-- CreateIndex
CREATE INDEX "share_created_at_idx" ON "share"("created_at" DESC);

-- CreateIndex
CREATE INDEX "share_item_take_id_idx" ON "share_item"("take_id");

-- CreateIndex
CREATE UNIQUE INDEX "guest_secret_hash_key" ON "guest"("secret_hash");

-- CreateIndex
CREATE INDEX "guest_share_id_idx" ON "guest"("share_id");

-- CreateIndex
CREATE INDEX "share_activity_share_id_id_idx" ON "share_activity"("share_id", "id" DESC);

-- CreateIndex
CREATE INDEX "sign_off_take_id_at_idx" ON "sign_off"("take_id", "at");

-- CreateIndex
CREATE INDEX "sign_off_share_id_at_idx" ON "sign_off"("share_id", "at");

-- CreateIndex
CREATE INDEX "reel_project_id_created_at_idx" ON "reel"("project_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "reel_item_take_id_idx" ON "reel_item"("take_id");

-- CreateIndex
CREATE UNIQUE INDEX "reel_item_reel_id_rank_key" ON "reel_item"("reel_id", "rank");

-- CreateIndex
CREATE UNIQUE INDEX "reel_render_storage_key_key" ON "reel_render"("storage_key");

-- CreateIndex
CREATE INDEX "reel_render_reel_id_version_idx" ON "reel_render"("reel_id", "version");

-- CreateIndex
CREATE INDEX "zip_expires_at_idx" ON "zip"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "shot_picked_take_id_key" ON "shot"("picked_take_id");

-- CreateIndex
CREATE INDEX "take_for_note_id_idx" ON "take"("for_note_id");

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shot" ADD CONSTRAINT "shot_picked_take_id_fkey" FOREIGN KEY ("picked_take_id") REFERENCES "take"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "take" ADD CONSTRAINT "take_for_note_id_fkey" FOREIGN KEY ("for_note_id") REFERENCES "note"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "favourite" ADD CONSTRAINT "favourite_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "favourite" ADD CONSTRAINT "favourite_take_id_fkey" FOREIGN KEY ("take_id") REFERENCES "take"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "take_tag" ADD CONSTRAINT "take_tag_take_id_fkey" FOREIGN KEY ("take_id") REFERENCES "take"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "take_tag" ADD CONSTRAINT "take_tag_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "tag"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_take_id_fkey" FOREIGN KEY ("take_id") REFERENCES "take"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "note"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_guest_id_fkey" FOREIGN KEY ("guest_id") REFERENCES "guest"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_resolved_by_id_fkey" FOREIGN KEY ("resolved_by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_resolved_with_take_id_fkey" FOREIGN KEY ("resolved_with_take_id") REFERENCES "take"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note_edit" ADD CONSTRAINT "note_edit_note_id_fkey" FOREIGN KEY ("note_id") REFERENCES "note"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note_mention" ADD CONSTRAINT "note_mention_note_id_fkey" FOREIGN KEY ("note_id") REFERENCES "note"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note_mention" ADD CONSTRAINT "note_mention_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note_reaction" ADD CONSTRAINT "note_reaction_note_id_fkey" FOREIGN KEY ("note_id") REFERENCES "note"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note_reaction" ADD CONSTRAINT "note_reaction_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note_reaction" ADD CONSTRAINT "note_reaction_guest_id_fkey" FOREIGN KEY ("guest_id") REFERENCES "guest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_take_id_fkey" FOREIGN KEY ("take_id") REFERENCES "take"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_guest_id_fkey" FOREIGN KEY ("guest_id") REFERENCES "guest"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "share" ADD CONSTRAINT "share_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "share" ADD CONSTRAINT "share_shot_id_fkey" FOREIGN KEY ("shot_id") REFERENCES "shot"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "share" ADD CONSTRAINT "share_reel_id_fkey" FOREIGN KEY ("reel_id") REFERENCES "reel"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "share" ADD CONSTRAINT "share_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "share_item" ADD CONSTRAINT "share_item_share_id_fkey" FOREIGN KEY ("share_id") REFERENCES "share"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "share_item" ADD CONSTRAINT "share_item_take_id_fkey" FOREIGN KEY ("take_id") REFERENCES "take"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guest" ADD CONSTRAINT "guest_share_id_fkey" FOREIGN KEY ("share_id") REFERENCES "share"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "share_activity" ADD CONSTRAINT "share_activity_share_id_fkey" FOREIGN KEY ("share_id") REFERENCES "share"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "share_activity" ADD CONSTRAINT "share_activity_guest_id_fkey" FOREIGN KEY ("guest_id") REFERENCES "guest"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_off" ADD CONSTRAINT "sign_off_take_id_fkey" FOREIGN KEY ("take_id") REFERENCES "take"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_off" ADD CONSTRAINT "sign_off_share_id_fkey" FOREIGN KEY ("share_id") REFERENCES "share"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_off" ADD CONSTRAINT "sign_off_guest_id_fkey" FOREIGN KEY ("guest_id") REFERENCES "guest"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reel" ADD CONSTRAINT "reel_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reel" ADD CONSTRAINT "reel_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reel_item" ADD CONSTRAINT "reel_item_reel_id_fkey" FOREIGN KEY ("reel_id") REFERENCES "reel"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reel_item" ADD CONSTRAINT "reel_item_take_id_fkey" FOREIGN KEY ("take_id") REFERENCES "take"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reel_render" ADD CONSTRAINT "reel_render_reel_id_fkey" FOREIGN KEY ("reel_id") REFERENCES "reel"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "zip" ADD CONSTRAINT "zip_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "zip" ADD CONSTRAINT "zip_share_id_fkey" FOREIGN KEY ("share_id") REFERENCES "share"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AlterTable
ALTER TABLE "take" ADD COLUMN     "duration_ms" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "ratio" SMALLINT NOT NULL DEFAULT 1000,
ADD COLUMN     "resolution" TEXT;

-- CreateTable
CREATE TABLE "take_text" (
    "id" BIGSERIAL NOT NULL,
    "take_id" TEXT NOT NULL,
    "note_id" TEXT,
    "text" TEXT NOT NULL,

    CONSTRAINT "take_text_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "take_tally" (
    "id" BIGSERIAL NOT NULL,
    "is_sum" BOOLEAN NOT NULL DEFAULT false,
    "project" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "resolution" TEXT NOT NULL,
    "ratio" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "rating" SMALLINT NOT NULL,
    "shelf" TEXT NOT NULL,
    "takes" INTEGER NOT NULL,

    CONSTRAINT "take_tally_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "take_change" (
    "id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "change" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "taken_back_at" TIMESTAMPTZ(3),

    CONSTRAINT "take_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "take_change_part" (
    "change_id" TEXT NOT NULL,
    "rank" INTEGER NOT NULL,
    "take_ids" TEXT[],
    "before" JSONB,

    CONSTRAINT "take_change_part_pkey" PRIMARY KEY ("change_id","rank")
);

-- CreateIndex
CREATE INDEX "take_text_take_id_idx" ON "take_text"("take_id");

-- CreateIndex
CREATE INDEX "take_text_note_id_idx" ON "take_text"("note_id");

-- CreateIndex
CREATE INDEX "take_change_created_at_idx" ON "take_change"("created_at");

-- AddForeignKey
ALTER TABLE "take_text" ADD CONSTRAINT "take_text_take_id_fkey" FOREIGN KEY ("take_id") REFERENCES "take"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "take_change" ADD CONSTRAINT "take_change_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "take_change_part" ADD CONSTRAINT "take_change_part_change_id_fkey" FOREIGN KEY ("change_id") REFERENCES "take_change"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- by hand: what Prisma's schema can't say

ALTER TABLE "take" ADD CONSTRAINT "take_rating_bounds" CHECK ("rating" BETWEEN 1 AND 5);

CREATE UNIQUE INDEX "tag_name_key" ON "tag"(lower("name"));

ALTER TABLE "note" ADD CONSTRAINT "note_frames" CHECK ("from_frame" >= 0 AND ("to_frame" IS NULL OR "to_frame" >= "from_frame") AND ("from_frame" IS NOT NULL OR "to_frame" IS NULL));
ALTER TABLE "note" ADD CONSTRAINT "note_of_one" CHECK ("member_id" IS NULL OR "guest_id" IS NULL);
-- A guest's own notes are for clients: the team's are not shown to guests unless the share says so.
ALTER TABLE "note" ADD CONSTRAINT "note_of_guest" CHECK ("guest_id" IS NULL OR "audience" = 'clients');
ALTER TABLE "note_reaction" ADD CONSTRAINT "note_reaction_of_one" CHECK (num_nonnulls("member_id", "guest_id") = 1);
ALTER TABLE "verdict" ADD CONSTRAINT "verdict_of_one" CHECK ("member_id" IS NULL OR "guest_id" IS NULL);
ALTER TABLE "share" ADD CONSTRAINT "share_leads_somewhere" CHECK (
  CASE "scope" WHEN 'shot' THEN "shot_id" IS NOT NULL WHEN 'reel' THEN "reel_id" IS NOT NULL WHEN 'filter' THEN "filter" IS NOT NULL ELSE true END);
ALTER TABLE "reel_item" ADD CONSTRAINT "reel_item_of_kind" CHECK (("kind" = 'take') = ("take_id" IS NOT NULL));
ALTER TABLE "reel_item" ADD CONSTRAINT "reel_item_frames" CHECK ("in_frame" >= 0 AND "out_frame" >= coalesce("in_frame", 0));
ALTER TABLE "reel_item" ADD CONSTRAINT "reel_item_times" CHECK ("fade_ms" >= 0 AND "duration_ms" > 0);

-- What was signed off, and what a note said before, is never changed.
CREATE FUNCTION "append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'object_not_in_prerequisite_state';
END $$;
CREATE TRIGGER "sign_off_append_only" BEFORE UPDATE OF "take_id", "name", "kind", "sentence", "clip_sha256", "at" OR DELETE ON "sign_off" FOR EACH ROW EXECUTE FUNCTION "append_only"();
CREATE TRIGGER "note_edit_append_only" BEFORE UPDATE ON "note_edit" FOR EACH ROW EXECUTE FUNCTION "append_only"();

-- Live updates: notes and verdicts of a take, shares and reels.
CREATE FUNCTION "review_announce"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('dailies_state', json_build_object('about', 'review', 'takeId', coalesce(NEW."take_id", OLD."take_id"))::text);
  RETURN NULL;
END $$;
CREATE TRIGGER "note_announce" AFTER INSERT OR UPDATE OR DELETE ON "note" FOR EACH ROW EXECUTE FUNCTION "review_announce"();
CREATE TRIGGER "verdict_announce" AFTER INSERT OR UPDATE OR DELETE ON "verdict" FOR EACH ROW EXECUTE FUNCTION "review_announce"();
CREATE TRIGGER "share_announce" AFTER INSERT OR UPDATE OR DELETE ON "share" FOR EACH ROW EXECUTE FUNCTION "state_announce"('share');
CREATE TRIGGER "reel_announce" AFTER INSERT OR UPDATE OR DELETE ON "reel" FOR EACH ROW EXECUTE FUNCTION "state_announce"('reel');
CREATE TRIGGER "reel_render_announce" AFTER INSERT OR UPDATE ON "reel_render" FOR EACH ROW EXECUTE FUNCTION "state_announce"('reel');

-- ── The gallery ──

-- What a take is found and laid out by stands in its own row, so that one index answers.
CREATE FUNCTION "ratio_of"(width integer, height integer) RETURNS smallint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT least(greatest(round(width * 1000.0 / greatest(height, 1)), 1), 32767)::smallint
$$;
-- The shape that is nearest to a ratio in thousandths.
CREATE FUNCTION "shape_of"(ratio smallint) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN ratio >= 2037 THEN '21:9' WHEN ratio >= 1540 THEN '16:9' WHEN ratio >= 1155 THEN '4:3' WHEN ratio >= 866 THEN '1:1' WHEN ratio >= 650 THEN '3:4' ELSE '9:16' END
$$;
UPDATE "take" SET
  "resolution" = "settings"->>'resolution',
  "ratio" = coalesce((SELECT "ratio_of"(c."width", c."height") FROM "clip" c WHERE c."take_id" = "take"."id"), (SELECT "ratio_of"(s."width", s."height") FROM "still" s WHERE s."id" = "take"."still_id")),
  "duration_ms" = coalesce((SELECT c."duration_ms" FROM "clip" c WHERE c."take_id" = "take"."id"), 0);
CREATE FUNCTION "take_facts"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."resolution" := NEW."settings"->>'resolution';
  SELECT "ratio_of"("width", "height") INTO NEW."ratio" FROM "still" WHERE "id" = NEW."still_id";
  NEW."ratio" := coalesce(NEW."ratio", 1000);
  RETURN NEW;
END $$;
CREATE TRIGGER "take_facts" BEFORE INSERT ON "take" FOR EACH ROW EXECUTE FUNCTION "take_facts"();
-- Whoever saves a clip holds its take already.
CREATE FUNCTION "clip_facts"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "take" SET "ratio" = "ratio_of"(NEW."width", NEW."height"), "duration_ms" = NEW."duration_ms" WHERE "id" = NEW."take_id";
  RETURN NULL;
END $$;
CREATE TRIGGER "clip_facts" AFTER INSERT OR UPDATE OF "width", "height", "duration_ms" ON "clip" FOR EACH ROW EXECUTE FUNCTION "clip_facts"();

-- Every filter together is answered from this index alone, and so is the order of all ids.
CREATE INDEX "take_wall" ON "take" ("created_at", "id")
  INCLUDE ("ratio", "project_id", "shot_id", "provider", "mode", "status", "verdict", "resolution", "rating", "created_by_id", "duration_ms", "estimate_micros")
  WHERE "archived_at" IS NULL AND "trashed_at" IS NULL;
CREATE INDEX "take_archive" ON "take" ("created_at", "id") WHERE "archived_at" IS NOT NULL AND "trashed_at" IS NULL;
CREATE INDEX "take_trash" ON "take" ("created_at", "id") WHERE "trashed_at" IS NOT NULL;
CREATE INDEX "take_by_rating" ON "take" ((coalesce("rating", 0::smallint)), "created_at", "id");
CREATE INDEX "take_by_length" ON "take" ("duration_ms", "created_at", "id");
CREATE INDEX "take_by_price" ON "take" ((coalesce("estimate_micros", -1::bigint)), "created_at", "id");
CREATE INDEX "take_by_person" ON "take" ("created_by_id", "created_at", "id");
CREATE INDEX "note_standing" ON "note" ("take_id") WHERE "deleted_at" IS NULL;
CREATE INDEX "note_open" ON "note" ("take_id") WHERE "deleted_at" IS NULL AND "resolved_at" IS NULL AND "parent_id" IS NULL;

-- Words of prompts and notes, in any language. Parts of words and slips of the keys are found where the server has pg_trgm.
ALTER TABLE "take_text" ADD COLUMN "words" tsvector GENERATED ALWAYS AS (to_tsvector('simple', "text")) STORED;
INSERT INTO "take_text" ("take_id", "text") SELECT "id", "prompt" FROM "take";
CREATE INDEX "take_text_words" ON "take_text" USING gin ("words");
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  CREATE INDEX "take_text_parts" ON "take_text" USING gin ("text" gin_trgm_ops);
EXCEPTION WHEN insufficient_privilege OR undefined_file OR undefined_object OR feature_not_supported THEN
  RAISE NOTICE 'pg_trgm can''t be had here: whole words are found, parts of them are not';
END $$;
-- What was typed, as a query: what is still being typed is the beginning of a word. Not for parallel plans: their start alone takes longer than a page.
CREATE FUNCTION "take_query"(typed text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL UNSAFE AS $$
  SELECT CASE WHEN typed ~ '[[:alnum:]]$' AND numnode(query) > 0 THEN (query::text || ':*')::tsquery ELSE query END FROM websearch_to_tsquery('simple', typed) AS query
$$;
-- So many takes that have it, always by the index of words: how many there are can't be estimated.
CREATE FUNCTION "take_text_find"(typed text, many integer) RETURNS SETOF text LANGUAGE sql STABLE SET enable_seqscan = off AS $$
  SELECT "take_id" FROM "take_text" WHERE "words" @@ "take_query"(typed) LIMIT many
$$;
CREATE FUNCTION "take_text_of_prompt"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN DELETE FROM "take_text" WHERE "take_id" = NEW."id" AND "note_id" IS NULL; END IF;
  INSERT INTO "take_text" ("take_id", "text") VALUES (NEW."id", NEW."prompt");
  RETURN NULL;
END $$;
CREATE TRIGGER "take_text_first" AFTER INSERT ON "take" FOR EACH ROW EXECUTE FUNCTION "take_text_of_prompt"();
CREATE TRIGGER "take_text_next" AFTER UPDATE ON "take" FOR EACH ROW WHEN (OLD."prompt" IS DISTINCT FROM NEW."prompt") EXECUTE FUNCTION "take_text_of_prompt"();
CREATE FUNCTION "take_text_of_note"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN DELETE FROM "take_text" WHERE "note_id" = OLD."id"; END IF;
  IF TG_OP <> 'DELETE' AND NEW."deleted_at" IS NULL THEN
    INSERT INTO "take_text" ("take_id", "note_id", "text") VALUES (NEW."take_id", NEW."id", NEW."body");
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "note_text" AFTER INSERT OR DELETE OR UPDATE OF "body", "deleted_at" ON "note" FOR EACH ROW EXECUTE FUNCTION "take_text_of_note"();

-- How many takes there are of each kind: changes are only ever added, so that nobody waits for anybody.
CREATE FUNCTION "shelf_of"(archived_at timestamptz, trashed_at timestamptz) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN trashed_at IS NOT NULL THEN 'trash' WHEN archived_at IS NOT NULL THEN 'archive' ELSE '' END
$$;
CREATE FUNCTION "take_tally_add"(t "take", many integer) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "take_tally" ("project", "provider", "model", "mode", "status", "verdict", "resolution", "ratio", "person", "rating", "shelf", "takes")
  VALUES (t."project_id", t."provider"::text, t."model", t."mode"::text, t."status"::text, coalesce(t."verdict"::text, 'none'), coalesce(t."resolution", ''),
    "shape_of"(t."ratio"), coalesce(t."created_by_id", ''), coalesce(t."rating", 0::smallint), "shelf_of"(t."archived_at", t."trashed_at"), many)
$$;
CREATE FUNCTION "take_tally_write"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM "take_tally_add"(OLD, -1); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM "take_tally_add"(NEW, 1); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "take_tally_ends" AFTER INSERT OR DELETE ON "take" FOR EACH ROW EXECUTE FUNCTION "take_tally_write"();
CREATE TRIGGER "take_tally_change" AFTER UPDATE ON "take" FOR EACH ROW
  WHEN (OLD."status" IS DISTINCT FROM NEW."status" OR OLD."project_id" IS DISTINCT FROM NEW."project_id" OR OLD."verdict" IS DISTINCT FROM NEW."verdict"
     OR OLD."rating" IS DISTINCT FROM NEW."rating" OR OLD."archived_at" IS DISTINCT FROM NEW."archived_at" OR OLD."trashed_at" IS DISTINCT FROM NEW."trashed_at"
     OR OLD."ratio" IS DISTINCT FROM NEW."ratio" OR OLD."created_by_id" IS DISTINCT FROM NEW."created_by_id" OR OLD."resolution" IS DISTINCT FROM NEW."resolution"
     OR OLD."provider" IS DISTINCT FROM NEW."provider" OR OLD."model" IS DISTINCT FROM NEW."model" OR OLD."mode" IS DISTINCT FROM NEW."mode")
  EXECUTE FUNCTION "take_tally_write"();
CREATE INDEX "take_tally_news" ON "take_tally" ("id") WHERE NOT "is_sum";
-- Counts everything anew, beside whatever goes on: one statement sees one moment.
CREATE FUNCTION "take_tally_recount"() RETURNS void LANGUAGE sql AS $$
  WITH gone AS (DELETE FROM "take_tally")
  INSERT INTO "take_tally" ("is_sum", "project", "provider", "model", "mode", "status", "verdict", "resolution", "ratio", "person", "rating", "shelf", "takes")
  SELECT true, "project_id", "provider"::text, "model", "mode"::text, "status"::text, coalesce("verdict"::text, 'none'), coalesce("resolution", ''),
    "shape_of"("ratio"), coalesce("created_by_id", ''), coalesce("rating", 0::smallint), "shelf_of"("archived_at", "trashed_at"), count(*)
  FROM "take" GROUP BY 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12
$$;
SELECT "take_tally_recount"();
