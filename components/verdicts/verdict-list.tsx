import { LocalTime } from "@/components/ui/local-time";
import type { VerdictKind } from "@/lib/verdicts/limits";
import type { SignOffView, TakeVerdicts } from "@/lib/verdicts/view";

const SAID: Record<VerdictKind, string> = { approved: "approved", changes_requested: "asked for changes", rejected: "rejected" };

/** Who said what, the newest first, and below it what guests signed, of exactly which clip. `onSentence` adds a word to one's own. */
export function VerdictList({ told: { verdicts, signOffs }, onSentence }: { told: TakeVerdicts; onSentence?: (() => void) | undefined }) {
  if (verdicts.length === 0 && signOffs.length === 0) return null;
  return (
    <div className="verdict-said">
      {verdicts.length > 0 && (
        <ul aria-label="Who said what">
          {verdicts.map(({ id, by, kind, sentence, decides, at }) => (
            <li key={id}>
              <b>{by.isYou ? "You" : by.name}</b> {by.isGuest && !by.isYou && <span className="tag">Guest</span>} {SAID[kind]}
              {!decides && <span className="muted"> (advice)</span>}
              {sentence && <>: “{sentence}”</>}{" "}
              <span className="muted">
                <LocalTime moment={at} />
              </span>{" "}
              {by.isYou && onSentence && (
                <button type="button" className="note-act" onClick={onSentence}>
                  {sentence ? "Change the words" : "Add a word"}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {signOffs.length > 0 && (
        <details className="sign-offs">
          <summary>
            {signOffs.length} {signOffs.length === 1 ? "sign-off" : "sign-offs"} on record
          </summary>
          <ul>
            {signOffs.map((signOff) => (
              <SignOffLine key={signOff.id} signOff={signOff} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function SignOffLine({ signOff: { name, kind, sentence, at, share, clipSha256, takenBackAt } }: { signOff: SignOffView }) {
  return (
    <li>
      <b>{name}</b> {SAID[kind]}
      {share && <> over “{share}”</>}
      {sentence && <>: “{sentence}”</>}{" "}
      <span className="muted">
        <LocalTime moment={at} />
        {takenBackAt && (
          <>
            , taken back <LocalTime moment={takenBackAt} />
          </>
        )}
      </span>
      <span className="sign-off-hash">
        Clip SHA-256 <span className="mono">{clipSha256}</span>
      </span>
    </li>
  );
}
