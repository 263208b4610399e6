"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ReelCard } from "@/components/reels/reel-card";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Plus } from "@/components/ui/icons";
import { later } from "@/components/ui/later";
import { reelsQuery } from "@/lib/reels/queries";

const NewReelDialog = later(() => import("@/components/reels/new-reel-dialog").then((module) => module.NewReelDialog));

/** Every reel; archived ones apart. */
export function ReelList({ mayChange }: { mayChange: boolean }) {
  const router = useRouter();
  const [isMaking, setMaking] = useState(false);
  const { data: reels = [] } = useQuery(reelsQuery());
  const open = reels.filter(({ isArchived }) => !isArchived);
  const archived = reels.filter(({ isArchived }) => isArchived);
  const cards = (some: typeof reels) => (
    <ul className="project-cards">
      {some.map((reel) => (
        <ReelCard key={reel.id} reel={reel} />
      ))}
    </ul>
  );

  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>Reels</h1>
          {reels.length > 0 && <p>Takes in an order, as one video to watch, share and hand over.</p>}
        </div>
        {mayChange && reels.length > 0 && (
          <Button className="right" onClick={() => setMaking(true)}>
            <Plus className="icon" aria-hidden="true" />
            New reel
          </Button>
        )}
      </div>
      {reels.length === 0 && (
        <Empty
          className="pt-[12vh]"
          title="No reels yet"
          action={
            mayChange && (
              <Button variant="primary" className="mt-2" onClick={() => setMaking(true)}>
                New reel
              </Button>
            )
          }
        >
          A reel puts takes in an order, trimmed by the frame, with cuts, fades and title cards, and makes one video of them. Making it costs nothing.
        </Empty>
      )}
      {cards(open)}
      {archived.length > 0 && (
        <section className="mt-12" aria-labelledby="archived-reels">
          <h2 className="mb-4 text-base font-semibold" id="archived-reels">
            Archived
          </h2>
          {cards(archived)}
        </section>
      )}
      {isMaking && <NewReelDialog onClose={() => setMaking(false)} onMade={(reelId) => router.push(`/reels/${reelId}`)} />}
    </div>
  );
}
