import { type EventStream, followEvents } from "@/components/takes/live/event-stream";

/** What happens at once is one change. */
const QUIET_MS = 250;

/** Says when something in the room changed: somebody wrote, signed off, or the link was closed. Returns what ends it. */
export function followRoom(api: string, onChange: () => void): () => void {
  let soon: ReturnType<typeof setTimeout> | undefined;
  let isFirst = true;
  const change = () => {
    clearTimeout(soon);
    soon = setTimeout(onChange, QUIET_MS);
  };
  const stop = followEvents(
    (): EventStream => {
      const stream = new EventSource(`${api}/events`);
      // an answer that is no stream: the link is closed, and the page says so
      stream.addEventListener("error", () => stream.readyState === EventSource.CLOSED && change());
      return stream;
    },
    {
      onTake: change,
      onStudio: change,
      // the page is as fresh as the first opening of the stream
      onResync: () => {
        if (!isFirst) change();
        isFirst = false;
      },
      onState: () => undefined,
    },
  );
  return () => {
    clearTimeout(soon);
    stop();
  };
}
