export type Move =
  | { kind: "push" | "pull" | "handheld" | "static" }
  | { kind: "pan" | "truck" | "orbit" | "roll"; toward: "left" | "right" | null }
  | { kind: "tilt" | "crane"; toward: "up" | "down" | null };

/** The camera moves that a prompt asks for, and how large: 1 is usual. */
export interface Direction {
  moves: Move[];
  amount: number;
}

const PUSH =
  /\b(push(es|ing)?[ -]?(in|forward|toward)|doll(y|ies|ying)([ -]?(in|forward|toward|shot))?\b(?![ -]?(out|back|left|right|zoom))|zoom(s|ing)?[ -]?in|(move|glide|creep|fly|flie|drift)(s|ing)?[ -]?(in|closer|forward|through|over|toward)|close[ -]?in on)/;
const PULL = /\b(pull(s|ing)?[ -]?(out|back|away)|doll(y|ies|ying)[ -]?(out|back)|zoom(s|ing)?[ -]?out|(move|drift)(s|ing)? (back|away))/;
const STATIC =
  /\b(static|locked([ -]?(off|down))?|tripod|stationary|fixed camera|camera (is |stays |remains |holds )?(still|fixed)|(no|without) camera (movement|motion|move))\b/;
const HANDHELD = /\b(hand[ -]?held|shak(y|es|ing)|documentary|wobbl(y|es|ing))\b/;
const ORBIT = /\b(orbit(s|ing)?|arc(s|ing)?( shot)?|circl(e|es|ing) around|revolv(e|es|ing)|rotat(e|es|ing) around|360)\b/;
const SLOW = /\b(slow(ly)?|gentl[ey]|subtl[ey]|soft(ly)?|slight(ly)?|calm(ly)?|barely)\b/;
const FAST = /\b(fast|quick(ly)?|rapid(ly)?|dramatic(ally)?|sweeping|energetic|whip|crash)\b/;

const LEFT_RIGHT = /\b(left|right)\b/;
const UP_DOWN =
  /\b(up(ward|wards)?|down(ward|wards)?|rise|rises|rising|lower|lowers|lowering|descend|descends|descending|ascend|ascends|ascending)\b/;

/** Reads camera moves from a prompt as a director would say them. Several combine; none means a gentle push. */
export function readDirection(prompt: string): Direction {
  const text = prompt.toLowerCase();
  const moves: Move[] = [];
  const pushAt = text.search(PUSH);
  const pullAt = text.search(PULL);
  if (pushAt >= 0 && (pullAt < 0 || pushAt < pullAt)) moves.push({ kind: "push" });
  else if (pullAt >= 0) moves.push({ kind: "pull" });
  addSideways(moves, text, "pan", /\bpan(s|ning)?\b/);
  addSideways(
    moves,
    text,
    "truck",
    /\b(truck(s|ing)?|tracking shot|track(s|ing)? (to the )?(left|right)|slid(e|es|ing)|dolly(ing)?[ -]?(left|right)|lateral)\b/,
  );
  addUpDown(moves, text, "tilt", /\btilt(s|ing)?\b/);
  addUpDown(moves, text, "crane", /\b(crane(s)?|craning|boom(s|ing)?|jib|pedestal|camera (rises|ascends|descends|lowers))\b/);
  addSideways(moves, text, "orbit", ORBIT);
  addSideways(moves, text, "roll", /\b(dutch|camera roll|roll(s|ing)? camera|barrel roll)\b/);
  if (HANDHELD.test(text)) moves.push({ kind: "handheld" });
  if (moves.length === 0) moves.push({ kind: STATIC.test(text) ? "static" : "push" });
  return { moves, amount: amountOf(text) * (isDefault(text, moves) ? 0.75 : 1) };
}

function isDefault(text: string, moves: readonly Move[]): boolean {
  return moves.length === 1 && moves[0]?.kind === "push" && !PUSH.test(text);
}

function amountOf(text: string): number {
  if (SLOW.test(text)) return 0.7;
  return FAST.test(text) ? 1.45 : 1;
}

function addSideways(moves: Move[], text: string, kind: "pan" | "truck" | "orbit" | "roll", word: RegExp): void {
  const after = afterWord(text, word);
  if (after === null) return;
  const side = LEFT_RIGHT.exec(after)?.[1];
  moves.push({ kind, toward: side === "left" || side === "right" ? side : null });
}

function addUpDown(moves: Move[], text: string, kind: "tilt" | "crane", word: RegExp): void {
  const after = afterWord(text, word);
  if (after === null) return;
  const way = UP_DOWN.exec(after)?.[1];
  moves.push({ kind, toward: way ? (/^(up|ris|asc)/.test(way) ? "up" : "down") : null });
}

/** The word and the few that follow it in the same clause, where its direction would stand; null when it isn't said. */
function afterWord(text: string, word: RegExp): string | null {
  const found = word.exec(text);
  if (!found) return null;
  const clause = text.slice(found.index).split(/[.;,]|\b(?:then|and|while|as)\b/)[0] ?? "";
  return clause.slice(0, 60);
}
