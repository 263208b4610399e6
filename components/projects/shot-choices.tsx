"use client";

import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { Poster } from "@/components/takes/poster";
import { Button } from "@/components/ui/button";
import { ErrorText } from "@/components/ui/error-text";
import { shotsQuery } from "@/lib/shots/queries";
import type { ShotView } from "@/lib/shots/view";

interface ShotChoicesProps {
  projectId: string;
  chosen: readonly { id: string }[];
  onChoose: (shots: readonly ShotView[]) => void;
  error: string | undefined;
}

/** The newest shots of a project, to choose some of. */
export function ShotChoices({ projectId, chosen, onChoose, error }: ShotChoicesProps) {
  const id = useId();
  const { data: shots, isError, refetch } = useQuery(shotsQuery(projectId));
  const isChosen = (shot: ShotView) => chosen.some((held) => held.id === shot.id);
  const isAll = shots !== undefined && shots.length > 0 && shots.every(isChosen);

  if (isError) {
    return (
      <div className="row between">
        <ErrorText>The shots could not be loaded.</ErrorText>
        <Button size="sm" onClick={() => void refetch()}>
          Try again
        </Button>
      </div>
    );
  }
  if (!shots) return <p className="hint">Loading the shots</p>;
  if (shots.length === 0) return <p className="hint">This project has no shots.</p>;
  return (
    <fieldset className="stack" aria-describedby={error ? `${id}-error` : undefined}>
      <div className="row between">
        <legend className="label float-start">Shots</legend>
        {shots.length > 1 && (
          <button type="button" className="link xs" onClick={() => onChoose(isAll ? [] : shots)}>
            {isAll ? "Choose none" : `Choose all ${shots.length}`}
          </button>
        )}
      </div>
      <div className="shot-choices">
        {shots.map((shot) => (
          <label key={shot.id} className="shot-choice">
            <input
              className="check"
              type="checkbox"
              checked={isChosen(shot)}
              onChange={(event) => onChoose(shots.filter((held) => (held.id === shot.id ? event.target.checked : isChosen(held))))}
            />
            <span className="frame">
              <Poster src={shot.picture.url} thumbhash={shot.picture.thumbhash} />
            </span>
            <span className="min-w-0">
              <span className="slate">{shot.slate}</span>
              <span className="block truncate">{shot.prompt}</span>
            </span>
            <span className="xs muted nowrap">{shot.takes === 1 ? "1 take" : `${shot.takes} takes`}</span>
          </label>
        ))}
      </div>
      {error && <ErrorText id={`${id}-error`}>{error}</ErrorText>}
    </fieldset>
  );
}
