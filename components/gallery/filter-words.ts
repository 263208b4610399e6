import { PROVIDER_LABELS } from "@/components/takes/take-words";
import type { GalleryFilters } from "@/lib/gallery/state";
import { STATUS_LABELS } from "@/lib/takes/state";
import { VERDICT_WORDS } from "@/lib/verdicts/limits";

/** Who and what the ids in an address are called. */
export interface Names {
  people: readonly { id: string; name: string }[];
  shotSlate: string | null;
}

/** One thing that the wall is narrowed to, and the filters without it. */
export interface Applied {
  key: string;
  words: string;
  without: GalleryFilters;
}

type Name = keyof GalleryFilters;

/** All that narrows the wall, in the words of its chips; but the text, which stands in its field. */
export function appliedOf(filters: GalleryFilters, names: Names): Applied[] {
  const { tags = [], from, to } = filters;
  const chip = (name: Name, words: string | false | undefined): Applied[] => (words ? [{ key: name, words, without: without(filters, name) }] : []);
  return [
    ...chip("view", filters.view && (filters.view === "trash" ? "In the trash" : "Archived")),
    ...chip("project", filters.project),
    ...chip("shot", filters.shot && (names.shotSlate ?? "One shot")),
    ...chip("status", filters.status && STATUS_LABELS[filters.status]),
    ...chip("verdict", filters.verdict && verdictWords(filters.verdict)),
    ...chip("rating", filters.rating ? ratingWords(filters.rating) : undefined),
    ...chip("favourite", filters.favourite && "Favourites"),
    ...chip("notes", filters.notes && (filters.notes === "open" ? "Open notes" : "With notes")),
    ...tags.map((tag) => ({
      key: `tag ${tag}`,
      words: tag,
      without: withTags(
        filters,
        tags.filter((held) => held !== tag),
      ),
    })),
    ...chip("provider", filters.provider && PROVIDER_LABELS[filters.provider]),
    ...chip("model", filters.model),
    ...chip("mode", filters.mode && modeWords(filters.mode)),
    ...chip("resolution", filters.resolution),
    ...chip("ratio", filters.ratio),
    ...chip("person", filters.person && `By ${names.people.find(({ id }) => id === filters.person)?.name ?? "one person"}`),
    ...(from && to && from !== to
      ? [{ key: "dates", words: `${dayWords(from)} to ${dayWords(to)}`, without: without(without(filters, "from"), "to") }]
      : from && to
        ? [{ key: "dates", words: dayWords(from), without: without(without(filters, "from"), "to") }]
        : [...chip("from", from && `From ${dayWords(from)}`), ...chip("to", to && `Until ${dayWords(to)}`)]),
  ];
}

export function verdictWords(verdict: NonNullable<GalleryFilters["verdict"]>): string {
  return verdict === "none" ? "Not decided" : VERDICT_WORDS[verdict];
}

export function ratingWords(rating: number): string {
  if (rating === 5) return "5 stars";
  return rating === 1 ? "1 star or more" : `${rating} stars or more`;
}

export function modeWords(mode: string): string {
  return mode === "live" ? "Live" : "Sandbox";
}

/** "3 Nov 2026": filters count days in UTC. */
export function dayWords(day: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
}

/** The filters without one of them. */
export function without(filters: GalleryFilters, name: Name): GalleryFilters {
  const { [name]: _gone, ...others } = filters;
  return others;
}

/** The filters with other tags. */
export function withTags(filters: GalleryFilters, tags: readonly string[]): GalleryFilters {
  const others = without(filters, "tags");
  return tags.length > 0 ? { ...others, tags: [...tags].sort() } : others;
}
