"use client";

import { useRef, useState } from "react";
import { forWhom, mailText } from "@/components/shares/share-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Check, Copy, Mail } from "@/components/ui/more-icons";
import type { NewShareLink } from "@/lib/shares/view";

/** Links in the one moment in which they are known: each with a way to copy it, alone or as a mail. */
export function MadeLinks({ links, onDone }: { links: readonly NewShareLink[]; onDone: () => void }) {
  const [copied, setCopied] = useState<{ words: string; key: string } | null>(null);
  return (
    <div className="made-links">
      <ul className="made-links">
        {links.map((link) => (
          <MadeLink key={link.share.id} link={link} copied={copied?.key ?? null} onCopied={(key, words) => setCopied({ key, words })} />
        ))}
      </ul>
      <span className="sr-only" role="status">
        {copied?.words}
      </span>
      <div className="dialog-acts">
        <a className="btn btn-ghost" href="/shares">
          All links
        </a>
        <Button variant="primary" onClick={onDone}>
          {links.length === 1 ? "I have it" : "I have them"}
        </Button>
      </div>
    </div>
  );
}

interface MadeLinkProps {
  link: NewShareLink;
  copied: string | null;
  onCopied: (key: string, words: string) => void;
}

function MadeLink({ link, copied, onCopied }: MadeLinkProps) {
  const field = useRef<HTMLInputElement>(null);
  const [byHand, setByHand] = useState<string | null>(null);
  const whom = forWhom(link.share);
  const copy = async (what: "link" | "mail", text: string) => {
    const isCopied = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    // without https a browser keeps the clipboard to itself: then it stands there selected
    if (isCopied) onCopied(`${link.share.id}-${what}`, `Copied the ${what} for ${whom}.`);
    else if (what === "mail") setByHand(text);
    else field.current?.select();
  };
  const icon = (what: string) => (copied === `${link.share.id}-${what}` ? <Check className="icon" aria-hidden="true" /> : null);

  return (
    <li className="made-link">
      <Field label={`Link for ${whom}`}>
        {(wiring) => (
          <div className="input-group">
            <input {...wiring} ref={field} className="input mono" readOnly value={link.url} onFocus={(event) => event.target.select()} />
            <Button aria-label={`Copy the link for ${whom}`} onClick={() => void copy("link", link.url)}>
              {icon("link") ?? <Copy className="icon" aria-hidden="true" />}
              Copy
            </Button>
            <Button
              aria-label={`Copy a mail with the link for ${whom}`}
              title="Copy a mail with it"
              onClick={() => void copy("mail", mailText(link))}
            >
              {icon("mail") ?? <Mail className="icon" aria-hidden="true" />}
              Mail
            </Button>
          </div>
        )}
      </Field>
      {byHand !== null && (
        <textarea
          className="textarea"
          rows={6}
          readOnly
          aria-label={`The mail for ${whom}`}
          value={byHand}
          onFocus={(event) => event.target.select()}
        />
      )}
    </li>
  );
}
