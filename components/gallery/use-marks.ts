"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { isPicked, type Picked } from "@/components/gallery/picked";
import { changesWall, type Mark, marked, selectionOf } from "@/components/gallery/selection-of";
import type { WallData } from "@/components/gallery/use-wall-data";
import { toast } from "@/components/ui/toast";
import { changeTakesAction, takeBackAction } from "@/lib/gallery/actions";
import { type Asked, GALLERY_KEY } from "@/lib/gallery/queries";
import type { Result } from "@/lib/result";

export interface Marks {
  /** Marks takes, shows it at once, and says what came of it with the way back: `words` say it of so many. Answers whether it happened. */
  mark: (picked: Picked, mark: Mark, words: Words) => Promise<boolean>;
  /** Shows anew what a change of many takes touched: which are on the wall, and what is counted. */
  renew: () => Promise<void>;
  /** Says it, with the way back. */
  say: (sentence: string, changeId: string | null) => void;
}

/** "3 takes are archived." of "3 takes are". */
export type Words = (takes: string) => string;

const UNREACHABLE = "The studio did not answer, so this may not have happened. Check the connection, then look before you repeat it.";

/** What people do to the takes of a wall, one or many, and take back. */
export function useMarks(data: WallData, asked: Asked): Marks {
  const client = useQueryClient();
  const { list, store, renew: renewOrder } = data;
  const { filters, sort } = asked;

  return useMemo(() => {
    const recount = () =>
      Promise.all(["counts", "tags"].map((part) => client.invalidateQueries({ queryKey: [...GALLERY_KEY, part] }))).then(() => undefined);
    const renew = async () => {
      store.refreshAll();
      await Promise.all([renewOrder(), recount()]);
    };
    const say = (sentence: string, changeId: string | null) =>
      toast(sentence, changeId === null ? undefined : { run: () => void takeBack(changeId).then(toast).then(renew) });

    const mark = async (picked: Picked, change: Mark, words: Words) => {
      store.change(
        store.shown().filter((id) => isPicked(picked, id)),
        (tile) => marked(tile, change),
      );
      const answer = await answered(changeTakesAction({ selection: selectionOf(picked, list, filters), change }));
      if (!answer.ok) {
        toast(answer.error.message);
        store.refreshAll();
        return false;
      }
      const { takes, of, changeId, underWay } = answer.data;
      if (changesWall(change, filters, sort)) await renew();
      else void recount();
      const left = underWay > 0 ? ` ${countWords(underWay)} still under way and stayed.` : "";
      say(takes === 0 && of > 0 && underWay === 0 ? "Nothing changed: they were so before." : `${words(countWords(takes))}${left}`, changeId);
      return true;
    };
    return { mark, renew, say };
  }, [client, list, store, renewOrder, filters, sort]);
}

/** "1 take is", "3 takes are" */
function countWords(takes: number): string {
  return takes === 1 ? "1 take is" : `${takes.toLocaleString("en-US")} takes are`;
}

/** Says in a sentence how it went. */
async function takeBack(changeId: string): Promise<string> {
  const answer = await answered(takeBackAction({ changeId }));
  if (!answer.ok) return answer.error.message;
  const { takes, of } = answer.data;
  if (takes === of) return takes === 1 ? "1 take is as it was." : `${takes.toLocaleString("en-US")} takes are as they were.`;
  return `${takes.toLocaleString("en-US")} of ${of.toLocaleString("en-US")} takes are as they were. The others were changed since.`;
}

async function answered<T>(result: Promise<Result<T>>): Promise<Result<T>> {
  return result.catch((): Result<T> => ({ ok: false, error: { code: "unavailable", message: UNREACHABLE } }));
}
