import { readJson } from "@/lib/api/read-json";
import { deleteNote, editNote } from "@/lib/notes/edit";
import { EditNote } from "@/lib/notes/schema";
import { guestJson, guestRoute } from "@/lib/shares/guest-route";

interface Params {
  shareId: string;
  noteId: string;
}

export const PATCH = guestRoute<Params>("comment", async (request, { guest }, { noteId }) => {
  const change = await readJson(request, EditNote.omit({ noteId: true, mentions: true }));
  return guestJson(await editNote(guest, { ...change, noteId }));
});

export const DELETE = guestRoute<Params>("comment", async (_request, { guest }, { noteId }) => guestJson(await deleteNote(guest, { noteId })));
