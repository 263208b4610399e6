import { clipName, takesOf } from "@/components/guest/guest-words";
import type { GuestRoom } from "@/lib/shares/view";

/** A link in a frame on another site: the reel, or its clips one below the other, each played by a press. */
export function EmbedPlayer({ room }: { room: GuestRoom }) {
  const clips = room.reel
    ? [{ key: "reel", name: room.reel.name, url: room.reel.url, posterUrl: room.reel.posterUrl, width: room.reel.width, height: room.reel.height }]
    : takesOf(room).flatMap((take) => (take.clip ? [{ key: take.id, name: clipName(take), ...take.clip }] : []));
  return (
    <main className="embed">
      <h1 className="sr-only">{room.name}</h1>
      {clips.length === 0 && <p>Nothing to watch yet.</p>}
      {clips.map(({ key, name, url, posterUrl, width, height }) => (
        <video
          key={key}
          src={url}
          poster={posterUrl ?? undefined}
          width={width}
          height={height}
          controls
          loop
          muted
          playsInline
          preload="none"
          aria-label={name}
        />
      ))}
    </main>
  );
}
