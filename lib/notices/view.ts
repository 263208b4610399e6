import type { NoticeKind } from "@/lib/notices/limits";

/** What a member was told. */
export interface NoticeView {
  id: string;
  kind: NoticeKind;
  /** Who did it, by name. */
  who: string;
  /** A note's first words, or what was said with a verdict; empty where there are none. */
  text: string;
  /** Which take it is about, and where that is looked at; null where it is about none. */
  take: { takeId: string; slate: string; number: number } | null;
  /** Where it leads. */
  href: string;
  isRead: boolean;
  at: string;
}

export interface NoticeList {
  /** The newest first. */
  notices: NoticeView[];
  unread: number;
}
