import type { Metadata } from "next";
import { Door } from "@/components/auth/door";
import { DoorMessage } from "@/components/auth/door-message";
import { OwnerForm } from "@/components/auth/owner-form";
import { buttonClass } from "@/components/ui/button-class";
import { Link } from "@/components/ui/link";
import { loadHasOwner, loadSetupLink } from "@/lib/access/loaders";

type Query = Record<string, string | string[] | undefined>;

export const metadata: Metadata = { title: "Set up" };

export default async function SetupPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { token } = await searchParams;
  const given = typeof token === "string" ? token : "";
  const [link, hasOwner] = await Promise.all([loadSetupLink(given), loadHasOwner()]);

  return (
    <Door
      picture={{ src: "/door/dandelion.webp", credit: "Still: Clemens Engelhardt, CC0 1.0" }}
      foot="Keys are encrypted with this server's own secret."
    >
      {link === "open" ? <OwnerForm token={given} /> : hasOwner ? <HasOwner /> : <NewLinkNeeded isExpired={link === "expired"} />}
    </Door>
  );
}

function HasOwner() {
  return (
    <DoorMessage
      title="This studio has its owner"
      action={
        <Link className={buttonClass({ variant: "primary", size: "lg" })} href="/sign-in">
          Sign in
        </Link>
      }
    >
      <p>The link that makes the owner works once, and it has been used.</p>
    </DoorMessage>
  );
}

function NewLinkNeeded({ isExpired }: { isExpired: boolean }) {
  return (
    <DoorMessage title={isExpired ? "This link is too old" : "This link does not open"}>
      <p>
        {isExpired
          ? "A link that makes the owner is good for one day."
          : "It is incomplete, or a newer one has taken its place. Only the newest link opens."}
      </p>
      <p>
        Start the studio again: it prints a new <b className="strong">one-time link</b> in its terminal.
      </p>
    </DoorMessage>
  );
}
