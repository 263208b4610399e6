"use client";

import { useId, useState } from "react";
import { type NoticeState, noticeState, turnNoticeOff, turnNoticeOn } from "@/components/takes/notice/choice";
import { Switch } from "@/components/ui/switch";

export const NOTICE_WORDS: Record<NoticeState, string> = {
  off: "The tab’s title and icon tell you either way. With this on, this browser also shows a notice, only while no tab of Dailies is in front.",
  on: "This browser shows a notice when your takes are ready or failed, only while no tab of Dailies is in front. One stands for many.",
  blocked: "This browser blocks notices from Dailies. Allow them in the site’s settings, beside the address, then turn this on.",
  unsupported: "This browser can’t show notices for this page. Most do so at an https address only.",
  failed: "This browser said yes but shows no notices for pages in a tab. The tab’s title still tells you.",
};

/** The choice, with what the browser says to it. */
export function NoticeChoice({ onChange }: { onChange: (isOn: boolean) => void }) {
  const id = useId();
  const [state, setState] = useState(noticeState);

  async function choose(isWanted: boolean) {
    const next = isWanted ? await turnNoticeOn() : turnNoticeOff();
    setState(next);
    onChange(next === "on");
  }

  return (
    <div className="grid w-64 gap-1 p-2">
      <div className="row between">
        <label className="label" htmlFor={id}>
          Tell me when takes finish
        </label>
        <Switch id={id} isOn={state === "on"} onChange={(isWanted) => void choose(isWanted)} aria-describedby={`${id}-words`} />
      </div>
      <p className="hint whitespace-normal" id={`${id}-words`} role="status">
        {NOTICE_WORDS[state]}
      </p>
    </div>
  );
}
