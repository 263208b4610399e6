import type { Metadata } from "next";
import { AboutPanel } from "@/components/settings/about-panel";
import { BudgetsPanel } from "@/components/settings/budgets-panel";
import { NewToken } from "@/components/settings/new-token";
import { ProviderCard } from "@/components/settings/provider-card";
import { ProviderSummary } from "@/components/settings/provider-summary";
import { Section } from "@/components/settings/section";
import { SettingsNav } from "@/components/settings/settings-nav";
import { TokensPanel } from "@/components/settings/tokens-panel";
import { YouPanel } from "@/components/settings/you-panel";
import { Note } from "@/components/ui/banner";
import { loadAbout } from "@/lib/about/loaders";
import { isAllowed } from "@/lib/access/actor";
import { loadTokens } from "@/lib/access/loaders";
import { loadBudgetSettings } from "@/lib/budgets/loaders";
import { requireMember } from "@/lib/next/session";
import { loadProviderSettings } from "@/lib/settings/loaders";

export const metadata: Metadata = { title: "Settings" };

const OWNERS_PARTS = ["you", "providers", "budgets", "tokens", "about"];
const MEMBERS_PARTS = ["you", "providers", "budgets", "about"];

export default async function SettingsPage() {
  const member = await requireMember();
  const [{ providers, canManage }, budgets, about] = await Promise.all([loadProviderSettings(), loadBudgetSettings(), loadAbout()]);
  const tokens = canManage ? await loadTokens() : [];

  return (
    <div className="page">
      <div className="page-head">
        <h1>Settings</h1>
      </div>
      <div className="settings">
        <SettingsNav ids={canManage ? OWNERS_PARTS : MEMBERS_PARTS} />
        <div className="sections">
          <Section id="you" title="You" lead="How the studio looks and behaves for you. Nobody else is concerned.">
            <YouPanel canSpend={isAllowed(member, "spend")} />
          </Section>
          <Section id="providers" title="Providers" lead="A provider is live with a key, and our own sandbox without one.">
            {canManage ? (
              <div className="provider-cards">
                {providers.map((provider) => (
                  <ProviderCard key={provider.provider} provider={provider} />
                ))}
              </div>
            ) : (
              <div className="stack">
                <div className="panel">
                  {providers.map((provider) => (
                    <ProviderSummary key={provider.provider} provider={provider} />
                  ))}
                </div>
                <Note title="Only the owner can change this.">Ask them for another key, limit or price.</Note>
              </div>
            )}
          </Section>
          <Section
            id="budgets"
            title="Budgets"
            lead="What live takes may cost, in dollars. What is spent, on its way or unconfirmed counts; sandbox takes never do. Days and months begin at midnight UTC."
          >
            <BudgetsPanel budgets={budgets} providers={providers} canManage={canManage} />
          </Section>
          {canManage && (
            <Section id="tokens" title="API tokens" lead="For scripts. Each is shown once, and can be revoked at any time." action={<NewToken />}>
              <TokensPanel tokens={tokens} />
            </Section>
          )}
          <Section id="about" title="About">
            <AboutPanel about={about} />
          </Section>
        </div>
      </div>
    </div>
  );
}
