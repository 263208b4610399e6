"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type RoomProps, useReviewSource } from "@/components/review/source";
import { useAction } from "@/components/shell/use-action";
import { TakeMark } from "@/components/takes/take-mark";
import { Button } from "@/components/ui/button";
import { ErrorText } from "@/components/ui/error-text";
import { Star } from "@/components/ui/icons";
import { VerdictButtons } from "@/components/verdicts/verdict-buttons";
import { VerdictList } from "@/components/verdicts/verdict-list";
import { VerdictPill } from "@/components/verdicts/verdict-pill";
import { VerdictSentence } from "@/components/verdicts/verdict-sentence";
import { REVIEW_KEY } from "@/lib/query-keys";
import type { VerdictKind } from "@/lib/verdicts/limits";

/** What the reader says of the take, and who said what. An approval is given at once; what is sent back may say why. */
export function VerdictBar({ take, shot }: RoomProps) {
  const source = useReviewSource();
  const client = useQueryClient();
  const { data, isError, refetch } = useQuery({
    queryKey: [...REVIEW_KEY, "verdicts", take.id],
    queryFn: ({ signal }) => source.readVerdicts(take.id, signal),
    staleTime: 60_000,
    retry: 1,
  });
  const [asking, setAsking] = useState<VerdictKind | null>(null);
  const refresh = () => void client.invalidateQueries({ queryKey: REVIEW_KEY });
  const give = useAction(source.giveVerdict, () => {
    setAsking(null);
    refresh();
  });
  const takeBack = useAction(source.takeBackVerdict, () => {
    setAsking(null);
    refresh();
  });
  const pick = useAction(source.pickTake, refresh);
  const yours = data?.verdicts.find(({ by }) => by.isYou) ?? null;
  const verdict = data ? data.verdict : take.verdict;
  const isPicked = shot.pickedTakeId === take.id;
  const error = give.error ?? takeBack.error ?? pick.error;

  function press(kind: VerdictKind) {
    give.clear();
    if (yours?.kind === kind && asking === null) void takeBack.run({ takeId: take.id });
    else if (kind === "approved") void give.run({ takeId: take.id, kind });
    else setAsking(asking === kind ? null : kind);
  }

  return (
    <section className="verdict" aria-label="Verdict">
      <div className="row min-h-6 gap-2">
        <h2 className="verdict-take">
          <span className="sr-only">{take.slate} </span>
          <TakeMark number={take.number} isApproved={verdict === "approved"} />
        </h2>
        {source.may.pick && data?.may.pick && (
          <Button
            size="sm"
            variant="ghost"
            isPressed={isPicked}
            isBusy={pick.isBusy}
            aria-keyshortcuts="Shift+P"
            title={isPicked ? "The shot goes on with this take. Press to choose none" : "The shot goes on with this take (Shift P)"}
            onClick={() => void pick.run({ shotId: shot.id, takeId: isPicked ? null : take.id })}
          >
            <Star className="icon" aria-hidden="true" />
            {isPicked ? "The shot’s choice" : "Choose"}
          </Button>
        )}
        <VerdictPill verdict={verdict} className="right" />
      </div>
      {!data && isError && (
        <div className="row gap-2" role="alert">
          <p className="xs">What was said of it could not be loaded.</p>
          <Button size="sm" className="right" onClick={() => void refetch()}>
            Try again
          </Button>
        </div>
      )}
      {(data ? data.may.give : source.may.decide && !isError) && (
        <>
          <VerdictButtons pressed={asking ?? yours?.kind ?? null} isBusy={!data || give.isBusy || takeBack.isBusy} onPress={press} />
          {data && !data.may.decides && <p className="hint">In this project others decide: what you say is advice.</p>}
        </>
      )}
      {asking && (
        <VerdictSentence
          key={asking}
          kind={asking}
          given={yours?.kind === asking ? (yours.sentence ?? "") : ""}
          isBusy={give.isBusy}
          onGive={(sentence) => void give.run({ takeId: take.id, kind: asking, ...(sentence && { sentence }) })}
          onCancel={() => setAsking(null)}
        />
      )}
      {error && <ErrorText>{error.message}</ErrorText>}
      {data && <VerdictList told={data} onSentence={yours ? () => setAsking(yours.kind) : undefined} />}
    </section>
  );
}
