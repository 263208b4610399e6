"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ShareRow } from "@/components/shares/share-row";
import { SharesLoading } from "@/components/shares/shares-loading";
import { useNow } from "@/components/shares/use-now";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Empty } from "@/components/ui/empty";
import { later } from "@/components/ui/later";
import { Link } from "@/components/ui/link";
import { Segmented } from "@/components/ui/segmented";
import { CLOSED_SHOWN_MAX } from "@/lib/shares/limits";
import { sharesQuery } from "@/lib/shares/queries";
import type { ShareView } from "@/lib/shares/view";

const ShareDrawer = later(() => import("@/components/shares/share-drawer").then((module) => module.ShareDrawer));

type Shown = "live" | "closed";

/** Every link, the live ones first: for whom, what they allow, when they close, and what was done over them. */
export function ShareList({ mayChange }: { mayChange: boolean }) {
  const { data, isPending, isError, refetch } = useQuery({ ...sharesQuery({ state: "all" }), enabled: mayChange });
  const [shown, setShown] = useState<Shown>("live");
  const [openId, setOpenId] = useState<string | null>(null);
  const now = useNow();
  const live = data?.filter(isOpen) ?? [];
  const closed = data?.filter((share) => !isOpen(share)) ?? [];
  const list = shown === "live" ? live : closed;
  const open = data?.find(({ id }) => id === openId);

  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>Shares</h1>
          {data && data.length > 0 && <p>Links that let people without an account watch, write notes and sign off.</p>}
        </div>
        {data && closed.length > 0 && (
          <Segmented
            className="right"
            label="Show"
            isLabelHidden
            options={[
              { value: "live", label: `Open, ${live.length}` },
              { value: "closed", label: `Closed, ${closed.length}` },
            ]}
            value={shown}
            onChange={setShown}
          />
        )}
      </div>
      {data && isError && <Note className="mb-4" tone="warn" title="This may be old: the studio could not be asked just now." />}
      {!mayChange && (
        <Empty title="Links are made by producers">
          They can let people without an account watch and sign off. Ask the owner for the producer role.
        </Empty>
      )}
      {mayChange && isPending && !isError && <SharesLoading />}
      {!data && isError && (
        <Empty title="The links could not be loaded" action={<Button onClick={() => void refetch()}>Try again</Button>}>
          They work as before; only this list did not come.
        </Empty>
      )}
      {data?.length === 0 && <NoShares />}
      {data && data.length > 0 && list.length === 0 && (
        <Empty title={shown === "live" ? "No link is open" : "No link is closed"}>Those that run out or are revoked stand here under “Closed”.</Empty>
      )}
      {list.length > 0 && (
        <section className="panel" aria-label={shown === "live" ? "Open links" : "Closed links"}>
          <table className="table shares">
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Guests may</th>
                <th scope="col">{shown === "live" ? "Closes" : "Closed"}</th>
                <th scope="col">Last opened</th>
                <th scope="col">What was done</th>
                <th scope="col">
                  <span className="sr-only">Actions</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {list.map((share) => (
                <ShareRow key={share.id} share={share} now={now} onOpen={() => setOpenId(share.id)} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {shown === "closed" && closed.length >= CLOSED_SHOWN_MAX && <p className="hint mt-2">The newest {CLOSED_SHOWN_MAX} are shown.</p>}
      {open && <ShareDrawer share={open} onClose={() => setOpenId(null)} />}
    </div>
  );
}

/** Paused ones can be opened again with one press, so they stand with the live ones. */
function isOpen({ state }: ShareView): boolean {
  return state === "live" || state === "paused";
}

function NoShares() {
  return (
    <Empty
      className="pt-[12vh]"
      title="No links yet"
      action={
        <Link className={buttonClass({ variant: "primary", className: "mt-2" })} href="/gallery">
          To the gallery
        </Link>
      }
    >
      Choose takes in the gallery, or open a shot or a reel, and press Share. Whoever gets the link needs no account.
    </Empty>
  );
}
