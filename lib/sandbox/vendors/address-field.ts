import { z } from "zod";

/** An address as the vendors take it. They want public https; here plain http and loopback will do, a data URI will not. */
export const addressField = z.string().max(4_096).refine(isFetchable, { error: "must be a publicly reachable URL" });

function isFetchable(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && (url.protocol === "https:" || url.protocol === "http:");
}

/** One sentence for all that is wrong with a body, and whether something is merely missing. */
export function complaintOf(error: z.ZodError): { message: string; isMissing: boolean } {
  const lines = error.issues.map((issue) => `${issue.path.map(String).join(".") || "body"}: ${issue.message}`);
  const isMissing = error.issues.every((issue) => issue.code === "invalid_type" && issue.message.includes("received undefined"));
  return { message: lines.join("; "), isMissing };
}
