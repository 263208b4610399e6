"use client";

import { type Draft, drawSeed, seedOf } from "@/components/takes/composer/draft";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Dices, Lock, LockOpen } from "@/components/ui/icons";

interface SeedFieldProps {
  seed: string;
  isLocked: boolean;
  count: number;
  placeholder?: string;
  error: string | undefined;
  onChange: (change: Pick<Draft, "seed" | "isSeedLocked">) => void;
}

/** The number that makes a take repeatable. Open, each take draws its own; typed or rolled, it is kept until the lock is opened again. */
export function SeedField({ seed, isLocked, count, placeholder = "New for every take", error, onChange }: SeedFieldProps) {
  const first = seedOf({ seed, isSeedLocked: isLocked });
  const help = isLocked && typeof first === "number" && count > 1 ? `The ${count} takes get ${first} to ${first + count - 1}.` : undefined;

  return (
    <div data-field="seed">
      <Field label="Seed" error={error} help={help}>
        {(wiring) => (
          <div className="input-group">
            <input
              {...wiring}
              className="input mono"
              inputMode="numeric"
              autoComplete="off"
              value={isLocked ? seed : ""}
              placeholder={placeholder}
              onChange={(event) => onChange({ seed: event.target.value, isSeedLocked: event.target.value !== "" })}
            />
            <IconButton variant="default" label="Roll a new seed" onClick={() => onChange({ seed: drawSeed(), isSeedLocked: true })}>
              <Dices className="icon" />
            </IconButton>
            <IconButton
              variant="default"
              label="Keep this seed for the next takes"
              isPressed={isLocked}
              onClick={() => onChange({ seed: seed || drawSeed(), isSeedLocked: !isLocked })}
            >
              {isLocked ? <Lock className="icon" /> : <LockOpen className="icon" />}
            </IconButton>
          </div>
        )}
      </Field>
    </div>
  );
}
