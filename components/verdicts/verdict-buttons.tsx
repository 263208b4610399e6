import { Button } from "@/components/ui/button";
import { CircleX, SquarePen } from "@/components/ui/icons";
import { CircleCheck } from "@/components/ui/more-icons";
import type { VerdictKind } from "@/lib/verdicts/limits";

const CHOICES = [
  { kind: "approved", name: "Approve", hint: "Approve (Shift A)", keys: "Shift+A", className: "v-ok", icon: CircleCheck },
  { kind: "changes_requested", name: "Ask for changes", hint: "Ask for changes (Shift R)", keys: "Shift+R", className: "v-info", icon: SquarePen },
  { kind: "rejected", name: "Reject", hint: "Reject", keys: undefined, className: "v-no", icon: CircleX },
] as const;

interface VerdictButtonsProps {
  pressed: VerdictKind | null;
  isBusy: boolean;
  onPress: (kind: VerdictKind) => void;
}

/** The three verdicts: the given one is pressed, and pressed again it is taken back. */
export function VerdictButtons({ pressed, isBusy, onPress }: VerdictButtonsProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons, in no form
    <div className="verdict-btns" role="group" aria-label="Your verdict">
      {CHOICES.map(({ kind, name, hint, keys, className, icon: Icon }) => (
        <Button
          key={kind}
          className={className}
          isPressed={pressed === kind}
          isBusy={isBusy}
          title={pressed === kind ? "Press again to take it back" : hint}
          aria-keyshortcuts={keys}
          onClick={() => onPress(kind)}
        >
          <Icon className="icon" aria-hidden="true" />
          <span>{name}</span>
        </Button>
      ))}
    </div>
  );
}
