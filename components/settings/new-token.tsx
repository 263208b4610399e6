"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { TokenForm } from "@/components/settings/token-form";
import { TokenSecret } from "@/components/settings/token-secret";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

/** The button that makes a token, and the one look at its secret. */
export function NewToken() {
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
        {secret ? <TokenSecret secret={secret} onDone={close} /> : <TokenForm onMade={keep} onCancel={close} />}
      </Dialog>
    </>
  );
}
