import { z } from "zod";
import { SEARCH_MAX } from "@/lib/search/limits";

export const Search = z.strictObject({
  q: z
    .string({ error: "Say what to look for: ?q=" })
    .trim()
    .min(1, { error: "Say what to look for." })
    .max(SEARCH_MAX, { error: `Keep it to ${SEARCH_MAX} characters.` }),
});
export type Search = z.output<typeof Search>;
