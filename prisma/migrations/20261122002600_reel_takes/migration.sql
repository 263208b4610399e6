-- AlterTable
ALTER TABLE "reel_render" ADD COLUMN     "take_ids" TEXT[] DEFAULT ARRAY[]::TEXT[];
