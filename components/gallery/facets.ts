import { modeWords, ratingWords, verdictWords, without } from "@/components/gallery/filter-words";
import { PROVIDER_LABELS } from "@/components/takes/take-words";
import { MODES, NOTED, RATIOS } from "@/lib/gallery/limits";
import { type GalleryFilters, readPlace } from "@/lib/gallery/state";
import type { FacetName, GalleryCounts } from "@/lib/gallery/view";
import type { ProjectView } from "@/lib/projects/view";
import { PROVIDER_IDS } from "@/lib/providers/provider";
import { TAKE_STATUSES } from "@/lib/takes/limits";
import { STATUS_LABELS } from "@/lib/takes/state";
import { VERDICT_KINDS } from "@/lib/verdicts/limits";

/** What one can be narrowed to by a choice of a few. */
export type Chosen = FacetName | "notes";

/** Their names and order, in the panel and on the chips of the bar. */
export const FACET_LABELS: Record<Chosen, string> = {
  status: "Status",
  verdict: "Verdict",
  rating: "Rating",
  notes: "Notes",
  provider: "Provider",
  project: "Project",
  person: "Person",
  resolution: "Resolution",
  ratio: "Ratio",
  model: "Model",
  mode: "Live or sandbox",
};

export interface Option {
  value: string;
  label: string;
  /** How many takes it leaves; null where that isn't counted. */
  takes: number | null;
  isOn: boolean;
  /** The filters with it, or without it where it is on. */
  next: GalleryFilters;
}

/** The choices of a facet, those that leave takes first where they have no order of their own. One that leaves none is offered only while it is on. */
export function optionsOf(name: Chosen, filters: GalleryFilters, counts: GalleryCounts | undefined, projects: readonly ProjectView[]): Option[] {
  const counted = name === "notes" ? null : (counts?.facets?.[name] ?? null);
  const now = filters[name];
  return valuesOf(name, counted?.map(({ value }) => value) ?? null, counts, projects)
    .map(({ value, label }) => {
      const isOn = String(now ?? "") === value;
      const others = without(filters, name);
      const takes = counted ? (counted.find((one) => one.value === value)?.takes ?? 0) : null;
      return { value, label, takes, isOn, next: isOn ? others : { ...others, ...givenAs(name, value) } };
    })
    .filter(({ takes, isOn }) => takes !== 0 || isOn);
}

interface Value {
  value: string;
  label: string;
}

function valuesOf(name: Chosen, counted: readonly string[] | null, counts: GalleryCounts | undefined, projects: readonly ProjectView[]): Value[] {
  const known = (values: readonly (string | number)[], words: (value: string) => string) =>
    values.map((value) => ({ value: String(value), label: words(String(value)) }));
  const labelOf =
    <T extends string>(labels: Record<T, string>) =>
    (value: string) =>
      new Map(Object.entries<string>(labels)).get(value) ?? value;
  switch (name) {
    case "status":
      return known(TAKE_STATUSES, labelOf(STATUS_LABELS));
    case "verdict":
      return [...VERDICT_KINDS, "none" as const].map((value) => ({ value, label: verdictWords(value) }));
    case "rating":
      return known([5, 4, 3, 2, 1], (value) => ratingWords(Number(value)));
    case "notes":
      return known(NOTED, (value) => (value === "open" ? "With open notes" : "With notes"));
    case "provider":
      return known(PROVIDER_IDS, labelOf(PROVIDER_LABELS));
    case "project":
      return projects.map(({ code, name: title }) => ({ value: code, label: `${title} (${code})` }));
    case "person":
      return (counts?.people ?? []).map(({ id, name: person }) => ({ value: id, label: person }));
    case "ratio":
      return known(RATIOS, String);
    case "mode":
      return known(MODES, modeWords);
    case "resolution":
    case "model":
      return known(counted ?? [], String);
  }
}

/** A value as the filters hold it: read as an address is, so that what isn't known is no filter. */
function givenAs(name: Chosen, value: string): GalleryFilters {
  return readPlace(new URLSearchParams({ [name]: value })).filters;
}
