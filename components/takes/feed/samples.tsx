"use client";

import type { Samples } from "@/components/takes/composer/use-samples";
import { ErrorText } from "@/components/ui/error-text";
import { SAMPLES } from "@/lib/stills/samples";

const SHOWN = 3;

/** The first run: three pictures with what one might ask of them. `onUsed` hears when one stands in the composer. */
export function SampleCards({ samples, onUsed }: { samples: Samples; onUsed: () => void }) {
  return (
    <div className="empty">
      <h2>No takes yet</h2>
      <p>Drop a still, say what moves, press Generate. Takes arrive here while you keep working.</p>
      <ul className="samples">
        {SAMPLES.slice(0, SHOWN).map((sample) => (
          <li key={sample.id}>
            <button
              type="button"
              className="sample"
              aria-busy={samples.busyId === sample.id || undefined}
              onClick={() => void samples.take(sample).then((isUsed) => isUsed && onUsed())}
            >
              <span className="frame" style={{ "--ar": "4/3" } as React.CSSProperties}>
                <img src={sample.preview} alt={sample.alt} width={480} height={360} />
              </span>
              <span className="xs">
                <b>{samples.busyId === sample.id ? "Adding it" : sample.title}</b>“{sample.prompt}”
              </span>
            </button>
          </li>
        ))}
      </ul>
      {samples.error && <ErrorText>{samples.error.message}</ErrorText>}
      <p className="hint mt-3">Samples fill in the still and the prompt. Nothing is spent until you press Generate.</p>
    </div>
  );
}
