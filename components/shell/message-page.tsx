import type { ReactNode } from "react";
import { Empty } from "@/components/ui/empty";
import { Logo } from "@/components/ui/logo";

interface MessagePageProps {
  title: string;
  action: ReactNode;
  children: ReactNode;
}

/** A whole page of a few words, where there is no shell around it. */
export function MessagePage({ title, action, children }: MessagePageProps) {
  return (
    <main className="message-page">
      <Empty
        icon={
          <span className="logo">
            <Logo />
          </span>
        }
        title={title}
        action={action}
        level={1}
      >
        {children}
      </Empty>
    </main>
  );
}
