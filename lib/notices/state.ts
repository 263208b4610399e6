import type { NoticeKind } from "@/lib/notices/limits";
import type { NoticeView } from "@/lib/notices/view";

const DID: Record<NoticeKind, string> = {
  note: "wrote a note on",
  reply: "answered on",
  mention: "mentioned you on",
  verdict: "gave a verdict on",
  sign_off: "gave a verdict on",
  share_opened: "opened your link",
};

/** What happened, in a line, for the list and the mail: "Rita Sol wrote a note on AUT-04 take 3". */
export function noticeLead({ who, kind, take }: Pick<NoticeView, "who" | "kind" | "take">): string {
  return [who, DID[kind], take && `${take.slate} take ${take.number}`].filter(Boolean).join(" ");
}
