import { type CropBox, type CropShape, hasShape, largestBox, lossOf, percentWords, ratioOf, type Size } from "@/components/takes/composer/crop";
import { PROVIDER_LABELS } from "@/lib/providers/label";
import type { Settings } from "@/lib/providers/provider";
import type { ProviderForm } from "@/lib/settings/loaders";

/** The window as it stands: null when the whole picture goes out, because that was asked for or because it has the shape. */
export function windowOf(size: Size, shape: CropShape, box: CropBox | null): CropBox | null {
  if (shape === "whole" || !size.width || !size.height) return null;
  const ratio = ratioOf(shape, size);
  return box ?? (hasShape(size, ratio) ? null : largestBox(size, ratio));
}

/** What becomes of the picture, before money is spent: what is cut here, and what the provider does with the rest. */
export function cropWords(
  form: Pick<ProviderForm, "provider" | "aspectSetting">,
  settings: Settings,
  size: Size,
  shape: CropShape,
  box: CropBox | null,
): string {
  const window = windowOf(size, shape, box);
  const sent = window ? { width: window.width * size.width, height: window.height * size.height } : size;
  const loss = window ? lossOf(window) : 0;
  const wanted = wantedRatio(form, settings);
  if (wanted && !hasShape(sent, wanted.ratio)) {
    const again = lossOf(largestBox(sent, wanted.ratio));
    const all = percentWords(1 - (1 - loss) * (1 - again));
    return `${PROVIDER_LABELS[form.provider]} makes it ${wanted.label} and cuts around the middle: ${all} of the picture is lost.`;
  }
  if (window) return `${percentWords(loss)} of the picture is lost.`;
  if (shape !== "whole") return "Nothing is lost: the still has this shape.";
  const nearest = nearestShape(size);
  if (hasShape(size, nearest.ratio)) return "Nothing is lost: the still has the shape of a clip.";
  const cut = percentWords(lossOf(largestBox(size, nearest.ratio)));
  return `${PROVIDER_LABELS[form.provider]} makes ${nearest.label} of this, and likely cuts ${cut} away around the middle. Choose a shape to decide what stays.`;
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
function wantedRatio({ aspectSetting }: Pick<ProviderForm, "aspectSetting">, settings: Settings): { label: string; ratio: number } | null {
  const label = aspectSetting === null ? undefined : settings[aspectSetting];
  const match = typeof label === "string" ? /^(\d+):(\d+)$/.exec(label) : null;
  return match?.[0] ? { label: match[0], ratio: Number(match[1]) / Number(match[2]) } : null;
}
