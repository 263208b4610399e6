import { z } from "zod";
import { NOTICES_SHOWN } from "@/lib/notices/limits";

const id = z.string({ error: "This must be an id." }).min(1, { error: "This must be an id." }).max(64, { error: "This must be an id." });

/** Notices by their ids, or all of them. */
export const ReadNotices = z.strictObject({
  noticeIds: z.union([z.literal("all"), z.array(id).max(NOTICES_SHOWN, { error: `Name at most ${NOTICES_SHOWN} notices.` })], {
    error: "Name notices by their ids, or say all.",
  }),
});
export type ReadNotices = z.output<typeof ReadNotices>;
