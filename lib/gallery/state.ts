import { codeFrom, projectNamed } from "@/lib/projects/state";
import { PROVIDER_IDS, type ProviderId } from "@/lib/providers/provider";
import { TAKE_STATUSES, type TakeStatus } from "@/lib/takes/limits";
import type { TakeFilters } from "@/lib/takes/queries";

/** What the gallery is narrowed to. Absent means all. */
export interface GalleryFilters {
  provider?: ProviderId;
  status?: TakeStatus;
  /** The code of a project. */
  project?: string;
}

/** All of the gallery that is in its address. */
export interface GalleryPlace {
  filters: GalleryFilters;
  /** The take that is open over the wall. */
  takeId: string | null;
}

/** Reads an address. What we do not know is left out, so an old bookmark shows more instead of failing. */
export function readPlace(params: { get(name: string): string | null }): GalleryPlace {
  const provider = PROVIDER_IDS.find((id) => id === params.get("provider"));
  const status = TAKE_STATUSES.find((name) => name === params.get("status"));
  const project = codeFrom(params.get("project") ?? "");
  return {
    filters: { ...(project && { project }), ...(provider && { provider }), ...(status && { status }) },
    takeId: params.get("take")?.slice(0, 64) || null,
  };
}

/** The address of a place, always in the same order, so that one place has one address. */
export function placeHref({ filters, takeId = null }: { filters: GalleryFilters; takeId?: string | null }): string {
  const params = new URLSearchParams();
  if (filters.project) params.set("project", filters.project);
  if (filters.provider) params.set("provider", filters.provider);
  if (filters.status) params.set("status", filters.status);
  if (takeId) params.set("take", takeId);
  const search = params.toString();
  return search ? `/gallery?${search}` : "/gallery";
}

/** The filters without a project that is none of ours. */
export function knownFilters({ project, ...filters }: GalleryFilters, projects: readonly { code: string }[]): GalleryFilters {
  return { ...filters, ...(project && projectNamed(projects, project) && { project }) };
}

/** The filters as the takes are asked for. */
export function takeFiltersOf({ project, ...filters }: GalleryFilters, projects: readonly { id: string; code: string }[]): TakeFilters {
  const projectId = projectNamed(projects, project)?.id;
  return { ...filters, ...(projectId && { projectId }) };
}

/** The height that rows aim at, in rem: 112 to 256 px, kept in a cookie so that the server's first answer already has it. */
export const ROW_HEIGHT = { min: 7, max: 16, step: 0.5, default: 11.5, cookie: "dailies-rowh" } as const;

/** Reads the cookie; anything else is the default. */
export function readRowHeight(value: string | undefined): number {
  const height = Number(value || Number.NaN);
  return height >= ROW_HEIGHT.min && height <= ROW_HEIGHT.max ? height : ROW_HEIGHT.default;
}
