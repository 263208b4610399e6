import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Door } from "@/components/auth/door";
import { DoorMessage } from "@/components/auth/door-message";
import { JoinForm } from "@/components/auth/join-form";
import { buttonClass } from "@/components/ui/button-class";
import { Link } from "@/components/ui/link";
import { loadInvitation } from "@/lib/invitations/loaders";
import { actorOrNull } from "@/lib/next/session";

export const metadata: Metadata = { title: "Join", robots: { index: false } };

export default async function JoinPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const [invitation, member] = await Promise.all([loadInvitation(token), actorOrNull()]);
  if (!invitation) notFound();

  return (
    <Door
      picture={{ src: "/door/peaks.webp", credit: "Still: Aitzol Berasategi, CC BY 4.0" }}
      foot="Dailies keeps stills, clips and keys on this server."
    >
      {member ? <IsMember name={member.name} /> : <JoinForm token={token} {...invitation} />}
    </Door>
  );
}

function IsMember({ name }: { name: string }) {
  return (
    <DoorMessage
      title="This invitation opens"
      action={
        <Link className={buttonClass({ variant: "primary", size: "lg" })} href="/studio">
          To the studio
        </Link>
      }
    >
      <p>
        But you are signed in here as <b className="strong">{name}</b>, and it is for somebody who isn’t a member yet. Send it on, or sign out first.
      </p>
    </DoorMessage>
  );
}
