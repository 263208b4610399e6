import { GuestTop } from "@/components/guest/guest-top";
import { Empty } from "@/components/ui/empty";

/** For a link that leads nowhere, whatever the reason: it tells none, and names nobody. */
export function ClosedPage() {
  return (
    <div className="guest">
      <GuestTop />
      <main className="guest-middle" id="main">
        <Empty level={1} title="This link is not open">
          It may have run out, been closed, or lost a letter on its way. The clips are safe. Ask whoever sent it to you for a new one.
        </Empty>
      </main>
    </div>
  );
}
