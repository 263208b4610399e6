import { CardsLoading } from "@/components/projects/cards-loading";

export default function ReelsLoading() {
  return <CardsLoading title="Reels" />;
}
