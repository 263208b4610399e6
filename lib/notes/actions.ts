"use server";

import { action } from "@/lib/next/action";
import { addNote } from "@/lib/notes/add";
import { deleteNote, editNote } from "@/lib/notes/edit";
import { reactToNote, resolveNote } from "@/lib/notes/resolve";
import { AddNote, EditNote, NoteRef, ReactToNote, ResolveNote } from "@/lib/notes/schema";

export const addNoteAction = action(AddNote, addNote);
export const editNoteAction = action(EditNote, editNote);
export const deleteNoteAction = action(NoteRef, deleteNote);
export const resolveNoteAction = action(ResolveNote, resolveNote);
export const reactToNoteAction = action(ReactToNote, reactToNote);
