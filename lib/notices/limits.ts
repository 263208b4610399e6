export const NOTICE_KINDS = ["note", "reply", "mention", "verdict", "sign_off", "share_opened"] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];
/** As many of a note's words stand in a notice. */
export const NOTICE_TEXT_MAX = 160;
/** The newest are listed. */
export const NOTICES_SHOWN = 50;
