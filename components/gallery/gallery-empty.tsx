import { nothingWords } from "@/components/gallery/gallery-words";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Empty } from "@/components/ui/empty";
import { Link } from "@/components/ui/link";
import type { GalleryFilters } from "@/lib/gallery/state";

/** An empty wall: nothing made yet, or nothing that fits, with the way out. */
export function GalleryEmpty({ filters, onNarrow }: { filters: GalleryFilters; onNarrow: (filters: GalleryFilters) => void }) {
  const { provider, status, project } = filters;
  if (!provider && !status) {
    return project ? (
      <Empty
        className="pt-[20vh]"
        title={nothingWords(filters)}
        action={
          <div className="row row-wrap mt-2 justify-center">
            <Link className={buttonClass({ variant: "primary" })} href={`/studio?project=${project}`}>
              Open it in the studio
            </Link>
            <Button onClick={() => onNarrow({})}>Show all takes</Button>
          </div>
        }
      >
        Takes arrive here as soon as they are made in this project.
      </Empty>
    ) : (
      <Empty
        className="pt-[20vh]"
        title="No takes yet"
        action={
          <Link className={buttonClass({ variant: "primary", className: "mt-2" })} href="/studio">
            Open the studio
          </Link>
        }
      >
        Drop a still, say what moves, press Generate. Takes arrive here while you keep working.
      </Empty>
    );
  }
  return (
    <Empty
      className="pt-[20vh]"
      title={nothingWords(filters)}
      action={
        <div className="row row-wrap mt-2 justify-center">
          {provider && status && <Button onClick={() => onNarrow({ ...(project && { project }), provider })}>Show all statuses</Button>}
          <Button variant={provider && status ? "ghost" : "default"} onClick={() => onNarrow({})}>
            Show all takes
          </Button>
        </div>
      }
    >
      {Object.keys(filters).length > 1 ? "These filters together leave nothing." : "There may be others: this filter hides them."}
    </Empty>
  );
}
