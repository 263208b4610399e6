import type { QueryClient } from "@tanstack/react-query";
import { hearOfProjects, hearOfStudio } from "@/components/takes/live/studio-cache";
import { NOTICES_KEY, REELS_KEY, REVIEW_KEY, SHARES_KEY } from "@/lib/query-keys";

/** Something about the studio changed: what is said of it is asked for anew, or what was said in the review room, or what the member was told. */
export async function hearOf(client: QueryClient, about: string | null): Promise<void> {
  // a guest's word is counted with their link too
  if (about === "review") await Promise.all([REVIEW_KEY, SHARES_KEY].map((queryKey) => client.invalidateQueries({ queryKey })));
  else if (about === "notice") await client.invalidateQueries({ queryKey: NOTICES_KEY });
  else if (about === "reel") await client.invalidateQueries({ queryKey: REELS_KEY });
  // what shows marks of takes hears of them by itself
  else if (about !== "gallery") await (about === "project" ? hearOfProjects(client) : hearOfStudio(client));
}

/** Something may have been missed there. */
export async function hearAgain(client: QueryClient): Promise<void> {
  await Promise.all([REVIEW_KEY, NOTICES_KEY].map((queryKey) => client.invalidateQueries({ queryKey }, { cancelRefetch: false })));
}
