import type { Metadata } from "next";
import { MessagePage } from "@/components/shell/message-page";
import { buttonClass } from "@/components/ui/button-class";
import { Link } from "@/components/ui/link";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <MessagePage
      title="There is nothing here"
      action={
        <Link className={buttonClass({ className: "mt-2" })} href="/studio">
          To the studio
        </Link>
      }
    >
      The address leads nowhere, or what it led to was removed.
    </MessagePage>
  );
}
