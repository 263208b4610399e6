"use client";

import { Note } from "@/components/ui/banner";
import { IconButton } from "@/components/ui/icon-button";
import { X } from "@/components/ui/icons";
import { RefusalNote } from "@/components/uploads/refusal-note";
import type { Refusal } from "@/components/uploads/use-still-upload";

interface RecipeNotesProps {
  refusal: Refusal | null;
  /** What a recipe could not bring back, a sentence each. */
  losses: readonly string[];
  onDismiss: () => void;
}

/** What became of a clip that was dropped, where it was not simply put into the form. */
export function RecipeNotes({ refusal, losses, onDismiss }: RecipeNotesProps) {
  if (refusal) return <RefusalNote refusal={refusal} onDismiss={onDismiss} />;
  if (losses.length === 0) return null;
  return (
    <Note
      tone="warn"
      title="Not all of the recipe is here"
      action={
        <IconButton label="Dismiss" size="sm" onClick={onDismiss}>
          <X className="icon" />
        </IconButton>
      }
    >
      {losses.map((sentence) => (
        <p key={sentence} className="wrap-anywhere">
          {sentence}
        </p>
      ))}
    </Note>
  );
}
