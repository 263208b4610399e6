"use client";

import { useState } from "react";
import { MadeLinks } from "@/components/shares/made-links";
import { forWhom } from "@/components/shares/share-words";
import { useHearShares } from "@/components/shares/use-shares";
import { useAction } from "@/components/shell/use-action";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { firstFocus } from "@/components/ui/first-focus";
import { renewShareAction } from "@/lib/shares/actions";
import type { NewShareLink, ShareView } from "@/lib/shares/view";

/** A link can't be shown again, only replaced: the old one stops working. */
export function RenewDialog({ share, onClose }: { share: ShareView; onClose: () => void }) {
  const [made, setMade] = useState<NewShareLink | null>(null);
  const hear = useHearShares();
  const renew = useAction(renewShareAction, (link: NewShareLink) => {
    setMade(link);
    hear();
  });
  if (made) {
    return (
      <Dialog
        isOpen
        onClose={onClose}
        className="share-dialog"
        title="The new link is made. Copy it now"
        description="It is shown this once. The old one no longer opens anything."
      >
        <MadeLinks links={[made]} onDone={onClose} />
      </Dialog>
    );
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`A new link for “${share.name}”?`}
      description={`The one that ${forWhom(share)} has stops working at once, also where it is open now. Notes and sign-offs stay.`}
      footer={
        <>
          <Button ref={firstFocus} onClick={onClose}>
            Keep the old one
          </Button>
          <Button variant="primary" isBusy={renew.isBusy} onClick={() => void renew.run({ shareId: share.id })}>
            Make a new link
          </Button>
        </>
      }
    >
      {renew.error && <Note tone="danger" title={renew.error.message} />}
    </Dialog>
  );
}
