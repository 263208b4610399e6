import {
  MODES,
  type Mode,
  NOTED,
  type Noted,
  RATING_MAX,
  RATIOS,
  type Ratio,
  SHELVES,
  type Shelf,
  SORTS,
  type Sort,
  TAG_MAX,
  TAGS_MAX,
  TEXT_MAX,
} from "@/lib/gallery/limits";
import { codeFrom, projectNamed } from "@/lib/projects/state";
import { PROVIDER_IDS, type ProviderId } from "@/lib/providers/provider";
import { TAKE_STATUSES, type TakeStatus } from "@/lib/takes/limits";
import type { TakeFilters } from "@/lib/takes/queries";
import { VERDICT_KINDS, type VerdictKind } from "@/lib/verdicts/limits";

/** What the gallery is narrowed to. Absent means all, but for archived and trashed takes: those are shown by their view alone. */
export interface GalleryFilters {
  /** Words of prompts and notes, as people type them: "slow rain", "\"slow rain\" -night". */
  q?: string;
  /** The code of a project. */
  project?: string;
  /** The id of a shot. */
  shot?: string;
  provider?: ProviderId;
  model?: string;
  mode?: Mode;
  status?: TakeStatus;
  /** What the deciding verdicts come to; "none" while nobody decided. */
  verdict?: VerdictKind | "none";
  /** "720p" */
  resolution?: string;
  ratio?: Ratio;
  /** Names of tags; a take has all of them. In order, each once. */
  tags?: readonly string[];
  /** The id of the member who made it. */
  person?: string;
  /** Days in UTC, both included: "2026-11-21". */
  from?: string;
  to?: string;
  notes?: Noted;
  /** The asker's own. */
  favourite?: true;
  /** At least so many of five. */
  rating?: number;
  view?: Shelf;
}

/** All of the gallery that is in its address. */
export interface GalleryPlace {
  filters: GalleryFilters;
  /** Absent: newest first. */
  sort?: Exclude<Sort, "newest">;
  /** The take that is open over the wall. */
  takeId: string | null;
}

type Params = { get(name: string): string | null };

/** Reads an address. What we do not know is left out, so an old bookmark shows more instead of failing. */
export function readPlace(params: Params): GalleryPlace {
  const sort = oneOf(SORTS, params.get("sort"));
  return {
    filters: readFilters(params),
    ...(sort && sort !== "newest" && { sort }),
    takeId: idIn(params.get("take")),
  };
}

function readFilters(params: Params): GalleryFilters {
  const filters: { [Name in keyof GalleryFilters]: GalleryFilters[Name] | undefined } = {
    q: params.get("q")?.trim().slice(0, TEXT_MAX) || undefined,
    project: codeFrom(params.get("project") ?? "") || undefined,
    shot: idIn(params.get("shot")) ?? undefined,
    provider: oneOf(PROVIDER_IDS, params.get("provider")),
    model: params.get("model")?.slice(0, 100) || undefined,
    mode: oneOf(MODES, params.get("mode")),
    status: oneOf(TAKE_STATUSES, params.get("status")),
    verdict: oneOf([...VERDICT_KINDS, "none"], params.get("verdict")),
    resolution: /^\d{3,4}p$/.exec(params.get("resolution") ?? "")?.[0],
    ratio: oneOf(RATIOS, params.get("ratio")),
    tags: tagsIn(params.get("tag")),
    person: idIn(params.get("person")) ?? undefined,
    from: dayIn(params.get("from")),
    to: dayIn(params.get("to")),
    notes: oneOf(NOTED, params.get("notes")),
    favourite: params.get("favourite") === "1" ? true : undefined,
    rating: oneOf([1, 2, 3, 4, RATING_MAX], Number(params.get("rating") || Number.NaN)),
    view: oneOf(SHELVES, params.get("view")),
  };
  return given(filters);
}

/** The query of a place without its `?`, always in the same order, so that one place has one address. Empty when everything is shown, newest first. */
export function searchOf({ filters, sort, takeId = null }: { filters: GalleryFilters; sort?: Sort | undefined; takeId?: string | null }): string {
  const { tags, favourite, ...plain } = filters;
  const params = new URLSearchParams();
  const add = (name: string, value: string | number | null | undefined) => value && params.set(name, String(value));
  for (const name of PLAIN) add(name, plain[name]);
  add("tag", tags?.join(","));
  add("favourite", favourite && "1");
  add("sort", sort === "newest" ? null : sort);
  add("take", takeId);
  return params.toString();
}

/** The address of a place. */
export function placeHref(place: { filters: GalleryFilters; sort?: Sort | undefined; takeId?: string | null }): string {
  const search = searchOf(place);
  return search ? `/gallery?${search}` : "/gallery";
}

const PLAIN = [
  "q",
  "project",
  "shot",
  "provider",
  "model",
  "mode",
  "status",
  "verdict",
  "resolution",
  "ratio",
  "person",
  "from",
  "to",
  "notes",
  "rating",
  "view",
] as const;

/** The filters without a project that is none of ours. */
export function knownFilters({ project, ...filters }: GalleryFilters, projects: readonly { code: string }[]): GalleryFilters {
  return { ...filters, ...(project && projectNamed(projects, project) && { project }) };
}

/** Those of the filters that a plain list of takes knows too. */
export function takeFiltersOf({ project, provider, status, shot }: GalleryFilters, projects: readonly { id: string; code: string }[]): TakeFilters {
  const projectId = projectNamed(projects, project)?.id;
  return { ...(provider && { provider }), ...(status && { status }), ...(shot && { shotId: shot }), ...(projectId && { projectId }) };
}

/** A tag as it is kept: without what stands between names in an address, and without doubled spaces. Empty when nothing is left. */
export function tagFrom(text: string): string {
  return text
    .replace(/[,\s]+/g, " ")
    .trim()
    .slice(0, TAG_MAX)
    .trim();
}

/** The height that rows aim at, in rem: 112 to 256 px, kept in a cookie so that the server's first answer already has it. */
export const ROW_HEIGHT = { min: 7, max: 16, step: 0.5, default: 11.5, cookie: "dailies-rowh" } as const;

/** Reads the cookie; anything else is the default. */
export function readRowHeight(value: string | undefined): number {
  const height = Number(value || Number.NaN);
  return height >= ROW_HEIGHT.min && height <= ROW_HEIGHT.max ? height : ROW_HEIGHT.default;
}

function oneOf<T extends string | number>(known: readonly T[], value: string | number | null): T | undefined {
  return known.find((one) => one === value);
}

function idIn(text: string | null): string | null {
  return text?.slice(0, 64) || null;
}

function dayIn(text: string | null): string | undefined {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const day = new Date(`${text}T00:00:00Z`);
  // 30 February is read as a day in March
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? text : undefined;
}

function tagsIn(text: string | null): readonly string[] | undefined {
  const tags = [...new Set((text ?? "").split(",").map(tagFrom).filter(Boolean))].sort().slice(0, TAGS_MAX);
  return tags.length > 0 ? tags : undefined;
}

function given(filters: { [Name in keyof GalleryFilters]: GalleryFilters[Name] | undefined }): GalleryFilters {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined)) as GalleryFilters; // what is left has the values of its type
}
