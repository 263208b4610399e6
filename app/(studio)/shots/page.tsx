import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { buttonClass } from "@/components/ui/button-class";
import { Empty } from "@/components/ui/empty";
import { Link } from "@/components/ui/link";
import { loadShotToReview } from "@/lib/review/loaders";

export const metadata: Metadata = { title: "Review" };

/** Leads to the newest shot that waits for somebody's word. */
export default async function ReviewPage() {
  const shotId = await loadShotToReview();
  if (shotId) redirect(`/shots/${encodeURIComponent(shotId)}?view=sheet`);
  return (
    <Empty
      className="pt-[20vh]"
      level={1}
      title="Nothing to review yet"
      action={
        <Link className={buttonClass({ variant: "primary" })} href="/studio">
          Go to the studio
        </Link>
      }
    >
      A shot can be reviewed as soon as one of its takes is ready.
    </Empty>
  );
}
