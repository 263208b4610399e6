"use client";

import { useMutation, useMutationState, useQuery, useQueryClient } from "@tanstack/react-query";
import { downloadName, downloadSize } from "@/components/player/download-words";
import { NameField } from "@/components/player/name-field";
import { namedUrl, useNameTemplate } from "@/components/player/name-template";
import type { Playhead } from "@/components/player/playhead";
import { useFrame } from "@/components/player/use-deck";
import { ErrorText } from "@/components/ui/error-text";
import { LoaderCircle } from "@/components/ui/more-icons";
import { toast } from "@/components/ui/toast";
import { downloadsQuery } from "@/lib/deliver/queries";
import type { DownloadView } from "@/lib/deliver/view";
import type { TakeView } from "@/lib/takes/view";

/** Each form of a clip, with its size. What must be made first is made when it is asked for, then comes down by itself. */
export function DownloadMenu({ take, playhead }: { take: TakeView; playhead: Playhead }) {
  const { data, isError } = useQuery(downloadsQuery(take.id));
  const template = useNameTemplate();
  const frame = useFrame(playhead) + 1;
  if (isError) return <ErrorText>The list could not be had. Close it and try again.</ErrorText>;
  if (!data) return <p className="muted px-2.5 py-1.5">Loading</p>;
  return (
    <>
      {data.map((item) => {
        const props = { item, url: namedUrl(item.url.replace("{frame}", String(frame)), template), name: downloadName(item.kind, frame) };
        return item.isToBeMade ? <MadeItem key={item.kind} takeId={take.id} {...props} /> : <ReadyItem key={item.kind} {...props} />;
      })}
      <div className="menu-sep" />
      <NameField take={take} />
    </>
  );
}

interface ItemProps {
  item: DownloadView;
  url: string;
  name: string;
}

function ReadyItem({ item, url, name }: ItemProps) {
  return (
    <a className="menu-item" href={url} download>
      <span className="grow">{name}</span>
      <span className="mono xs muted">{downloadSize(item)}</span>
    </a>
  );
}

function MadeItem({ takeId, item, url, name }: ItemProps & { takeId: string }) {
  const client = useQueryClient();
  const mutationKey = ["make", item.url];
  const make = useMutation({
    mutationKey,
    mutationFn: () => makeFile(item.url),
    // the menu may be closed by now: it comes down all the same
    onSuccess: () => {
      keep(url);
      toast(`The ${name} is made, and on its way down.`);
      return client.invalidateQueries({ queryKey: downloadsQuery(takeId).queryKey });
    },
    onError: (error) => toast(error.message),
  });
  const isMaking = useMutationState({ filters: { mutationKey, status: "pending" } }).length > 0;
  return (
    <button type="button" className="menu-item" aria-busy={isMaking || undefined} onClick={() => !isMaking && make.mutate()}>
      <span className="grow">{isMaking ? `Making the ${name}…` : name}</span>
      {isMaking ? (
        <LoaderCircle className="icon animate-spin motion-reduce:animate-none" aria-hidden="true" />
      ) : (
        <span className="mono xs muted">{downloadSize(item)}</span>
      )}
    </button>
  );
}

/** Resolves once the studio has the file; asks for a byte of it only. */
async function makeFile(url: string): Promise<void> {
  const response = await fetch(url, { headers: { range: "bytes=0-0" } }).catch(() => null);
  if (response?.ok) return;
  const said = (await response?.json().catch(() => null)) as { error?: { message?: unknown } } | null | undefined; // our own words, where it is ours that answered
  throw new Error(typeof said?.error?.message === "string" ? said.error.message : "The studio did not answer. Try again.");
}

function keep(url: string): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = "";
  link.click();
}
