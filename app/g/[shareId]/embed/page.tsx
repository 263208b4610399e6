import { EmbedDoor } from "@/components/guest/embed-door";
import { EmbedPlayer } from "@/components/guest/embed-player";
import { loadEmbed } from "@/lib/shares/loaders";

interface Props {
  params: Promise<{ shareId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function EmbedPage({ params, searchParams }: Props) {
  const [{ shareId }, { key }] = await Promise.all([params, searchParams]);
  const asked = typeof key === "string" ? key : undefined;
  const embed = await loadEmbed(shareId, asked);
  return embed.isOpen ? <EmbedPlayer room={embed.room} /> : <EmbedDoor shareId={shareId} embedKey={asked ?? ""} />;
}
