import type { Metadata } from "next";
import { buttonClass } from "@/components/ui/button-class";
import { Empty } from "@/components/ui/empty";
import { Logo } from "@/components/ui/logo";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main className="message-page">
      <Empty
        icon={
          <span className="logo">
            <Logo />
          </span>
        }
        title="There is nothing here"
        action={
          // a link of the browser's own: the framework keeps this page with every other, and with it whatever code it has
          <a className={buttonClass({ className: "mt-2" })} href="/studio">
            To the studio
          </a>
        }
        level={1}
      >
        The address leads nowhere, or what it led to was removed.
      </Empty>
    </main>
  );
}
