import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { Door } from "@/components/auth/door";
import { DoorMessage } from "@/components/auth/door-message";
import { SignInForm } from "@/components/auth/sign-in-form";
import { loadHasOwner } from "@/lib/access/loaders";
import { safeNext } from "@/lib/access/next-path";
import { actorOrNull } from "@/lib/next/session";

type Query = Record<string, string | string[] | undefined>;

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { next } = await searchParams;
  const goOn = typeof next === "string" ? next : undefined;
  if (await actorOrNull()) redirect(safeNext(goOn));
  const host = (await headers()).get("host");

  return (
    <Door
      picture={{ src: "/door/peaks.webp", credit: "Still: Aitzol Berasategi, CC BY 4.0" }}
      foot="Dailies keeps stills, clips and keys on this server."
    >
      {(await loadHasOwner()) ? <SignInForm next={goOn} host={host} /> : <NoOwner />}
    </Door>
  );
}

function NoOwner() {
  return (
    <DoorMessage title="No owner yet">
      <p>
        Nobody can sign in before the studio has an owner. When it starts, it prints a <b className="strong">one-time link</b> in its terminal: open
        that link and choose a password.
      </p>
      <p>The link is gone or too old? Start the studio again and it prints a new one.</p>
    </DoorMessage>
  );
}
