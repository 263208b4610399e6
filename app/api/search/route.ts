import { readScope } from "@/lib/access/actor";
import { requestActor } from "@/lib/access/request-actor";
import { readQuery } from "@/lib/api/read-query";
import { route } from "@/lib/next/route";
import { findBySearch } from "@/lib/search/find";
import { Search } from "@/lib/search/schema";

/** Takes by a slate such as DAY-04, or by words of their prompts. */
export const GET = route(async (request) => {
  const scope = readScope(await requestActor(request));
  const { q } = readQuery(request, Search);
  return Response.json(await findBySearch(scope, q), { headers: { "cache-control": "no-store" } });
});
