import { checkHealth } from "@/lib/health/check";
import { route } from "@/lib/next/route";

export const GET = route(async () => {
  const health = await checkHealth();
  return Response.json(health, { status: health.status === "ok" ? 200 : 503, headers: { "cache-control": "no-store" } });
});
