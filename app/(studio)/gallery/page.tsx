import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import { Gallery } from "@/components/gallery/gallery";
import { WallHints } from "@/components/gallery/wall-hints";
import { readWallWidth, WALL_WIDTH } from "@/components/gallery/wall-lines";
import { KnownData } from "@/components/shell/known-data";
import { isAllowed } from "@/lib/access/actor";
import { loadTiles } from "@/lib/gallery/loaders";
import { firstTilesQuery } from "@/lib/gallery/queries";
import { knownFilters, ROW_HEIGHT, readPlace, readRowHeight } from "@/lib/gallery/state";
import { requireMember } from "@/lib/next/session";
import { loadProjects } from "@/lib/projects/loaders";
import { projectsQuery } from "@/lib/projects/queries";

export const metadata: Metadata = { title: "Gallery" };

interface GalleryPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function GalleryPage({ searchParams }: GalleryPageProps) {
  const [params, kept, asks, member, projects] = await Promise.all([searchParams, cookies(), headers(), requireMember(), loadProjects()]);
  const { filters, sort } = readPlace({ get: (name) => [params[name]].flat()[0] ?? null });
  const asked = { filters: knownFilters(filters, projects.projects), sort };
  const known = [
    [projectsQuery().queryKey, projects],
    [firstTilesQuery(asked).queryKey, await loadTiles(asked)],
  ] as const;
  return (
    <KnownData known={known} at={Date.now()}>
      <Gallery
        rowHeight={readRowHeight(kept.get(ROW_HEIGHT.cookie)?.value)}
        wallWidth={readWallWidth(kept.get(WALL_WIDTH.cookie)?.value, /\bMobi/.test(asks.get("user-agent") ?? ""))}
        canWrite={isAllowed(member, "write")}
        hints={<WallHints />}
      />
    </KnownData>
  );
}
