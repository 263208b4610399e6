import type { Metadata } from "next";
import { ShareList } from "@/components/shares/share-list";
import { isAllowed } from "@/lib/access/actor";
import { requireMember } from "@/lib/next/session";

export const metadata: Metadata = { title: "Shares" };

export default async function SharesPage() {
  return <ShareList mayChange={isAllowed(await requireMember(), "write")} />;
}
