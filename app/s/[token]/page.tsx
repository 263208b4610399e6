import type { Metadata } from "next";
import { OpenLink } from "@/components/guest/open-link";
import { loadCard, loadLink } from "@/lib/shares/loaders";

interface Props {
  params: Promise<{ token: string }>;
}

/** What a messenger shows beside the link: of an open link its name and its picture, of any other the same card for all. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const card = await loadCard((await params).token);
  const words = { title: card.name ?? "Clips to look at", description: "Opens in the browser, without an account." };
  return {
    title: "Shared with you",
    robots: { index: false, follow: false, noarchive: true },
    openGraph: { ...words, type: "website", images: [card.pictureUrl] },
    twitter: { ...words, card: "summary_large_image", images: [card.pictureUrl] },
  };
}

export default async function LinkPage({ params }: Props) {
  const { token } = await params;
  await loadLink(token);
  return <OpenLink token={token} />;
}
