import { Skeleton } from "@/components/ui/skeleton";

export default function BatchLoading() {
  return (
    <div className="page" role="status" aria-label="Loading the batch">
      <Skeleton />
    </div>
  );
}
