import { KeyRound } from "lucide-react";
import Link from "next/link";
import { Banner } from "@/components/ui/banner";
import { buttonClass } from "@/components/ui/button-class";
import type { ProviderForm } from "@/lib/settings/loaders";

/** What keeps a provider's takes waiting, for all who are about to make some. */
export function PausedBanner({ forms }: { forms: readonly ProviderForm[] }) {
  const paused = forms.filter((form) => form.pausedMessage !== null);
  if (paused.length === 0) return null;
  return (
    <div>
      {paused.map((form) => (
        <Banner
          key={form.provider}
          tone={form.pausedReason === "key_refused" ? "danger" : "warn"}
          icon={form.pausedReason === "key_refused" ? <KeyRound className="icon" /> : undefined}
          title={form.pausedMessage}
          action={
            form.pausedReason === "key_refused" ? (
              <Link className={buttonClass({ size: "sm" })} href="/settings">
                Check the key
              </Link>
            ) : undefined
          }
        />
      ))}
    </div>
  );
}
