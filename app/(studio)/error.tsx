"use client";

import { referenceOf } from "@/components/shell/failure";
import { Button } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { TriangleAlert } from "@/components/ui/icons";

export default function StudioError({ error, retry }: { error: unknown; retry: () => void }) {
  const reference = referenceOf(error);
  return (
    <Empty
      level={1}
      className="min-h-full content-center"
      icon={<TriangleAlert className="icon icon-lg muted" />}
      title="This page could not be shown"
      action={
        <Button className="mt-2" onClick={retry}>
          Try again
        </Button>
      }
    >
      Takes keep running, nothing is lost.{reference && ` The log has it under ${reference}.`}
    </Empty>
  );
}
