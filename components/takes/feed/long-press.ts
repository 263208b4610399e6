/** A finger that stays this long on a picture opens what can be made from the take. */
const LONG_MS = 450;
const SLOP_PX = 10;
const PICTURE = ".tile-link, .take-row .frame";

/** Hears long presses by touch on the pictures of takes in an element, until the signal. */
export function hearLongPresses(root: HTMLElement, signal: AbortSignal): void {
  let isTouch = false;
  let isClickOurs = false;

  const down = ({ pointerType, clientX, clientY, target }: PointerEvent) => {
    isTouch = pointerType === "touch" && target instanceof Element && target.closest(PICTURE) !== null;
    isClickOurs = false;
    if (!isTouch || !(target instanceof Element)) return;
    const menu = target.closest("li")?.querySelector<HTMLElement>("[data-make]");
    const over = new AbortController();
    const timer = setTimeout(() => {
      over.abort();
      menu?.click();
      navigator.vibrate?.(10);
      isClickOurs = true;
    }, LONG_MS);
    const end = () => {
      clearTimeout(timer);
      over.abort();
    };
    const move = (event: PointerEvent) => Math.hypot(event.clientX - clientX, event.clientY - clientY) > SLOP_PX && end();
    window.addEventListener("pointermove", move, { signal: over.signal });
    window.addEventListener("pointerup", end, { signal: over.signal });
    window.addEventListener("pointercancel", end, { signal: over.signal });
  };

  root.addEventListener("pointerdown", down, { signal });
  // no menu of the browser's over ours, and no visit when the finger goes
  root.addEventListener("contextmenu", (event) => isTouch && event.preventDefault(), { signal });
  root.addEventListener(
    "click",
    (event) => {
      if (!isClickOurs) return;
      isClickOurs = false;
      event.preventDefault();
      event.stopPropagation();
    },
    { signal, capture: true },
  );
}
