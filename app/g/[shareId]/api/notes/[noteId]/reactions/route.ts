import { readJson } from "@/lib/api/read-json";
import { reactToNote } from "@/lib/notes/resolve";
import { ReactToNote } from "@/lib/notes/schema";
import { guestJson, guestRoute } from "@/lib/shares/guest-route";

export const PUT = guestRoute<{ shareId: string; noteId: string }>("comment", async (request, { guest }, { noteId }) => {
  const reaction = await readJson(request, ReactToNote.omit({ noteId: true }));
  return guestJson(await reactToNote(guest, { ...reaction, noteId }));
});
