import { SharesLoading } from "@/components/shares/share-list";

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
