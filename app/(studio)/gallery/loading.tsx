import { GallerySkeleton } from "@/components/gallery/gallery-skeleton";

export default GallerySkeleton;
