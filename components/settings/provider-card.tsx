"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { KeyForm } from "@/components/settings/key-form";
import { KeyInUse } from "@/components/settings/key-in-use";
import { LimitsForm } from "@/components/settings/limits-form";
import { ModePill } from "@/components/settings/mode-pill";
import { modeWords } from "@/components/settings/mode-words";
import { PauseNote } from "@/components/settings/pause-note";
import { PricesForm } from "@/components/settings/prices-form";
import { ProviderMark } from "@/components/ui/provider-mark";
import { toast } from "@/components/ui/toast";
import { formatUsd } from "@/lib/money";
import type { ProviderSettingView } from "@/lib/settings/data";

/** A provider with all that the owner sets of it. */
export function ProviderCard({ provider }: { provider: ProviderSettingView }) {
  const router = useRouter();
  // null until it was asked for, so that the page does not take the focus as it opens
  const [isReplacing, setReplacing] = useState<boolean | null>(null);
  const lookAgain = () => router.refresh();
  const hasKey = provider.keySource !== "none";

  return (
    <section className="panel" aria-labelledby={`${provider.provider}-name`}>
      <div className="card-head">
        <h3 className="h2" id={`${provider.provider}-name`}>
          <ProviderMark provider={provider.provider} label={provider.label} className="text-inherit" />
        </h3>
        <ModePill mode={provider.mode} pausedReason={provider.pausedReason} />
      </div>
      <div className="card-body card-parts">
        <p className="soft xs">{modeWords(provider)}</p>
        <PauseNote provider={provider} canManage onChange={lookAgain} />
        {hasKey && !isReplacing ? (
          <KeyInUse provider={provider} takesFocus={isReplacing === false} onReplace={() => setReplacing(true)} onChange={lookAgain} />
        ) : (
          <KeyForm
            provider={provider.provider}
            label={provider.label}
            takesFocus={isReplacing === true}
            onCancel={hasKey ? () => setReplacing(false) : undefined}
            onKept={({ balanceMicros }) => {
              setReplacing(false);
              lookAgain();
              toast(`${provider.label} is live.${balanceMicros === null ? "" : ` Balance ${formatUsd(balanceMicros)}.`}`);
            }}
          />
        )}
        <LimitsForm key={provider.mode} provider={provider} onChange={lookAgain} />
        <PricesForm provider={provider} onChange={lookAgain} />
      </div>
    </section>
  );
}
