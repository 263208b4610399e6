import type { Samples } from "@/components/takes/composer/use-samples";
import { ErrorText } from "@/components/ui/error-text";
import { SAMPLES } from "@/lib/stills/samples";

/** What a short row holds. */
const SHOWN = 3;

/** Sample stills in one line, for the composer where the empty feed isn't in sight. */
export function SampleRow({ samples }: { samples: Samples }) {
  return (
    <>
      <div className="sample-mini">
        <span className="hint">No still at hand?</span>
        {SAMPLES.slice(0, SHOWN).map((sample) => (
          <button
            key={sample.id}
            type="button"
            className="btn"
            aria-busy={samples.busyId === sample.id || undefined}
            onClick={() => void samples.take(sample)}
          >
            <img src={sample.preview} alt="" />
            {sample.short}
          </button>
        ))}
      </div>
      {samples.error && <ErrorText>{samples.error.message}</ErrorText>}
    </>
  );
}
