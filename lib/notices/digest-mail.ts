import type { Mail } from "@/lib/notices/mailer";
import { noticeLead } from "@/lib/notices/state";
import type { NoticeView } from "@/lib/notices/view";

/** A digest in plain words: what happened, in its order, each with the way there. */
export function digestMail(to: string, notices: readonly NoticeView[], origin: string): Mail {
  const [first] = notices;
  const lines = notices.map((notice) => `${noticeLead(notice)}${notice.text ? `\n  ${notice.text}` : ""}\n  ${origin}${notice.href}`);
  return {
    to,
    subject: notices.length === 1 && first ? noticeLead(first) : `${notices.length} notices from Dailies`,
    text: [...lines, `-- \nYou get this because something happened to your takes, notes or links. Turn it off under You: ${origin}/settings`].join(
      "\n\n",
    ),
  };
}
