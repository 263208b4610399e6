"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ProjectFields, useNewProject } from "@/components/projects/project-fields";
import { ShotChoices } from "@/components/projects/shot-choices";
import { useProjects } from "@/components/projects/use-projects";
import { useAction } from "@/components/shell/use-action";
import { hearOfProjects } from "@/components/takes/live/studio-cache";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorText } from "@/components/ui/error-text";
import { Field } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import { moveShotsAction, moveShotsBackAction } from "@/lib/shots/actions";
import { becomesWords, movedWords } from "@/lib/shots/state";
import type { MovedShots } from "@/lib/shots/view";

const NEW = "new";

export interface MoveDialogProps {
  fromProjectId: string;
  /** Which shots; without it they are chosen here. */
  shot?: { id: string; slate: string };
  onClose: () => void;
  onMoved?: (() => void) | undefined;
}

/** Moves shots to another project, or to a new one: what that does to slates, takes and money, and the way back. */
export function MoveDialog({ fromProjectId, shot, onClose, onMoved }: MoveDialogProps) {
  const client = useQueryClient();
  const projects = useProjects()?.projects ?? [];
  const from = projects.find(({ id }) => id === fromProjectId);
  const targets = projects.filter(({ id, isArchived }) => id !== fromProjectId && !isArchived);
  const [wish, setWish] = useState<string | null>(null);
  const [chosen, setChosen] = useState<readonly { id: string; slate: string }[]>([]);
  const [isEmpty, setEmpty] = useState(false);
  const project = useNewProject(projects.map(({ code }) => code));
  const toId = wish ?? targets[0]?.id ?? NEW;
  const shots = shot ? [shot] : chosen;
  const to = toId === NEW ? { code: project.code || "AUT", nextShot: 1 } : targets.find(({ id }) => id === toId);

  const showMove = () => {
    void hearOfProjects(client);
    onMoved?.();
  };
  const move = useAction(moveShotsAction, (moved: MovedShots) => {
    showMove();
    onClose();
    toast(movedWords(moved.shots, moved.project.name), { run: () => void takeBack(moved).then(toast).then(showMove) });
  });
  const wrong = move.error?.fields ?? {};

  function submit(event: FormEvent) {
    event.preventDefault();
    setEmpty(shots.length === 0);
    if (shots.length === 0) return;
    void move.run({ shotIds: shots.map(({ id }) => id), to: toId === NEW ? { name: project.name, code: project.code } : { projectId: toId } });
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={shot ? `Move ${shot.slate} to another project` : `Move shots out of ${from?.name ?? "this project"}`}
      description="Takes go along, those that run too, and links to them go on working."
    >
      <form className="stack gap-4" noValidate onSubmit={submit}>
        {!shot && (
          <ShotChoices
            projectId={fromProjectId}
            chosen={chosen}
            onChoose={setChosen}
            error={isEmpty && shots.length === 0 ? "Choose at least one shot." : undefined}
          />
        )}
        <Field label="To" error={wrong.projectId}>
          {(wiring) => (
            <select {...wiring} className="select" value={toId} onChange={(event) => setWish(event.target.value)}>
              {targets.map(({ id, name, code }) => (
                <option key={id} value={id}>
                  {name} ({code})
                </option>
              ))}
              <option value={NEW}>A new project…</option>
            </select>
          )}
        </Field>
        {toId === NEW && <ProjectFields project={project} wrong={wrong} />}
        <ul className="soft grid gap-1 ps-4 [list-style:disc]">
          {to && shots.length > 0 && (
            <li>
              {becomesWords(
                shots.map(({ slate }) => slate),
                to,
              )}
              : a shot is numbered by its project.
            </li>
          )}
          <li>What was spent stays counted in {from?.name ?? "the project it was spent in"}, and in its budget.</li>
        </ul>
        {move.error && !move.error.fields && <Note tone="danger" title={move.error.message} />}
        {wrong.shotIds && <ErrorText>{wrong.shotIds}</ErrorText>}
        <div className="dialog-acts">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" isBusy={move.isBusy}>
            {shots.length > 1 ? `Move ${shots.length} shots` : shots[0] ? `Move ${shots[0].slate}` : "Move shots"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Says in a sentence how it went. */
async function takeBack({ project, shots }: MovedShots): Promise<string> {
  const answer = await moveShotsBackAction({
    fromProjectId: project.id,
    shots: shots.map(({ shotId, was }) => ({ shotId, projectId: was.projectId, number: was.number })),
  }).catch(() => null);
  if (!answer) return "The studio did not answer. Look where the shots are before you move them.";
  if (!answer.ok) return answer.error.message;
  const [first] = answer.data.slates;
  return answer.data.slates.length === 1 ? `${first} is back where it was.` : `${answer.data.slates.length} shots are back where they were.`;
}
