import { toast } from "@/components/ui/toast";
import { noticeLead } from "@/lib/notices/state";
import type { NoticeView } from "@/lib/notices/view";

/** "Dana Whitlock gave a verdict on AUT-04 take 3: Approved", with the way there. */
export function tellNotice(notice: NoticeView): void {
  const words = [noticeLead(notice), notice.text].filter(Boolean).join(": ");
  toast(words, { label: "Look", run: () => window.location.assign(notice.href) });
}
