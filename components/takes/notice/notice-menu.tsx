"use client";

import { useEffect, useState } from "react";
import { isNoticeOn } from "@/components/takes/notice/choice";
import { Bell, BellRing } from "@/components/ui/icons";
import { later } from "@/components/ui/later";
import { Menu } from "@/components/ui/menu";

const NoticeChoice = later(() => import("@/components/takes/notice/notice-choice").then((module) => module.NoticeChoice));

/** The way to be told outside the page when takes finish. Nothing is asked of the browser before the switch is pressed. */
export function NoticeMenu() {
  const [isOn, setOn] = useState(false);
  useEffect(() => setOn(isNoticeOn()), []);
  return (
    <Menu
      label={isOn ? "Finish notices: on" : "Finish notices: off"}
      trigger={isOn ? <BellRing className="icon" /> : <Bell className="icon" />}
      triggerClassName="btn btn-ghost btn-sm btn-icon"
      className="to-end"
    >
      <NoticeChoice onChange={setOn} />
    </Menu>
  );
}
