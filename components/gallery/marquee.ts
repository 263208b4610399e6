import { withPicked } from "@/components/gallery/picked";
import { type Box, touched } from "@/components/gallery/touched";
import type { MarqueeWall } from "@/components/gallery/use-marquee";

/** A hand that presses trembles by so much. */
const SLOP_PX = 6;
/** So near to an edge of the screen the page goes along. */
const EDGE_PX = 56;
const FASTEST_PX = 24;

/**
 * Follows a mouse that was pressed on the wall until it is let go, and selects what its box touches: instead of what was selected, or beside it while
 * Shift, Ctrl or ⌘ is held. At the edge of the screen the page goes along. Esc takes it back.
 */
export function drawMarquee(start: PointerEvent, now: () => MarqueeWall): void {
  const stop = new AbortController();
  const { signal } = stop;
  const before = now().picking.picked;
  const isMore = start.shiftKey || start.ctrlKey || start.metaKey;
  const from = { x: start.clientX - leftOf(now()), y: now().wallY(start.clientY) };
  let at = { x: start.clientX, y: start.clientY };
  let box: HTMLElement | null = null;
  let lastTouched = "";
  let frame = 0;

  const draw = () => {
    const wall = now();
    const to = { x: at.x - leftOf(wall), y: wall.wallY(at.y) };
    const area: Box = { left: Math.min(from.x, to.x), right: Math.max(from.x, to.x), top: Math.min(from.y, to.y), bottom: Math.max(from.y, to.y) };
    if (box) place(box, area, wall);
    const tiles = wall.width === null ? [] : touched(area, wall.wall, wall.list.ratios, { width: wall.width, gap: wall.gap });
    const said = `${tiles.length} ${tiles[0]} ${tiles.at(-1)} ${area.left < 0 ? 0 : Math.round(area.left / 8)} ${Math.round(area.right / 8)}`;
    if (said === lastTouched) return;
    lastTouched = said;
    const base = isMore ? before : ({ all: false, ids: new Set<string>() } as const);
    wall.picking.set(withPicked(base, tiles.map(wall.list.idAt), true));
  };
  const scroll = () => {
    const pull = at.y < EDGE_PX + 100 ? at.y - EDGE_PX - 100 : Math.max(0, at.y - (window.innerHeight - EDGE_PX));
    if (pull !== 0) {
      window.scrollBy({ top: Math.max(-FASTEST_PX, Math.min(FASTEST_PX, pull / 2)), behavior: "instant" });
      draw();
    }
    frame = requestAnimationFrame(scroll);
  };
  const begin = () => {
    box = document.createElement("div");
    box.className = "marquee";
    document.body.append(box);
    document.documentElement.classList.add("is-marquee");
    frame = requestAnimationFrame(scroll);
  };
  const end = () => {
    cancelAnimationFrame(frame);
    box?.remove();
    document.documentElement.classList.remove("is-marquee");
    stop.abort();
  };

  window.addEventListener(
    "pointermove",
    (event) => {
      // let go before this was loaded
      if (!(event.buttons & 1)) return end();
      at = { x: event.clientX, y: event.clientY };
      if (!box && Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) < SLOP_PX) return;
      if (!box) begin();
      draw();
    },
    { signal },
  );
  window.addEventListener(
    "pointerup",
    () => {
      // the click of what it began on isn't meant
      if (box) window.addEventListener("click", swallow, { capture: true, once: true });
      setTimeout(() => window.removeEventListener("click", swallow, { capture: true }), 0);
      end();
    },
    { signal },
  );
  window.addEventListener("pointercancel", end, { signal });
  window.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || !box) return;
      event.preventDefault();
      event.stopPropagation();
      now().picking.set(before);
      end();
    },
    { signal, capture: true },
  );
}

function swallow(event: Event) {
  event.preventDefault();
  event.stopPropagation();
}

function leftOf({ root }: MarqueeWall): number {
  return root.current?.getBoundingClientRect().left ?? 0;
}

/** The box as it is seen: it stays on the wall while the page scrolls under the mouse. */
function place(element: HTMLElement, area: Box, wall: MarqueeWall) {
  const top = area.top - wall.wallY(0);
  element.style.transform = `translate(${area.left + leftOf(wall)}px, ${top}px)`;
  element.style.width = `${area.right - area.left}px`;
  element.style.height = `${area.bottom - area.top}px`;
}
