import { z } from "zod";
import { readJson } from "@/lib/api/read-json";
import { addNote } from "@/lib/notes/add";
import { getNotes } from "@/lib/notes/data";
import { AddNote } from "@/lib/notes/schema";
import { tellActivity } from "@/lib/shares/activity";
import { guestJson, guestRoute } from "@/lib/shares/guest-route";

interface Params {
  shareId: string;
  takeId: string;
}

export const GET = guestRoute<Params>("view", async (_request, { guest }, { takeId }) => guestJson(await getNotes(guest, takeId)));

export const POST = guestRoute<Params>("comment", async (request, { guest }, { takeId }) => {
  const note = AddNote.parse({ ...(await readJson(request, z.looseObject({}))), takeId });
  const added = await addNote(guest, note);
  await tellActivity(guest, "noted", { takeId });
  return guestJson(added, { status: 201 });
});
