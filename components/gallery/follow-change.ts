import type { QueryClient } from "@tanstack/react-query";
import { overWords } from "@/components/gallery/change-words";
import type { TileStore } from "@/components/gallery/tile-store";
import { toast } from "@/components/ui/toast";
import { changeTakesAction, goOnAction, leaveChangeAction, takeBackAction } from "@/lib/gallery/actions";
import { CHANGES_KEY, GALLERY_KEY } from "@/lib/gallery/queries";
import type { ChangeTakes } from "@/lib/gallery/schema";
import type { ChangeView } from "@/lib/gallery/view";
import { projectsQuery } from "@/lib/projects/queries";
import type { Result } from "@/lib/result";

/** What a change of many takes is shown in. */
export interface Wall {
  client: QueryClient;
  store: TileStore;
  /** Takes may come onto it or leave it. */
  isOther: boolean;
}

/** Where the connection breaks it is asked again after so long: what was begun has an id, and nothing is done twice. */
const AGAIN_MS = [1_000, 3_000];
const UNREACHABLE = "The studio did not answer, so this may not have happened. Check the connection, then look before you repeat it.";

/** Changes that this page goes on with, and those of them that are to stop. */
const driven = new Set<string>();
const stopped = new Set<string>();

export function isDriven(changeId: string): boolean {
  return driven.has(changeId);
}

/** The page goes on with it no further than with what is under way. */
export function stopChange(changeId: string): void {
  stopped.add(changeId);
}

/** Begins a change of many takes. Resolves when it is done and shown or, where it takes longer, as soon as it has begun: false where it was refused. */
export function startChange(input: ChangeTakes, wall: Wall): Promise<boolean> {
  return follow(input.changeId, () => changeTakesAction(input), wall);
}

export function goOnWithChange(changeId: string, wall: Wall): Promise<boolean> {
  return follow(changeId, () => goOnAction({ changeId }), wall);
}

export function takeBackChange(changeId: string, wall: Wall): Promise<boolean> {
  return follow(changeId, () => takeBackAction({ changeId }), wall);
}

/** Goes on with what was begun elsewhere, and says what came of it with the way back. */
export async function followChange(view: ChangeView, wall: Wall): Promise<void> {
  await follow(view.id, async () => ({ ok: true, data: view }), wall);
}

/** What was done stays done, and nobody is asked about it again. */
export async function leaveChange(changeId: string, { client }: Wall): Promise<void> {
  const left = await patiently(() => leaveChangeAction({ changeId }));
  if (left.ok) hide(client, changeId);
  else toast(left.error.message);
}

async function follow(changeId: string, ask: () => Promise<Result<ChangeView>>, wall: Wall): Promise<boolean> {
  driven.add(changeId);
  stopped.delete(changeId);
  const first = await patiently(ask);
  if (!first.ok) {
    driven.delete(changeId);
    toast(first.error.message);
    void wall.client.invalidateQueries({ queryKey: CHANGES_KEY });
    await renew(wall, true);
    return false;
  }
  if (first.data.isOver) await end(first.data, wall);
  else void goOn(first.data, wall);
  return true;
}

async function goOn(from: ChangeView, wall: Wall): Promise<void> {
  let view = from;
  while (!view.isOver && !stopped.has(view.id)) {
    show(wall.client, { ...view, isMoving: true });
    const { id } = view;
    const next = await patiently(() => goOnAction({ changeId: id }));
    if (!next.ok) {
      toast(next.error.message);
      break;
    }
    view = next.data;
  }
  if (view.isOver) return end(view, wall);
  driven.delete(view.id);
  show(wall.client, { ...view, isMoving: false });
  await renew(wall, true);
}

async function end(view: ChangeView, wall: Wall): Promise<void> {
  driven.delete(view.id);
  hide(wall.client, view.id);
  await renew(wall, view.isBack);
  const { done } = view;
  const to =
    done.what === "move" ? wall.client.getQueryData(projectsQuery().queryKey)?.projects.find(({ id }) => id === done.projectId)?.name : undefined;
  const canUndo = !view.isBack && view.takes > 0;
  toast(overWords(view, to), canUndo ? { run: () => void takeBackChange(view.id, wall) } : undefined);
}

/** What is counted, and which takes are on the wall where that may be others now; the tiles too where they are not as they were marked. */
async function renew({ client, store, isOther }: Wall, areTilesOther: boolean): Promise<void> {
  if (areTilesOther || isOther) store.refreshAll();
  const recounted = ["counts", "tags"].map((part) => client.invalidateQueries({ queryKey: [...GALLERY_KEY, part] }));
  if (isOther) await Promise.all([...recounted, ...["first", "order"].map((part) => client.invalidateQueries({ queryKey: [...GALLERY_KEY, part] }))]);
}

function show(client: QueryClient, view: ChangeView): void {
  // an answer that was on its way knows less
  void client.cancelQueries({ queryKey: CHANGES_KEY });
  client.setQueryData<ChangeView[]>(CHANGES_KEY, (all = []) => [view, ...all.filter(({ id }) => id !== view.id)]);
}

function hide(client: QueryClient, changeId: string): void {
  void client.cancelQueries({ queryKey: CHANGES_KEY });
  client.setQueryData<ChangeView[]>(CHANGES_KEY, (all = []) => all.filter(({ id }) => id !== changeId));
}

async function patiently<T>(ask: () => Promise<Result<T>>): Promise<Result<T>> {
  for (const ms of AGAIN_MS) {
    try {
      return await ask();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, ms));
    }
  }
  return ask().catch((): Result<T> => ({ ok: false, error: { code: "unavailable", message: UNREACHABLE } }));
}
