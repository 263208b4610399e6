"use client";

import { forWhom } from "@/components/shares/share-words";
import { useHearShares } from "@/components/shares/use-shares";
import { useAction } from "@/components/shell/use-action";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { firstFocus } from "@/components/ui/first-focus";
import { toast } from "@/components/ui/toast";
import { revokeShareAction } from "@/lib/shares/actions";
import type { ShareView } from "@/lib/shares/view";

/** Asked once: a revoked link never opens again. */
export function RevokeDialog({ share, onClose }: { share: ShareView; onClose: () => void }) {
  const hear = useHearShares();
  const revoke = useAction(revokeShareAction, () => {
    toast(`“${share.name}” is revoked.`);
    hear();
    onClose();
  });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Revoke “${share.name}”?`}
      description={`The link for ${forWhom(share)} stops working at once and never opens again. What guests wrote and signed off stays. To close it for a while, pause it.`}
      footer={
        <>
          <Button ref={firstFocus} onClick={onClose}>
            Keep it
          </Button>
          <Button variant="danger-fill" isBusy={revoke.isBusy} onClick={() => void revoke.run({ shareId: share.id })}>
            Revoke the link
          </Button>
        </>
      }
    >
      {revoke.error && <Note tone="danger" title={revoke.error.message} />}
    </Dialog>
  );
}
