"use client";

import { RecipientsField } from "@/components/shares/recipients-field";
import type { ShareDraft } from "@/components/shares/share-draft";
import { DOWNLOADS, EXPIRIES, PERMISSIONS, TAKES } from "@/components/shares/share-words";
import { ShowsFields } from "@/components/shares/shows-fields";
import { Field } from "@/components/ui/field";
import { firstFocus } from "@/components/ui/first-focus";
import { ChevronRight } from "@/components/ui/icons";
import { PasswordInput } from "@/components/ui/password-input";
import { Segmented } from "@/components/ui/segmented";
import type { FieldErrors } from "@/lib/errors";
import { EXPIRY_DAYS_MAX, SHARE_NAME_MAX, SHARE_PASSWORD_MAX, SHARE_PASSWORD_MIN } from "@/lib/shares/limits";

interface ShareFieldsProps {
  draft: ShareDraft;
  change: (part: Partial<ShareDraft>) => void;
  wrong: FieldErrors;
  /** A link that exists has its people, and may have a password already. */
  existing?: { hasPassword: boolean; closes: string };
  /** Takes chosen by hand are what they are; of a shot or a live filter, some may be left out. */
  choosesTakes: boolean;
}

/** What a link is, in the order that one thinks of it: what and for whom, what they may do, how long, and what they see. */
export function ShareFields({ draft, change, wrong, existing, choosesTakes }: ShareFieldsProps) {
  return (
    <>
      <Field label="Name" help="It heads the page that your guest sees." error={wrong.name}>
        {(wiring) => (
          <input
            {...wiring}
            ref={firstFocus}
            className="input"
            maxLength={SHARE_NAME_MAX}
            autoComplete="off"
            value={draft.name}
            onChange={(event) => change({ name: event.target.value })}
          />
        )}
      </Field>
      {!existing && <RecipientsField text={draft.recipients} onChange={(recipients) => change({ recipients })} error={wrong.recipients} />}
      <Segmented
        label="Guests may"
        options={PERMISSIONS}
        value={draft.permission}
        onChange={(permission) => change({ permission })}
        help={PERMISSIONS.find(({ value }) => value === draft.permission)?.help}
      />
      {choosesTakes && <Segmented label="Which takes" options={TAKES} value={draft.takes} onChange={(takes) => change({ takes })} />}
      <div className="share-pair">
        <ExpiryField draft={draft} change={change} wrong={wrong} keepWords={existing?.closes} />
        <PasswordField draft={draft} change={change} wrong={wrong} hasPassword={existing?.hasPassword === true} />
      </div>
      <Segmented
        label="Downloads"
        options={DOWNLOADS}
        value={draft.downloads}
        onChange={(downloads) => change({ downloads })}
        help={draft.downloads === "after_approval" ? "A clip can be kept once it is approved." : undefined}
      />
      <ShowsFields draft={draft} change={change} />
      <details className="share-more" open={Boolean(wrong.embedOrigins) || undefined}>
        <summary>
          <ChevronRight className="icon" aria-hidden="true" />
          Show it inside another site
        </summary>
        <Field
          label="Sites that may show it in a frame"
          help="One a line, such as https://client.example. Whoever opens such a page can watch, so this is for links without a password, for nobody in particular."
          error={wrong.embedOrigins}
        >
          {(wiring) => (
            <textarea
              {...wiring}
              className="textarea"
              rows={2}
              spellCheck={false}
              value={draft.embedOrigins}
              onChange={(event) => change({ embedOrigins: event.target.value })}
            />
          )}
        </Field>
      </details>
    </>
  );
}

type PartProps = Pick<ShareFieldsProps, "draft" | "change" | "wrong">;

function ExpiryField({ draft, change, wrong, keepWords }: PartProps & { keepWords: string | undefined }) {
  const isOther = draft.expiry === "days";
  const options = keepWords === undefined ? EXPIRIES : [{ value: "keep" as const, label: keepWords }, ...EXPIRIES];
  return (
    <div className="stack">
      <Field label="Closes" error={isOther ? undefined : wrong.expiresInDays}>
        {(wiring) => (
          <select
            {...wiring}
            className="select"
            value={draft.expiry}
            onChange={(event) => {
              const chosen = options.find(({ value }) => value === event.target.value);
              if (chosen) change({ expiry: chosen.value });
            }}
          >
            {options.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      {isOther && (
        <Field label="Days from now" error={wrong.expiresInDays}>
          {(wiring) => (
            <input
              {...wiring}
              className="input"
              type="number"
              inputMode="numeric"
              min={1}
              max={EXPIRY_DAYS_MAX}
              value={draft.days}
              onChange={(event) => change({ days: event.target.value })}
            />
          )}
        </Field>
      )}
    </div>
  );
}

function PasswordField({ draft, change, wrong, hasPassword }: PartProps & { hasPassword: boolean }) {
  return (
    <Field
      label="Password"
      error={wrong.password}
      help={
        hasPassword
          ? "Leave it empty to keep it. A new one closes the page for whoever has it open."
          : `Leave it empty for none; else ${SHARE_PASSWORD_MIN} characters or more.`
      }
    >
      {(wiring) => (
        <div className="stack">
          <PasswordInput
            {...wiring}
            autoComplete="new-password"
            maxLength={SHARE_PASSWORD_MAX}
            disabled={draft.dropsPassword}
            placeholder={hasPassword ? "••••••••" : "None"}
            value={draft.password}
            onChange={(event) => change({ password: event.target.value })}
          />
          {hasPassword && (
            <label className="check-row">
              <input
                className="check"
                type="checkbox"
                checked={draft.dropsPassword}
                onChange={(event) => change({ dropsPassword: event.target.checked, password: "" })}
              />
              <span>Ask for no password any more</span>
            </label>
          )}
        </div>
      )}
    </Field>
  );
}
