import { Banner } from "@/components/ui/banner";
import { buttonClass } from "@/components/ui/button-class";
import { KeyRound } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";
import { LocalTime } from "@/components/ui/local-time";
import type { PauseView } from "@/lib/health/view";

/** Why nothing is sent to a provider, and until when. */
export function PauseBanner({ pause: { reason, message, until } }: { pause: PauseView }) {
  const isAboutKey = reason === "key_refused" || reason === "key_unreadable";
  return (
    <Banner
      tone={isAboutKey ? "danger" : "warn"}
      icon={isAboutKey ? <KeyRound className="icon" /> : undefined}
      title={message}
      action={
        isAboutKey && (
          <Link className={buttonClass({ size: "sm" })} href="/settings#providers">
            Check the key
          </Link>
        )
      }
    >
      {until && Date.parse(until) > Date.now() && (
        <>
          Tried again at <LocalTime moment={until} />.
        </>
      )}
    </Banner>
  );
}
