import { hasShape, largestBox, lossOf, percentWords, type Size } from "@/components/takes/composer/crop";
import { type Framing, sentSize } from "@/components/takes/composer/framing";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import type { Settings } from "@/lib/providers/provider";
import type { ProviderForm } from "@/lib/settings/loaders";
import { blurOf } from "@/lib/stills/state";

type Form = Pick<ProviderForm, "provider" | "aspectSetting">;

/** What becomes of the picture, before money is spent: what is done to it here, what the provider does with the rest, and whether enough is left of it. */
export function cropWords(form: Form, settings: Settings, size: Size, framing: Framing, isShapeChosen: boolean): string {
  return [lossWords(form, settings, size, framing, isShapeChosen), softWords(settings, sentSize(size, framing))].filter(Boolean).join(" ");
}

function lossWords(form: Form, settings: Settings, size: Size, framing: Framing, isShapeChosen: boolean): string {
  const wanted = wantedRatio(form, settings);
  const sent = sentSize(size, framing);
  if (wanted && !hasShape(sent, wanted.ratio)) {
    const kept = largestBox(sent, wanted.ratio);
    const all = percentWords(lossIn(size, framing, { width: kept.width * sent.width, height: kept.height * sent.height }));
    return `${PROVIDER_LABELS[form.provider]} makes it ${wanted.label} and cuts around the middle: ${all} of the picture is lost.`;
  }
  if (framing.how !== "whole") return framingWords(size, framing);
  if (isShapeChosen) return "Nothing is lost: the still has this shape.";
  const nearest = nearestShape(size);
  if (hasShape(size, nearest.ratio)) return "Nothing is lost: the still has the shape of a clip.";
  const cut = percentWords(lossOf(largestBox(size, nearest.ratio)));
  return `${PROVIDER_LABELS[form.provider]} makes ${nearest.label} of this, and likely cuts ${cut} away around the middle. Choose a shape to decide what stays.`;
}

/** Said of a picture that must be enlarged for the clip: "480p" names its short side. */
function softWords({ resolution }: Settings, { width, height }: Size): string {
  return Math.min(width, height) < Number.parseInt(String(resolution), 10) ? `It is smaller than ${resolution}: the clip will look soft.` : "";
}

/** What becomes of an end still of another shape than the still. */
export function endWords(size: Size, framing: Exclude<Framing, { how: "whole" }>): string {
  return framing.how === "cut"
    ? `Another shape than the still: cut around its middle, ${percentWords(lossIn(size, framing, framing.box))} of it is lost.`
    : `Another shape than the still: fitted into it whole, ${percentWords(blurOf(size, framing.shape))} is blur.`;
}

function framingWords(size: Size, framing: Exclude<Framing, { how: "whole" }>): string {
  return framing.how === "cut"
    ? `${percentWords(lossIn(size, framing, framing.box))} of the picture is lost.`
    : `Nothing is lost: ${percentWords(blurOf(size, framing.shape))} of the clip is blur.`;
}

/** The part of the picture that is lost when what is sent is cut to `kept` around its middle. */
function lossIn(size: Size, framing: Framing, kept: Size): number {
  const sent = sentSize(size, framing);
  // of a fitted picture the blur goes first
  const scale = framing.how === "fit" ? Math.min(sent.width / size.width, sent.height / size.height) : 1;
  return 1 - (Math.min(kept.width, size.width * scale) * Math.min(kept.height, size.height * scale)) / (size.width * size.height * scale * scale);
}

const SHAPES = [
  { label: "16:9", ratio: 16 / 9 },
  { label: "9:16", ratio: 9 / 16 },
  { label: "1:1", ratio: 1 },
];

/** The clip's shape that is nearest to the still's: neither vendor says more than which sizes it makes. Between two, the wider or the taller. */
function nearestShape({ width, height }: Size): { label: string; ratio: number } {
  const distance = ({ ratio }: { ratio: number }) => Math.abs(Math.log(ratio / (width / height)));
  return SHAPES.reduce((best, shape) => (distance(shape) < distance(best) - 1e-9 ? shape : best));
}

/** The shape that the provider was told to make; null where the clip follows the still. */
function wantedRatio({ aspectSetting }: Form, settings: Settings): { label: string; ratio: number } | null {
  const label = aspectSetting === null ? undefined : settings[aspectSetting];
  const match = typeof label === "string" ? /^(\d+):(\d+)$/.exec(label) : null;
  return match?.[0] ? { label: match[0], ratio: Number(match[1]) / Number(match[2]) } : null;
}
