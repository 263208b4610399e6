import { Skeleton } from "@/components/ui/skeleton";

export default function SheetLoading() {
  return (
    <div className="sheet p-5" role="status" aria-label="Loading the pair sheet">
      <Skeleton />
    </div>
  );
}
