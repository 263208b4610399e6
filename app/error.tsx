"use client";

import { referenceOf } from "@/components/shell/failure";
import { MessagePage } from "@/components/shell/message-page";
import { Button } from "@/components/ui/button";

export default function RootError({ error, retry }: { error: unknown; retry: () => void }) {
  const reference = referenceOf(error);
  return (
    <MessagePage
      title="This page could not be shown"
      action={
        <Button className="mt-2" onClick={retry}>
          Try again
        </Button>
      }
    >
      Takes keep running, nothing is lost.{reference && ` The log has it under ${reference}.`}
    </MessagePage>
  );
}
