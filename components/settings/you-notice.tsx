"use client";

import { useEffect, useId, useState } from "react";
import { type NoticeState, noticeState, turnNoticeOff, turnNoticeOn } from "@/components/takes/notice/choice";
import { NOTICE_WORDS } from "@/components/takes/notice/notice-choice";
import { Switch } from "@/components/ui/switch";

/** Whether this browser tells outside the page when takes finish. It is asked only once the switch is pressed. */
export function YouNotice() {
  const id = useId();
  // only the browser knows
  const [state, setState] = useState<NoticeState>("off");
  useEffect(() => setState(noticeState()), []);

  async function choose(isWanted: boolean) {
    setState(isWanted ? await turnNoticeOn() : turnNoticeOff());
  }

  return (
    <div className="set-row">
      <div>
        <h3 className="strong">
          <label htmlFor={id}>Finish notices</label>
        </h3>
        <p className="hint" id={`${id}-help`} role="status">
          {NOTICE_WORDS[state]}
        </p>
      </div>
      <div className="control">
        <Switch id={id} isOn={state === "on"} aria-describedby={`${id}-help`} onChange={(isWanted) => void choose(isWanted)} />
      </div>
    </div>
  );
}
