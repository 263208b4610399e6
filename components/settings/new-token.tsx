"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ShownOnce } from "@/components/settings/shown-once";
import { TokenForm } from "@/components/settings/token-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Plus } from "@/components/ui/icons";

/** The button that makes a token, and the one look at its secret. */
export function NewToken({ canSpend }: { canSpend: boolean }) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);

  function close() {
    setOpen(false);
    setSecret(null);
  }

  function keep(made: { secret: string }) {
    setSecret(made.secret);
    router.refresh();
  }

  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Plus className="icon" />
        New token
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={close}
        title={secret ? "Copy it now" : "New token"}
        description={
          secret
            ? "This is the only time it is shown. Only its fingerprint is kept."
            : "It acts as you, within its scopes. It never changes settings."
        }
      >
        {secret ? (
          <ShownOnce
            label="Token"
            help="Send it as “Authorization: Bearer …”. The calls are described at /api/v1/openapi.json."
            value={secret}
            onDone={close}
          />
        ) : (
          <TokenForm canSpend={canSpend} onMade={keep} onCancel={close} />
        )}
      </Dialog>
    </>
  );
}
