import { openApi } from "@/lib/api/openapi";
import { route } from "@/lib/next/route";

export const GET = route(async () => Response.json(openApi(), { headers: { "cache-control": "public, max-age=300" } }));
