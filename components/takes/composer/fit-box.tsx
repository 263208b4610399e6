import type { Size } from "@/components/takes/composer/crop";

interface FitBoxProps {
  src: string | null;
  alt: string;
  /** The shape that it gets. */
  shape: Size;
  /** How wide it is. */
  width: string;
  onBroken: () => void;
}

/** How a still will look that is laid whole on a blurred copy of itself: as soft as the studio will make it. */
export function FitBox({ src, alt, shape, width, onBroken }: FitBoxProps) {
  return (
    <div
      className="relative mx-auto shrink-0 overflow-hidden rounded-frame bg-(--color-stage)"
      style={{ width, aspectRatio: shape.width / shape.height, containerType: "size" }}
    >
      {src ? (
        <>
          <img
            className="absolute inset-0 size-full scale-110 object-cover"
            style={{ filter: "blur(2.5cqmax)" }}
            src={src}
            alt=""
            draggable={false}
          />
          <img className="relative size-full object-contain" src={src} alt={alt} draggable={false} onError={onBroken} />
        </>
      ) : (
        <span className="grid h-full place-items-center p-4 text-center text-white/80">This browser can’t show it. The studio can.</span>
      )}
    </div>
  );
}
