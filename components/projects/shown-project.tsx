"use client";

import { useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { addressOf } from "@/components/projects/address";
import { noteCodeShown } from "@/components/projects/code-shown-last";
import { forgetPressed } from "@/components/takes/live/pressed-takes";
import { workInAction } from "@/lib/projects/actions";
import { projectsQuery } from "@/lib/projects/queries";
import { projectShown } from "@/lib/projects/state";
import type { ProjectView } from "@/lib/projects/view";
import type { TakeFilters } from "@/lib/takes/queries";

interface Shown {
  project: ProjectView | null;
  filters: TakeFilters;
}

const ShownContext = createContext<Shown>({ project: null, filters: {} });

/** The project that this tab showed last. */
let shownLast: string | undefined;

/** The project that the page shows, as it is by now: its presses go there and nowhere else. Null before a studio has its first. */
export function useProject(): ProjectView | null {
  return useContext(ShownContext).project;
}

/** What the feed is narrowed to: the project that the page was opened for. */
export function useFeedFilters(): TakeFilters {
  return useContext(ShownContext).filters;
}

/**
 * Holds a page to the project it was opened for. Where there is a choice its address names the project, so that a reload or a second tab shows
 * the same whatever was switched to elsewhere; and the project is remembered as where the member works.
 */
export function ShownProject({ project: given, children }: { project: ProjectView | null; children: ReactNode }) {
  const { data } = useQuery(projectsQuery());
  const known = given ? data?.projects.find(({ id }) => id === given.id) : data && projectShown(data, null);
  const project = known ?? given;
  // as it was when the page came: a change of the address would call off a way to another project that has begun since. What is in the cache may not
  // have heard yet of the project that the page came for
  const [hasChoice] = useState(() => new Set([given, ...(data?.projects ?? [])].flatMap((one) => one?.id ?? [])).size > 1);
  const code = hasChoice ? project?.code : undefined;
  const toRemember = hasChoice && project && !project.isArchived && data?.currentId !== project.id ? project.id : undefined;

  useEffect(() => {
    const { pathname, search } = window.location;
    const address = code && addressOf({ pathname, search }, { project: code });
    if (address && address !== pathname + search) window.history.replaceState(null, "", address);
    noteCodeShown(code);
  }, [code]);

  useEffect(() => {
    // what can't be remembered now is remembered next time
    if (toRemember) void workInAction({ projectId: toRemember }).catch(() => undefined);
  }, [toRemember]);

  const givenId = given?.id;
  useEffect(() => {
    if (shownLast !== undefined && givenId !== undefined && givenId !== shownLast) forgetPressed();
    shownLast = givenId ?? shownLast;
  }, [givenId]);

  const filters = useMemo(() => (givenId ? { projectId: givenId } : {}), [givenId]);
  const shown = useMemo(() => ({ project, filters }), [project, filters]);
  return <ShownContext value={shown}>{children}</ShownContext>;
}
