"use client";

import { readRecipients, recipientWords } from "@/components/shares/recipients";
import { Field } from "@/components/ui/field";

interface RecipientsFieldProps {
  text: string;
  onChange: (text: string) => void;
  error: string | undefined;
}

/** For whom: a pasted list, and below it who was understood, so that nothing is made by surprise. */
export function RecipientsField({ text, onChange, error }: RecipientsFieldProps) {
  const people = readRecipients(text);
  return (
    <Field
      label="For whom"
      aside={<span className="hint">optional</span>}
      help={people.length === 0 ? "Names or emails, one a line: each gets a link of their own, which can be closed alone." : undefined}
      error={error}
    >
      {(wiring) => (
        <>
          <textarea
            {...wiring}
            className="textarea"
            rows={2}
            spellCheck={false}
            placeholder="Anyone with the link"
            value={text}
            onChange={(event) => onChange(event.target.value)}
          />
          {people.length > 0 && (
            <div className="chips" aria-live="polite">
              {people.map((person) => (
                <span key={`${person.name}${person.email}`} className="tag" title={person.email ?? undefined}>
                  {recipientWords(person)}
                </span>
              ))}
            </div>
          )}
        </>
      )}
    </Field>
  );
}
