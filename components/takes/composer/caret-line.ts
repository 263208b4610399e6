const COPIED = [
  "fontFamily",
  "fontSize",
  "fontStyle",
  "fontWeight",
  "letterSpacing",
  "lineHeight",
  "paddingLeft",
  "paddingRight",
  "tabSize",
  "textIndent",
  "textTransform",
  "wordSpacing",
] as const;

/** Whether the caret stands on the first and on the last line that a field shows, long lines being broken as they are there. */
export function caretLine(area: HTMLTextAreaElement): { isFirst: boolean; isLast: boolean } {
  const style = getComputedStyle(area);
  const twin = document.createElement("div");
  for (const name of COPIED) twin.style[name] = style[name];
  Object.assign(twin.style, {
    position: "absolute",
    visibility: "hidden",
    boxSizing: "border-box",
    width: `${area.clientWidth}px`,
    whiteSpace: "pre-wrap",
    overflowWrap: "break-word",
  });
  const [start, caret, end] = [mark(), mark(), mark()];
  const at = area.selectionStart;
  twin.append(start, area.value.slice(0, at), caret, area.value.slice(at), end);
  document.body.append(twin);
  const line = { isFirst: caret.offsetTop === start.offsetTop, isLast: caret.offsetTop === end.offsetTop };
  twin.remove();
  return line;
}

function mark(): HTMLElement {
  return document.createElement("span");
}
