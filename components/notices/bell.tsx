"use client";

import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTold } from "@/components/notices/use-told";
import { Bell as BellIcon } from "@/components/ui/icons";
import { later } from "@/components/ui/later";
import { noticesQuery } from "@/lib/notices/queries";

const NoticeList = later(() => import("@/components/notices/notice-list").then((module) => module.NoticeList));
/** More than this is many. */
const COUNT_MAX = 99;

/** What the member was told since they last looked; the list comes with the first press. */
export function Bell() {
  const { data } = useQuery(noticesQuery());
  useTold(data);
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const unread = data?.unread ?? 0;
  const label = unread === 0 ? "Notices" : `Notices, ${unread} unread`;
  return (
    <>
      <button
        ref={button}
        type="button"
        className="btn btn-ghost btn-icon bell"
        aria-label={label}
        title={label}
        aria-expanded={isOpen}
        onPointerEnter={NoticeList.warm}
        onFocus={NoticeList.warm}
        onClick={() => setOpen(!isOpen)}
      >
        <BellIcon className="icon" />
        {unread > 0 && (
          <span className="bell-count" aria-hidden="true">
            {unread > COUNT_MAX ? `${COUNT_MAX}+` : unread}
          </span>
        )}
      </button>
      {isOpen && <NoticeList anchor={button} onClose={() => setOpen(false)} />}
    </>
  );
}
