"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { RefObject } from "react";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { LocalTime } from "@/components/ui/local-time";
import { Popup } from "@/components/ui/popup";
import { readNoticesAction } from "@/lib/notices/actions";
import { noticesQuery } from "@/lib/notices/queries";
import { noticeLead } from "@/lib/notices/state";
import type { NoticeView, NoticeList as Told } from "@/lib/notices/view";
import { NOTICES_KEY } from "@/lib/query-keys";

interface NoticeListProps {
  anchor: RefObject<HTMLButtonElement | null>;
  onClose: () => void;
}

/** What the member was told, the newest first. Going to one marks it as read. */
export function NoticeList({ anchor, onClose }: NoticeListProps) {
  const client = useQueryClient();
  const { data, isError, refetch } = useQuery(noticesQuery());

  async function read(noticeIds: string[] | "all") {
    const isRead = (one: NoticeView) => one.isRead || noticeIds === "all" || noticeIds.includes(one.id);
    client.setQueryData<Told>(NOTICES_KEY, (told) => {
      if (!told) return told;
      const notices = told.notices.map((one) => ({ ...one, isRead: isRead(one) }));
      return { notices, unread: noticeIds === "all" ? 0 : told.unread - told.notices.filter((one) => !one.isRead && isRead(one)).length };
    });
    await readNoticesAction({ noticeIds }).catch(() => undefined);
    void client.invalidateQueries({ queryKey: NOTICES_KEY });
  }

  return (
    <Popup anchor={anchor} label="Notices" onClose={onClose}>
      <div className="notices">
        <div className="notices-head">
          <h2 className="strong">Notices</h2>
          {data && data.unread > 0 && (
            <Button size="sm" variant="ghost" onClick={() => void read("all")}>
              Mark all as read
            </Button>
          )}
        </div>
        {data?.notices.length === 0 && (
          <p className="notices-empty">Nothing yet. Notes on your takes, replies, mentions, verdicts and opened links show here.</p>
        )}
        {!data && !isError && <p className="notices-empty">Loading</p>}
        {!data && isError && (
          <div className="notices-empty" role="alert">
            <p className="mb-2">They could not be loaded.</p>
            <Button size="sm" onClick={() => void refetch()}>
              Try again
            </Button>
          </div>
        )}
        {data && data.notices.length > 0 && (
          <ul>
            {data.notices.map((notice) => (
              <li key={notice.id}>
                <Link
                  className="menu-item notice"
                  href={notice.href}
                  prefetch={false}
                  onClick={() => {
                    if (!notice.isRead) void read([notice.id]);
                    onClose();
                  }}
                >
                  <span className="notice-dot" data-unread={!notice.isRead || undefined} />
                  <span className="min-w-0">
                    {!notice.isRead && <span className="sr-only">Unread: </span>}
                    <span className="notice-lead">{noticeLead(notice)}</span>
                    {notice.text && <span className="notice-text">{notice.text}</span>}
                    <span className="xs muted">
                      <LocalTime moment={notice.at} />
                    </span>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Popup>
  );
}
