import type { Env } from "@/lib/env";

/** Where a browser sends a file when the studio does not take it in itself. */
export function uploadOrigins({ UPLOADTHING_TOKEN }: Env): string[] {
  return UPLOADTHING_TOKEN ? ["https://*.ingest.uploadthing.com", "https://api.uploadthing.com"] : [];
}
