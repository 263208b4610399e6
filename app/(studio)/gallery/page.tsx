import type { Metadata } from "next";
import { cookies } from "next/headers";
import { Gallery } from "@/components/gallery/gallery";
import { KnownData } from "@/components/shell/known-data";
import { ROW_HEIGHT, readPlace, readRowHeight, takeFiltersOf } from "@/lib/gallery/state";
import { loadProjects } from "@/lib/projects/loaders";
import { projectsQuery } from "@/lib/projects/queries";
import { loadTakesPage } from "@/lib/takes/loaders";
import { takesQuery } from "@/lib/takes/queries";

export const metadata: Metadata = { title: "Gallery" };

interface GalleryPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function GalleryPage({ searchParams }: GalleryPageProps) {
  const asked = await searchParams;
  const { filters } = readPlace({ get: (name) => [asked[name]].flat()[0] ?? null });
  const projects = await loadProjects();
  const wanted = takeFiltersOf(filters, projects.projects);
  const known = [
    [projectsQuery().queryKey, projects],
    [takesQuery(wanted).queryKey, { pages: [await loadTakesPage(wanted)], pageParams: [null] }],
  ] as const;
  return (
    <KnownData known={known} at={Date.now()}>
      <Gallery rowHeight={readRowHeight((await cookies()).get(ROW_HEIGHT.cookie)?.value)} />
    </KnownData>
  );
}
