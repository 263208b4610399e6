import { DoorPassword } from "@/components/guest/door-password";
import { GuestTop } from "@/components/guest/guest-top";

/** The door of a link with a password. It says nothing of what is behind it. */
export function GuestDoor({ shareId, isAgain }: { shareId: string; isAgain: boolean }) {
  return (
    <div className="guest">
      <GuestTop />
      <main className="guest-middle" id="main">
        <DoorPassword shareId={shareId} isAgain={isAgain} />
      </main>
    </div>
  );
}
