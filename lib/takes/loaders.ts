import "server-only";
import { readScope } from "@/lib/access/actor";
import { requireMember } from "@/lib/next/session";
import { listTakes } from "@/lib/takes/data";
import { PAGE_DEFAULT } from "@/lib/takes/limits";
import type { TakeFilters } from "@/lib/takes/queries";
import type { TakePage } from "@/lib/takes/view";

/** The first page of takes for a page of the studio; sends strangers to sign in. */
export async function loadTakesPage(filters: TakeFilters = {}): Promise<TakePage> {
  return listTakes(readScope(await requireMember()), { ...filters, limit: PAGE_DEFAULT });
}
