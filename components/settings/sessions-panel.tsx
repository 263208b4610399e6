"use client";

import { useRouter } from "next/navigation";
import { useAction } from "@/components/shell/use-action";
import { Note } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { LocalTime } from "@/components/ui/local-time";
import { toast } from "@/components/ui/toast";
import { endOtherSessionsAction, endSessionAction } from "@/lib/access/actions";
import type { SessionView } from "@/lib/access/view";

/** Where one is signed in, each to be ended. */
export function SessionsPanel({ sessions }: { sessions: readonly SessionView[] }) {
  const router = useRouter();
  const { run, error, isBusy } = useAction(endOtherSessionsAction, ({ ended }) => {
    router.refresh();
    toast(ended === 1 ? "One other device is signed out." : `${ended} other devices are signed out.`);
  });

  return (
    <>
      <div className="set-row">
        <div>
          <h3 className="strong">Devices</h3>
          <p className="hint">Where you are signed in. Who signs out there has to enter the password again.</p>
        </div>
        <div className="control">
          {sessions.length > 1 && (
            <Button size="sm" isBusy={isBusy} onClick={() => void run({})}>
              Sign out all others
            </Button>
          )}
        </div>
      </div>
      {error && <Note tone="danger" title={error.message} />}
      <ul aria-label="Devices">
        {sessions.map((session) => (
          <Row key={session.id} session={session} />
        ))}
      </ul>
    </>
  );
}

function Row({ session }: { session: SessionView }) {
  const router = useRouter();
  const { run, error, isBusy } = useAction(endSessionAction, () => {
    router.refresh();
    toast(`${session.device} is signed out.`);
  });

  return (
    <li className="line-row">
      <span className="min-w-0">
        <span className="strong">{session.device}</span>
        <span className="hint block">
          {session.isHere ? (
            "this device"
          ) : (
            <>
              last used <LocalTime moment={session.lastUsedAt} />
            </>
          )}
          , signed in <LocalTime moment={session.createdAt} />
        </span>
        {error && <Note tone="danger" title={error.message} />}
      </span>
      {!session.isHere && (
        <Button size="sm" isBusy={isBusy} aria-label={`Sign out ${session.device}`} onClick={() => void run({ sessionId: session.id })}>
          Sign out
        </Button>
      )}
    </li>
  );
}
