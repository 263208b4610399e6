"use client";

import { useAction } from "@/components/shell/use-action";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { LocalTime } from "@/components/ui/local-time";
import { checkKeyAction } from "@/lib/settings/actions";
import type { ProviderSettingView } from "@/lib/settings/data";

interface PauseNoteProps {
  provider: ProviderSettingView;
  canManage: boolean;
  onChange: () => void;
}

/** Why a provider's takes wait, until when, and the way to go on sooner. */
export function PauseNote({ provider, canManage, onChange }: PauseNoteProps) {
  const { run, error, isBusy } = useAction(checkKeyAction, onChange);
  if (!provider.pausedMessage) return null;
  const isAboutKey = provider.pausedReason === "key_refused" || provider.pausedReason === "key_unreadable";
  const canAsk = canManage && provider.pausedReason !== "key_unreadable";

  return (
    <Note
      tone={isAboutKey ? "danger" : "warn"}
      title={provider.pausedMessage}
      action={
        canAsk && (
          <Button size="sm" isBusy={isBusy} onClick={() => void run({ provider: provider.provider })}>
            {isBusy ? "Asking" : "Resume"}
          </Button>
        )
      }
    >
      {error ? (
        error.message
      ) : provider.pausedUntil ? (
        <>
          Tried again at <LocalTime moment={provider.pausedUntil} />.
        </>
      ) : null}
    </Note>
  );
}
