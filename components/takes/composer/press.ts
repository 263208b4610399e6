import { GRACE_MS, heldUntil, TakenBack } from "@/components/takes/composer/hold";
import { type pressIds, THINK_MS } from "@/components/takes/composer/intent";
import { cardsOf, type GenerateInput, type Held, type PressPhase, type Run } from "@/components/takes/composer/pressed";
import { needsSecondPress } from "@/components/takes/composer/price";
import { Refused } from "@/components/takes/composer/refused";
import { isOver } from "@/components/takes/composer/room";
import { sendPress } from "@/components/takes/composer/send-press";
import { troubleOf, UNANSWERED } from "@/components/takes/composer/trouble";
import type { StillSlot } from "@/components/takes/composer/use-still-slot";
import { idsOnPage, showPressed } from "@/components/takes/live/pressed-takes";
import { toast } from "@/components/ui/toast";
import { overWords } from "@/lib/budgets/state";
import type { FieldErrors } from "@/lib/errors";
import type { StillView } from "@/lib/takes/view";

const TAKEN_BACK = "Taken back: nothing was queued or spent.";
/** An id is kept over a reload until its press is answered: one that had arrived makes nothing new. */
const ARRIVED = "That press had arrived: these are its takes. Press again for more.";
const ARRIVED_ONE = "That press had arrived: this is its take. Press again for another.";
const LEFT = "The press was given up: you left before its still was here. Nothing was queued or spent.";
const LEFT_AT_ONCE = "The press was given up: you left the page at once. Nothing was queued or spent.";
const NOT_HERE =
  "This still did not arrive, so the press was given up: nothing was queued or spent. Upload it again or replace it, then press again.";
const REPLACED = "The still that the press waited for is gone, so the press was given up: nothing was queued or spent. Press again.";

/** What a press tells the page, and asks of it while it goes on. */
interface Board {
  ids: ReturnType<typeof pressIds>;
  /** Since when the button has been asking for a second press; null while it does not. */
  askedAt: number | null;
  /** The form as it stands by now. */
  now: () => GenerateInput;
  isGone: () => boolean;
  setPhase: (phase: PressPhase) => void;
  setHeld: (held: Held | null) => void;
  setWord: (word: string) => void;
  refuse: (found: FieldErrors) => void;
}

/** From the check of the form, as it stood when the button was pressed, to the takes in the queue. Until it is sent, `run.taken` takes it back. */
export async function carryOut(pressed: GenerateInput, run: Run, board: Board): Promise<void> {
  if (board.isGone()) return toast(LEFT_AT_ONCE);
  const { draft, parts, room, still, endStill, hasGrace, onStarted } = pressed;
  const found = troubleOf(draft, {
    isStillComing: still.upload !== null,
    hasStillFailed: still.upload?.phase === "failed",
    hasEndStillFailed: endStill.upload?.phase === "failed",
  });
  if (isOver(room)) found.count = overWords(room.tightest, room.asked);
  if (Object.keys(found).length > 0) return board.refuse(found);
  if (needsSecondPress(parts.map(({ line }) => line)) && (board.askedAt === null || Date.now() - board.askedAt < THINK_MS))
    return board.setPhase("asking");

  const isUploading = still.upload !== null || endStill.upload !== null;
  const graceMs = hasGrace ? GRACE_MS : 0;
  run.waitsFor = isUploading ? "still" : "grace";
  run.takes = draft.count * parts.length;
  let cards = draft.still && !isUploading ? showPressed(cardsOf(pressed, draft.still)) : undefined;
  try {
    let stills: readonly [StillView | null, StillView | null] = [draft.still, draft.endStill];
    if (isUploading || graceMs > 0) {
      board.setHeld({ takes: run.takes, leavesAt: Date.now() + graceMs });
      board.setPhase(isUploading ? "held" : "grace");
      const coming = Promise.all([
        arrived(still, draft.still, "stillId", () => board.now().still),
        arrived(endStill, draft.endStill, "endStillId", () => board.now().endStill),
      ]).then((both) => {
        if (run.taken.signal.aborted) return both;
        run.waitsFor = "grace";
        board.setPhase("grace");
        return both;
      });
      stills = await heldUntil(coming, graceMs, run.taken.signal);
      board.setHeld(null);
    }
    run.waitsFor = "answer";
    const [start, end] = stills;
    cards ??= start ? showPressed(cardsOf(pressed, start)) : undefined;
    board.setPhase("cutting");
    const before = idsOnPage();
    const takes = await sendPress(pressed, start, end, board.ids, () => board.setPhase("sending"));
    if (takes.every(({ id }) => before.has(id))) board.setWord(takes.length === 1 ? ARRIVED_ONE : ARRIVED);
    cards?.answered(takes);
    onStarted(takes);
    if (board.isGone()) toast(takes.length === 1 ? "1 take is queued." : `${takes.length} takes are queued.`);
  } catch (error) {
    if (error instanceof TakenBack) cards?.takenBack();
    else cards?.refused();
    if (!(error instanceof TakenBack)) board.refuse(error instanceof Refused ? error.trouble : UNANSWERED);
    else if (board.isGone()) toast(run.waitsFor === "still" ? LEFT : TAKEN_BACK);
    else board.setWord(TAKEN_BACK);
  } finally {
    board.setHeld(null);
    board.setPhase("idle");
  }
}

/** The still that a press waits for. Throws Refused when it won't come: the upload failed, or another picture stands there now. */
async function arrived(slot: StillSlot, held: StillView | null, name: string, now: () => StillSlot): Promise<StillView | null> {
  if (!slot.upload) return held;
  const still = await slot.settled();
  if (still) return still;
  // what became of it must be drawn first: the words stand until something else does
  for (let looks = 0; looks < 50 && isComing(now(), slot); looks += 1) await new Promise((resolve) => setTimeout(resolve, 20));
  throw new Refused({ [name]: now().upload?.phase === "failed" ? NOT_HERE : REPLACED });
}

/** True while the page still draws the upload as on its way. */
function isComing({ upload }: StillSlot, waitedFor: StillSlot): boolean {
  return upload !== null && upload.phase !== "failed" && upload.name === waitedFor.upload?.name;
}
