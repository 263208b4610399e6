"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useAction } from "@/components/shell/use-action";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Ban } from "@/components/ui/icons";
import { LocalTime } from "@/components/ui/local-time";
import { toast } from "@/components/ui/toast";
import { revokeTokenAction } from "@/lib/access/actions";
import type { TokenView } from "@/lib/access/data";

export function TokenRow({ token }: { token: TokenView }) {
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const { run, error, isBusy } = useAction(revokeTokenAction, () => {
    setAsking(false);
    router.refresh();
    toast(`${token.name} no longer opens anything.`);
  });

  return (
    <tr className={token.revokedAt ? "muted" : undefined}>
      <td className="token-name">
        <span className={token.revokedAt ? "truncate" : "strong truncate"}>{token.name}</span>
        <span className="hint">
          <span className="mono">{token.hint}…</span> made <LocalTime moment={token.createdAt} />
          {!token.owner.isYou && <> by {token.owner.name}</>}
        </span>
      </td>
      <td>
        <span className="chips">
          {token.scopes.map((scope) => (
            <span key={scope} className="tag">
              {scope}
            </span>
          ))}
        </span>
      </td>
      <td className="nowrap xs hide-phone">{token.lastUsedAt ? <LocalTime moment={token.lastUsedAt} /> : <span className="muted">never</span>}</td>
      <td className="end">
        {token.revokedAt ? (
          <span className="state">
            <Ban className="icon" />
            Revoked
          </span>
        ) : (
          <Button size="sm" aria-label={`Revoke ${token.name}`} onClick={() => setAsking(true)}>
            Revoke
          </Button>
        )}
        <Dialog
          isOpen={isAsking}
          onClose={() => setAsking(false)}
          title={`Revoke ${token.name}?`}
          footer={
            <>
              <Button onClick={() => setAsking(false)}>Keep it</Button>
              <Button variant="danger-fill" isBusy={isBusy} onClick={() => void run({ tokenId: token.id })}>
                Revoke the token
              </Button>
            </>
          }
        >
          <p>What uses it is refused from now on. Takes that it started go on. This can’t be undone, but a new token is quickly made.</p>
          {error && <Note tone="danger" title={error.message} />}
        </Dialog>
      </td>
    </tr>
  );
}
