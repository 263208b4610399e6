import { SharesLoading } from "@/components/shares/shares-loading";

export default function Loading() {
  return (
    <div className="page" aria-busy="true">
      <div className="page-head">
        <h1>Shares</h1>
      </div>
      <SharesLoading />
    </div>
  );
}
