import { Door } from "@/components/auth/door";
import { DoorMessage } from "@/components/auth/door-message";
import { buttonClass } from "@/components/ui/button-class";
import { Link } from "@/components/ui/link";

/** The same for an invitation that was used, withdrawn, is too old, or never was. */
export default function InvitationClosed() {
  return (
    <Door
      picture={{ src: "/door/peaks.webp", credit: "Still: Aitzol Berasategi, CC BY 4.0" }}
      foot="Dailies keeps stills, clips and keys on this server."
    >
      <DoorMessage
        title="This invitation does not open"
        action={
          <Link className={buttonClass({ size: "lg" })} href="/sign-in">
            Sign in
          </Link>
        }
      >
        <p>An invitation opens once, for seven days. This one was used, withdrawn or is too old, or a part of the link is missing.</p>
        <p>Ask whoever sent it for a new one. If you have joined already, sign in.</p>
      </DoorMessage>
    </Door>
  );
}
