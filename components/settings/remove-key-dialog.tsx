"use client";

import { removalWords } from "@/components/settings/mode-words";
import { useAction } from "@/components/shell/use-action";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { removeKeyAction } from "@/lib/settings/actions";
import type { ProviderSettingView } from "@/lib/settings/data";

interface RemoveKeyDialogProps {
  provider: ProviderSettingView;
  isOpen: boolean;
  onClose: () => void;
  onRemoved: () => void;
}

export function RemoveKeyDialog({ provider, isOpen, onClose, onRemoved }: RemoveKeyDialogProps) {
  const { run, error, isBusy } = useAction(removeKeyAction, ({ mode }) => {
    onClose();
    onRemoved();
    toast(mode === "live" ? `The key is gone. ${provider.label} uses the variable's.` : `The key is gone. ${provider.label} runs in the sandbox.`);
  });

  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={`Remove the key of ${provider.label}?`}
      footer={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button variant="danger-fill" isBusy={isBusy} onClick={() => void run({ provider: provider.provider })}>
            Remove the key
          </Button>
        </>
      }
    >
      <p>{removalWords(provider)}</p>
      {error && <Note tone="danger" title={error.message} />}
    </Dialog>
  );
}
