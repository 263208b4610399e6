"use client";

import { useRouter } from "next/navigation";
import { usePaletteActions } from "@/components/palette/palette-actions";
import { useProjects } from "@/components/projects/use-projects";

/** Offers every open project in the palette, to work in. */
export function useProjectActions(): void {
  const router = useRouter();
  const projects = useProjects()?.projects ?? [];
  usePaletteActions(() =>
    projects
      .filter(({ isArchived }) => !isArchived)
      .map(({ id, name, code }) => ({
        id: `project-${id}`,
        group: "Projects",
        title: name,
        detail: code,
        words: "switch project work in",
        run: () => router.push(`/studio?project=${code}`),
      })),
  );
}
