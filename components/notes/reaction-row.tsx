import type { IconComponent } from "@/components/ui/icon";
import { Heart } from "@/components/ui/icons";
import { Check, Eye, Smile, ThumbsUp } from "@/components/ui/more-icons";
import type { Sign } from "@/lib/notes/limits";
import type { NoteView } from "@/lib/notes/view";

/** What each sign says, for who hears it. */
export const SIGN_WORDS: Record<Sign, string> = { agree: "Agree", love: "Love it", done: "Done", look: "Looking", laugh: "Laugh" };

const ICONS: Record<Sign, IconComponent> = { agree: ThumbsUp, love: Heart, done: Check, look: Eye, laugh: Smile };

export function SignIcon({ sign }: { sign: Sign }) {
  const Icon = ICONS[sign];
  return <Icon className="icon" aria-hidden="true" />;
}

/** The signs on a note with how many and whose; a press puts one's own there, or takes it off. */
export function ReactionRow({ note, onReact }: { note: NoteView; onReact?: ((sign: Sign, isOn: boolean) => void) | undefined }) {
  if (note.reactions.length === 0) return null;
  return (
    <ul className="reactions" aria-label="Reactions">
      {note.reactions.map(({ sign, names, isYours }) => {
        const words = `${names.length} ${SIGN_WORDS[sign]}: ${names.join(", ")}`;
        const shown = (
          <>
            <SignIcon sign={sign} /> <span className="num">{names.length}</span>
          </>
        );
        return (
          <li key={sign}>
            {onReact ? (
              <button
                type="button"
                className="reaction"
                aria-pressed={isYours}
                aria-label={words}
                title={words}
                onClick={() => onReact(sign, !isYours)}
              >
                {shown}
              </button>
            ) : (
              <span className="reaction" title={words}>
                <span className="sr-only">{words}</span>
                <span aria-hidden="true">{shown}</span>
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
