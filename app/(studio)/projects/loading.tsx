import { CardsLoading } from "@/components/projects/cards-loading";

export default function ProjectsLoading() {
  return <CardsLoading title="Projects" />;
}
