"use client";

import { TokenRow } from "@/components/settings/token-row";
import { Empty } from "@/components/ui/empty";
import { KeyRound } from "@/components/ui/icons";
import { ScrollTable } from "@/components/ui/scroll-table";
import type { TokenView } from "@/lib/access/data";

/** Every API token, those in use first. */
export function TokensPanel({ tokens }: { tokens: readonly TokenView[] }) {
  if (tokens.length === 0) {
    return (
      <div className="panel">
        <Empty level={3} icon={<KeyRound className="icon icon-lg muted" />} title="No tokens yet">
          A token lets a script send stills, start takes and fetch clips as you, within the scopes it is given.
        </Empty>
      </div>
    );
  }
  const inOrder = [...tokens.filter((token) => !token.revokedAt), ...tokens.filter((token) => token.revokedAt)];
  return (
    <ScrollTable
      label="List of tokens"
      head={
        <>
          <th scope="col">Token</th>
          <th scope="col">May</th>
          <th scope="col" className="hide-phone">
            Last used
          </th>
          <th scope="col" className="end">
            <span className="sr-only">Actions</span>
          </th>
        </>
      }
    >
      {inOrder.map((token) => (
        <TokenRow key={token.id} token={token} />
      ))}
    </ScrollTable>
  );
}
