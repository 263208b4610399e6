import { AssumeForm } from "@/components/settings/assume-form";
import { BudgetForm } from "@/components/settings/budget-form";
import { setOf, standingWords } from "@/components/settings/budget-words";
import { Note } from "@/components/ui/banner";
import type { BudgetSettings, BudgetsOf } from "@/lib/budgets/view";
import type { ProviderSettingView } from "@/lib/settings/data";

interface BudgetsPanelProps {
  budgets: BudgetSettings;
  providers: readonly ProviderSettingView[];
  canManage: boolean;
}

/** The budgets, to change for the owner and to read for others. */
export function BudgetsPanel({ budgets: { workspace, projects, members }, providers, canManage }: BudgetsPanelProps) {
  if (!canManage) return <SetBudgets owners={[workspace, ...projects, ...members]} />;
  const unpriced = providers.filter(({ prices }) => prices.some(({ micros }) => micros === null));
  return (
    <div className="stack">
      <div className="panel">
        <BudgetForm owner={workspace} />
        {unpriced.map((provider) => (
          <AssumeForm key={provider.provider} provider={provider} />
        ))}
      </div>
      <OwnerForms title="Projects" owners={projects} />
      <OwnerForms title="Members" owners={members} />
    </div>
  );
}

function OwnerForms({ title, owners }: { title: string; owners: readonly BudgetsOf[] }) {
  if (owners.length === 0) return null;
  return (
    <section className="stack mt-3" aria-label={`Budgets of ${title.toLowerCase()}`}>
      <h3 className="label">{title}</h3>
      <div className="panel">
        {owners.map((owner) => (
          <BudgetForm key={owner.id} owner={owner} />
        ))}
      </div>
    </section>
  );
}

function SetBudgets({ owners }: { owners: readonly BudgetsOf[] }) {
  const withBudgets = owners.filter((owner) => setOf(owner).length > 0);
  return (
    <div className="stack">
      {withBudgets.length > 0 && (
        <div className="panel">
          {withBudgets.map((owner) => (
            <div key={`${owner.scope} ${owner.id}`} className="set-row">
              <h3 className="strong">{owner.name}</h3>
              <div>
                {setOf(owner).map((budget) => (
                  <p key={budget.period} className="hint">
                    {standingWords(budget)}
                  </p>
                ))}
              </div>
            </div>
          ))}
        </div>
      )}
      <Note title={withBudgets.length > 0 ? "Only the owner can change this." : "No budget holds your takes back."}>
        {withBudgets.length > 0 ? "Ask them for another limit." : "Only the owner can set one."}
      </Note>
    </div>
  );
}
