import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { Studio } from "@/components/takes/studio";
import { isAllowed } from "@/lib/access/actor";
import { loadSpending } from "@/lib/budgets/loaders";
import { spendingQuery } from "@/lib/budgets/queries";
import { requireMember } from "@/lib/next/session";
import { loadProviderForms } from "@/lib/settings/loaders";
import { loadTakesPage } from "@/lib/takes/loaders";
import { takesQuery } from "@/lib/takes/queries";

export const metadata: Metadata = { title: "Studio" };

export default async function StudioPage() {
  const member = await requireMember();
  const [[first, ...others], page, spending] = await Promise.all([loadProviderForms(), loadTakesPage(), loadSpending()]);
  if (!first) throw new Error("There is no provider.");
  const client = new QueryClient();
  client.setQueryData(takesQuery().queryKey, { pages: [page], pageParams: [null] });
  client.setQueryData(spendingQuery().queryKey, spending);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <Studio memberId={member.memberId} canSpend={isAllowed(member, "spend")} isOwner={isAllowed(member, "manage")} forms={[first, ...others]} />
    </HydrationBoundary>
  );
}
