"use client";

import { useQuery } from "@tanstack/react-query";
import { ShareActivityList } from "@/components/shares/share-activity";
import { ShareFacts } from "@/components/shares/share-facts";
import { forWhom } from "@/components/shares/share-words";
import { SignOffs } from "@/components/shares/sign-offs";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Empty } from "@/components/ui/empty";
import { Skeleton } from "@/components/ui/skeleton";
import { shareQuery, signOffsQuery } from "@/lib/shares/queries";
import type { ShareView } from "@/lib/shares/view";

/** One link at the side of the page: what it allows, who signed what off, and everything that was done over it. Live while it is open. */
export function ShareDrawer({ share, onClose }: { share: ShareView; onClose: () => void }) {
  const { data, isPending, isError, refetch } = useQuery(shareQuery(share.id));
  const { data: signOffs } = useQuery(signOffsQuery(share.id));
  return (
    <Dialog isOpen onClose={onClose} className="drawer" title={share.name} description={`For ${forWhom(share)}`}>
      <ShareFacts share={data?.share ?? share} takeCount={data?.takeCount ?? null} embedCode={data?.embedCode ?? null} />
      {data && isError && <Note tone="warn" title="This may be old: the studio could not be asked just now." />}
      {signOffs && <SignOffs share={data?.share ?? share} signOffs={signOffs} />}
      {data && <ShareActivityList activity={data.activity} />}
      {isPending && !isError && (
        <div className="stack" role="status" aria-label="Loading what was done">
          {["w-3/5", "w-4/5", "w-2/5"].map((width) => (
            <Skeleton key={width} className={width} />
          ))}
        </div>
      )}
      {!data && isError && (
        <Empty title="What was done could not be loaded" action={<Button onClick={() => void refetch()}>Try again</Button>}>
          Nothing of it is lost: it is kept with the link.
        </Empty>
      )}
    </Dialog>
  );
}
