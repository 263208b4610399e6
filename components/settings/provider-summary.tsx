import { ModePill } from "@/components/settings/mode-pill";
import { ProviderMark } from "@/components/ui/provider-mark";
import type { ProviderSettingView } from "@/lib/settings/data";

/** How a provider stands, for those who don't change it. */
export function ProviderSummary({ provider }: { provider: ProviderSettingView }) {
  return (
    <div className="set-row">
      <div>
        <h3 className="strong">
          <ProviderMark provider={provider.provider} label={provider.label} className="text-inherit" />
        </h3>
        {provider.pausedMessage && <p className="hint">{provider.pausedMessage}</p>}
      </div>
      <div className="control">
        <ModePill mode={provider.mode} pausedReason={provider.pausedReason} />
      </div>
    </div>
  );
}
