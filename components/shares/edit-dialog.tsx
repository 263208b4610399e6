"use client";

import { type FormEvent, useState } from "react";
import { changeInput, draftOf, type ShareDraft } from "@/components/shares/share-draft";
import { ShareFields } from "@/components/shares/share-fields";
import { forWhom } from "@/components/shares/share-words";
import { useHearShares } from "@/components/shares/use-shares";
import { useAction } from "@/components/shell/use-action";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import type { Result } from "@/lib/result";
import { changeShareAction, setSharePasswordAction } from "@/lib/shares/actions";
import type { ShareView } from "@/lib/shares/view";

/** Changes what a link allows, for as long as it lives; it takes effect at once, also where it is open. */
export function EditDialog({ share, onClose }: { share: ShareView; onClose: () => void }) {
  const [draft, setDraft] = useState(() => draftOf(share));
  const hear = useHearShares();
  const save = useAction(saveAll, () => {
    toast(`“${draft.name.trim()}” is changed.`);
    hear();
    onClose();
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    void save.run({ shareId: share.id, draft });
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      className="share-dialog"
      title={`Edit “${share.name}”`}
      description={`For ${forWhom(share)}. The link stays the same.`}
    >
      <form className="share-form" noValidate onSubmit={submit}>
        <ShareFields
          draft={draft}
          change={(part) => setDraft((now) => ({ ...now, ...part }))}
          wrong={save.error?.fields ?? {}}
          existing={{ hasPassword: share.hasPassword, closes: closesWords(share.expiresAt) }}
          choosesTakes={share.scope === "shot" || share.scope === "filter"}
        />
        {save.error && <Note tone="danger" title={save.error.message} />}
        <div className="dialog-acts">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" isBusy={save.isBusy}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** The rules first: a password that is refused then changes nothing of who has it open. */
async function saveAll({ shareId, draft }: { shareId: string; draft: ShareDraft }): Promise<Result<unknown>> {
  const changed = await changeShareAction(changeInput(shareId, draft));
  if (!changed.ok || !(draft.password || draft.dropsPassword)) return changed;
  return setSharePasswordAction({ shareId, password: draft.dropsPassword ? null : draft.password });
}

function closesWords(expiresAt: string | null): string {
  if (expiresAt === null) return "Never, as it is";
  const words = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long" }).format(new Date(expiresAt));
  return `On ${words}, as it is`;
}
