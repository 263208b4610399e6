"use client";

import { useQuery } from "@tanstack/react-query";
import { BatchBar } from "@/components/batches/batch-bar";
import { BatchButtons } from "@/components/batches/batch-buttons";
import { BatchRetry } from "@/components/batches/batch-retry";
import { leftWords, moneyWords, standWords } from "@/components/batches/batch-words";
import { Poster } from "@/components/takes/poster";
import { StateIcon, statePill } from "@/components/takes/state-icon";
import { buttonClass } from "@/components/ui/button-class";
import { Link } from "@/components/ui/link";
import { LocalTime } from "@/components/ui/local-time";
import { Download } from "@/components/ui/more-icons";
import { ProviderMark } from "@/components/ui/provider-mark";
import { batchQuery } from "@/lib/batches/queries";
import type { BatchTake } from "@/lib/batches/view";
import { formatUsd } from "@/lib/money";
import { smallOf } from "@/lib/stills/limits";
import { STATUS_LABELS } from "@/lib/takes/state";

/** A batch and every take of it, as they stand now. */
export function BatchPage({ batchId, canSpend }: { batchId: string; canSpend: boolean }) {
  const { data } = useQuery(batchQuery(batchId));
  if (!data) return null;
  const { batch, takes, retry } = data;
  const left = leftWords(batch);
  return (
    <div className="page">
      <header className="page-head">
        <div className="min-w-0 grow basis-60">
          <h1>{batch.name}</h1>
          <p className="soft num" aria-live="polite">
            {standWords(batch)}
            {left && ` · ${left}`}
          </p>
        </div>
        <div className="row row-wrap">
          {batch.mayChange && <BatchButtons batch={batch} canHide={false} />}
          <a className={buttonClass({ size: "sm" })} href={`/api/batches/${batch.id}/results`} download>
            <Download className="icon" aria-hidden="true" />
            Results as CSV
          </a>
        </div>
      </header>
      <BatchBar counts={batch.counts} />
      <p className="hint batch-facts">
        <span>
          {batch.by ?? "Somebody who left"}, <LocalTime moment={batch.createdAt} />
        </span>
        <span className="mono">{moneyWords(batch)}</span>
        <Link className="link" href="/studio">
          To the feed
        </Link>
        {canSpend && (
          <Link className="link" href="/studio/sheet">
            To the pair sheet
          </Link>
        )}
      </p>
      {canSpend && batch.mayChange && retry.takes > 0 && <BatchRetry batchId={batch.id} retry={retry} />}
      <div className="panel table-scroll">
        <table className="table batch-table">
          <caption className="sr-only">Takes of {batch.name}</caption>
          <thead>
            <tr>
              <th scope="col">Still</th>
              <th scope="col">Take</th>
              <th scope="col">Prompt</th>
              <th scope="col">Provider</th>
              <th scope="col">State</th>
              <th scope="col" className="end">
                Cost
              </th>
            </tr>
          </thead>
          <tbody>
            {takes.map((take) => (
              <BatchTakeRow key={take.id} take={take} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function BatchTakeRow({ take }: { take: BatchTake }) {
  const { still, status, failure, waitReason } = take;
  return (
    <tr data-status={status} className={take.retriedAs ? "is-retried" : undefined}>
      <td>
        <span className="frame batch-still" title={still.name}>
          <Poster src={smallOf(take.hasClip ? `/api/media/takes/${take.id}/poster` : still.url)} thumbhash={still.thumbhash} />
        </span>
      </td>
      <td className="nowrap">
        <Link className="link mono xs" href={`/studio?take=${take.id}`}>
          {take.slate} T{take.number}
        </Link>
        <span className="block xxs muted mono">seed {take.seed}</span>
      </td>
      <td className="batch-prompt">
        <span className="batch-prompt-text">{take.prompt}</span>
        {take.endStill && <span className="block xs muted">Ends on {take.endStill.name}</span>}
        {(failure ?? waitReason) && <span className="block xs soft">{failure?.message ?? waitReason}</span>}
      </td>
      <td>
        <ProviderMark provider={take.provider} />
      </td>
      <td className="nowrap">
        <span className={statePill(status)}>
          <StateIcon status={status} />
          {STATUS_LABELS[status]}
        </span>
        {take.retriedAs && <span className="block xxs muted">tried again</span>}
      </td>
      <td className="end cost">{costWords(take)}</td>
    </tr>
  );
}

function costWords({ mode, status, chargedMicros, estimateMicros, isAbout }: BatchTake): string {
  if (mode === "sandbox") return "free";
  if (chargedMicros !== null) return formatUsd(chargedMicros);
  if (status === "failed" || status === "canceled") return "not charged";
  if (estimateMicros === null) return "no price";
  return `${isAbout ? "≈ " : ""}${formatUsd(estimateMicros)}${status === "unconfirmed" ? "?" : ""}`;
}
