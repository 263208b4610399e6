import type { ChangeView, Done } from "@/lib/gallery/view";

type Words = Pick<ChangeView, "done" | "isBack" | "of" | "seen" | "takes" | "underWay">;

/** "Archiving 12,500 of 92,108 takes" */
export function doingWords({ done, isBack, of, seen }: Words): string {
  const takes = `${number(seen)} of ${number(of)} takes`;
  return isBack ? `Taking back ${takes}` : SAID[done.what](done, takes).doing;
}

/** "Archived 40,000 of 92,108 takes, then it broke off." */
export function brokenWords({ done, isBack, of, takes }: Words): string {
  const many = `${number(takes)} of ${number(of)} takes`;
  return `${isBack ? `Took back ${many}` : SAID[done.what](done, many).did}, then it broke off.`;
}

/** "3 takes are archived. 1 take is still under way and stayed." `to` is the name of the project that takes were moved to. */
export function overWords({ done, isBack, of, takes, underWay }: Words, to?: string): string {
  if (isBack) return backWords(takes, of);
  if (done.what === "move") {
    const where = to ?? "the project";
    return takes === 0 ? `Nothing moved: they are in ${where}.` : `${are(takes)} in ${where} now.`;
  }
  if (takes === 0 && of > 0 && underWay === 0) return "Nothing changed: they were so before.";
  const left = underWay > 0 ? ` ${are(underWay)} still under way and stayed.` : "";
  return `${SAID[done.what](done, are(takes)).over}${left}`;
}

function backWords(takes: number, of: number): string {
  if (takes === of) return takes === 1 ? "1 take is as it was." : `${number(takes)} takes are as they were.`;
  return `${number(takes)} of ${number(of)} takes are as they were. The others were changed since.`;
}

interface Said {
  doing: string;
  did: string;
  over: string;
}

/** Each with `takes` as the sentence wants it: so many of so many, or "3 takes are". */
const SAID: { [What in Done["what"]]: (done: Done, takes: string) => Said } = {
  favourite: (done, takes) =>
    isOn(done)
      ? { doing: `Marking ${takes} as favourites`, did: `Marked ${takes} as favourites`, over: `${takes} among your favourites.` }
      : {
          doing: `Taking ${takes} from your favourites`,
          did: `Took ${takes} from your favourites`,
          over: `${takes} no longer among your favourites.`,
        },
  tag: (done, takes) => {
    const tag = done.what === "tag" ? done.tag : "";
    return isOn(done)
      ? { doing: `Tagging ${takes} “${tag}”`, did: `Tagged ${takes} “${tag}”`, over: `${takes} tagged “${tag}”.` }
      : { doing: `Taking “${tag}” off ${takes}`, did: `Took “${tag}” off ${takes}`, over: `${takes} no longer tagged “${tag}”.` };
  },
  rating: (done, takes) => {
    const rating = done.what === "rating" ? done.rating : null;
    return rating === null
      ? { doing: `Taking the stars off ${takes}`, did: `Took the stars off ${takes}`, over: `${takes} without stars.` }
      : { doing: `Rating ${takes} ${rating} of 5`, did: `Rated ${takes} ${rating} of 5`, over: `${takes} rated ${rating} of 5.` };
  },
  archive: (done, takes) =>
    isOn(done)
      ? { doing: `Archiving ${takes}`, did: `Archived ${takes}`, over: `${takes} archived.` }
      : { doing: `Putting ${takes} back on the wall`, did: `Put ${takes} back on the wall`, over: `${takes} back on the wall.` },
  trash: (done, takes) =>
    isOn(done)
      ? { doing: `Moving ${takes} to the trash`, did: `Moved ${takes} to the trash`, over: `${takes} in the trash.` }
      : { doing: `Taking ${takes} out of the trash`, did: `Took ${takes} out of the trash`, over: `${takes} out of the trash.` },
  move: (_done, takes) => ({ doing: `Moving ${takes} to another project`, did: `Moved ${takes} to another project`, over: `${takes} moved.` }),
};

function isOn(done: Done): boolean {
  return "isOn" in done && done.isOn;
}

/** "1 take is", "3 takes are" */
function are(takes: number): string {
  return takes === 1 ? "1 take is" : `${number(takes)} takes are`;
}

function number(many: number): string {
  return many.toLocaleString("en-US");
}
