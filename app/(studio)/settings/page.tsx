import type { Metadata } from "next";
import { AboutPanel } from "@/components/settings/about-panel";
import { BudgetsPanel } from "@/components/settings/budgets-panel";
import { InvitationsList } from "@/components/settings/invitations-list";
import { MembersPanel } from "@/components/settings/members-panel";
import { NewInvitation } from "@/components/settings/new-invitation";
import { NewToken } from "@/components/settings/new-token";
import { PasswordForm } from "@/components/settings/password-form";
import { ProviderCard } from "@/components/settings/provider-card";
import { ProviderSummary } from "@/components/settings/provider-summary";
import { Section } from "@/components/settings/section";
import { SessionsPanel } from "@/components/settings/sessions-panel";
import { SettingsNav } from "@/components/settings/settings-nav";
import { TokensPanel } from "@/components/settings/tokens-panel";
import { YouPanel } from "@/components/settings/you-panel";
import { Note } from "@/components/ui/banner";
import { loadAbout } from "@/lib/about/loaders";
import { isAllowed } from "@/lib/access/actor";
import { loadSessions, loadTokens } from "@/lib/access/loaders";
import { loadBudgetSettings } from "@/lib/budgets/loaders";
import { loadInvitations } from "@/lib/invitations/loaders";
import { loadMembers } from "@/lib/members/loaders";
import { requireMember } from "@/lib/next/session";
import { loadHasMail } from "@/lib/notices/loaders";
import { loadProviderSettings } from "@/lib/settings/loaders";

export const metadata: Metadata = { title: "Settings" };

const PARTS = ["you", "security", "members", "providers", "budgets", "tokens", "about"];

export default async function SettingsPage() {
  const member = await requireMember();
  const [{ providers, canManage }, budgets, about, members, sessions, tokens] = await Promise.all([
    loadProviderSettings(),
    loadBudgetSettings(),
    loadAbout(),
    loadMembers(),
    loadSessions(),
    loadTokens(),
  ]);
  const invitations = canManage ? await loadInvitations() : [];
  const canSpend = isAllowed(member, "spend");

  return (
    <div className="page">
      <div className="page-head">
        <h1>Settings</h1>
      </div>
      <div className="settings">
        <SettingsNav ids={PARTS} />
        <div className="sections">
          <Section id="you" title="You" lead="How the studio looks and behaves for you. Nobody else is concerned.">
            <YouPanel canSpend={canSpend} hasMail={loadHasMail()} />
          </Section>
          <Section id="security" title="Sign-in" lead="Your password, and where you are signed in.">
            <div className="panel">
              <PasswordForm email={members.find(({ isYou }) => isYou)?.email ?? ""} />
              <SessionsPanel sessions={sessions} />
            </div>
          </Section>
          <Section
            id="members"
            title="Members"
            lead={
              canManage ? "Who may come in, and what they may." : "Who may come in, and what they may. The owner invites, changes roles and removes."
            }
            action={canManage && <NewInvitation />}
          >
            <div className="stack gap-4">
              <MembersPanel members={members} canManage={canManage} />
              <InvitationsList invitations={invitations} />
            </div>
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
          <Section
            id="tokens"
            title="API tokens"
            lead={`For scripts, which act as ${canManage ? "whoever made the token" : "you"}. Each is shown once, and can be revoked at any time.`}
            action={<NewToken canSpend={canSpend} />}
          >
            <TokensPanel tokens={tokens} />
          </Section>
          <Section id="about" title="About">
            <AboutPanel about={about} />
          </Section>
        </div>
      </div>
    </div>
  );
}
