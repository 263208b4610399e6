"use client";

import { ShareMenu } from "@/components/shares/share-menu";
import { ago, closesIn, forWhom, PERMISSIONS, STATE_WORDS } from "@/components/shares/share-words";
import { KeyRound, MessageSquare, SquarePen } from "@/components/ui/icons";
import { CircleCheck, Download, Pause } from "@/components/ui/more-icons";
import type { ShareView } from "@/lib/shares/view";

interface ShareRowProps {
  share: ShareView;
  now: number;
  onOpen: () => void;
}

/** One link of the list; its name opens what was done over it. */
export function ShareRow({ share, now, onOpen }: ShareRowProps) {
  const isClosed = share.state === "expired" || share.state === "revoked";
  return (
    <tr className={isClosed ? "is-closed" : undefined}>
      <td className="share-lead">
        <span className="row">
          <button type="button" className="share-name" aria-haspopup="dialog" onClick={onOpen}>
            {share.name}
          </button>
          {share.hasPassword && (
            <span title="Asks for a password">
              <KeyRound className="icon muted" role="img" aria-label="Asks for a password" />
            </span>
          )}
          {share.state !== "live" && (
            <span className={`pill ${share.state === "paused" ? "pill-warn" : ""}`}>
              {share.state === "paused" && <Pause className="icon" aria-hidden="true" />}
              {STATE_WORDS[share.state]}
            </span>
          )}
        </span>
        <span className="block xs soft wrap-anywhere">
          {forWhom(share)}
          <span className="muted">{` · ${share.leadsTo} · …${share.hint}`}</span>
        </span>
      </td>
      <td data-label="Guests may">{PERMISSIONS.find(({ value }) => value === share.permission)?.label}</td>
      <td data-label={isClosed ? "Closed" : "Closes"} className="num">
        <span title={share.expiresAt ? new Date(share.expiresAt).toLocaleString("en-GB") : undefined}>
          {share.state === "revoked" ? "By hand" : closesIn(share.expiresAt, now)}
        </span>
      </td>
      <td data-label="Last opened" className="num">
        {share.lastOpenedAt ? (
          <span title={`Opened ${share.opens} times`}>{ago(share.lastOpenedAt, now)}</span>
        ) : (
          <span className="muted">Not yet</span>
        )}
      </td>
      <td data-label="What was done">
        <Done done={share.done} />
      </td>
      <td className="share-acts end">
        <ShareMenu share={share} />
      </td>
    </tr>
  );
}

function Done({ done }: { done: ShareView["done"] }) {
  const parts = [
    { count: done.approved, icon: CircleCheck, words: done.approved === 1 ? "approval" : "approvals" },
    { count: done.changes, icon: SquarePen, words: done.changes === 1 ? "change asked" : "changes asked" },
    { count: done.notes, icon: MessageSquare, words: done.notes === 1 ? "note" : "notes" },
    { count: done.downloads, icon: Download, words: done.downloads === 1 ? "download" : "downloads" },
  ].filter(({ count }) => count > 0);
  if (parts.length === 0) return <span className="muted">{done.watched > 0 ? `${done.watched} watched` : "Nothing yet"}</span>;
  return (
    <span className="share-did">
      {parts.map(({ count, icon: Icon, words }) => (
        <span key={words}>
          <Icon className="icon" aria-hidden="true" />
          {`${count} ${words}`}
        </span>
      ))}
    </span>
  );
}
