import { StudioSkeleton } from "@/components/takes/studio-skeleton";

export default StudioSkeleton;
