import { Hourglass, KeyRound } from "@/components/ui/icons";
import { CircleCheck, FlaskConical, Wallet } from "@/components/ui/more-icons";
import type { ProviderSettingView } from "@/lib/settings/data";

/** How a provider stands, in a shape, a colour and a word. */
export function ModePill({ mode, pausedReason }: Pick<ProviderSettingView, "mode" | "pausedReason">) {
  if (pausedReason === "key_refused" || pausedReason === "key_unreadable") {
    return (
      <span className="pill pill-danger">
        <KeyRound className="icon" />
        {pausedReason === "key_refused" ? "Key refused" : "Key unreadable"}
      </span>
    );
  }
  if (pausedReason === "no_credit") {
    return (
      <span className="pill pill-warn">
        <Wallet className="icon" />
        No credit
      </span>
    );
  }
  if (pausedReason) {
    return (
      <span className="pill pill-warn">
        <Hourglass className="icon" />
        Waiting
      </span>
    );
  }
  if (mode === "sandbox") {
    return (
      <span className="pill">
        <FlaskConical className="icon" />
        Sandbox
      </span>
    );
  }
  return (
    <span className="pill pill-ok">
      <CircleCheck className="icon" />
      Live
    </span>
  );
}
