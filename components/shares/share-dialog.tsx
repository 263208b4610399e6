"use client";

import { type FormEvent, useState } from "react";
import { createPortal } from "react-dom";
import { MadeLinks } from "@/components/shares/made-links";
import { readRecipients } from "@/components/shares/recipients";
import { makeInput, newDraft } from "@/components/shares/share-draft";
import { ShareFields } from "@/components/shares/share-fields";
import { leadsToOf, type ShareSubject, subjectWords } from "@/components/shares/subject";
import { useHearShares } from "@/components/shares/use-shares";
import { useAction } from "@/components/shell/use-action";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Segmented } from "@/components/ui/segmented";
import { makeSharesAction } from "@/lib/shares/actions";
import type { NewShareLink } from "@/lib/shares/view";

export interface ShareDialogProps {
  selection: ShareSubject;
  onClose: () => void;
}

/** Makes links to takes, and shows each the one time that it can be shown. */
export function ShareDialog({ selection, onClose }: ShareDialogProps) {
  const [made, setMade] = useState<NewShareLink[] | null>(null);

  // out of what opens it: a bar's buttons look otherwise
  return createPortal(
    made ? (
      <Dialog
        isOpen
        onClose={onClose}
        className="share-dialog"
        title={made.length === 1 ? "The link is made. Copy it now" : `${made.length} links are made. Copy them now`}
        description="It is shown this once: only its fingerprint is kept. A lost link is replaced by a new one, among all links."
      >
        <MadeLinks links={made} onDone={onClose} />
      </Dialog>
    ) : (
      <Dialog
        isOpen
        onClose={onClose}
        className="share-dialog"
        title={`Share ${subjectWords(selection)} by link`}
        description="Guests need no account. They see the clips, and nothing else of the studio."
      >
        <MakeForm selection={selection} onMade={setMade} onClose={onClose} />
      </Dialog>
    ),
    document.body,
  );
}

function MakeForm({ selection, onMade, onClose }: ShareDialogProps & { onMade: (links: NewShareLink[]) => void }) {
  const [draft, setDraft] = useState(() => newDraft(nameOf(selection)));
  const [isLive, setLive] = useState(true);
  const hear = useHearShares();
  const make = useAction(makeSharesAction, (links: NewShareLink[]) => {
    hear();
    onMade(links);
  });
  const people = readRecipients(draft.recipients).length;
  const hasWords = selection.scope === "filter" && new URLSearchParams(selection.filter).has("q");

  function submit(event: FormEvent) {
    event.preventDefault();
    void make.run({ leadsTo: leadsToOf(selection, isLive), ...makeInput(draft) });
  }

  return (
    <form className="share-form" noValidate onSubmit={submit}>
      {selection.scope === "filter" && (
        <Segmented
          label="What it holds"
          options={[
            { value: "live", label: "All that matches, later takes too" },
            { value: "now", label: "What matches now" },
          ]}
          value={isLive ? "live" : "now"}
          onChange={(value) => setLive(value === "live")}
          help={isLive && hasWords ? "Of a live link, words are looked for in prompts alone: a note opens no take to guests." : undefined}
        />
      )}
      <ShareFields
        draft={draft}
        change={(part) => setDraft((now) => ({ ...now, ...part }))}
        wrong={make.error?.fields ?? {}}
        choosesTakes={selection.scope === "shot" || (selection.scope === "filter" && isLive)}
      />
      {make.error && <Note tone="danger" title={make.error.message} />}
      <div className="dialog-acts">
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" isBusy={make.isBusy}>
          {people > 1 ? `Make ${people} links` : "Make the link"}
        </Button>
      </div>
    </form>
  );
}

function nameOf(selection: ShareSubject): string {
  if (selection.scope === "shot") return selection.slate;
  return selection.scope === "reel" ? selection.name : "";
}
