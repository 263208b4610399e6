/** What keys do on the wall, for who has some. */
export function WallHints() {
  return (
    <span className="right nowrap max-lg:hidden [@media(hover:none)]:hidden">
      Arrows move <span aria-hidden="true">·</span> <kbd className="kbd">X</kbd> selects <span aria-hidden="true">·</span>{" "}
      <kbd className="kbd">Enter</kbd> opens <span aria-hidden="true">·</span> <kbd className="kbd">J</kbd> <kbd className="kbd">L</kbd> scrub{" "}
      <span aria-hidden="true">·</span> <kbd className="kbd">Space</kbd> plays
    </span>
  );
}
