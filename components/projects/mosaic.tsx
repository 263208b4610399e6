import { Poster } from "@/components/takes/poster";

interface MosaicProps {
  pictures: readonly { url: string; thumbhash: string }[];
  /** What stands there while there are none. */
  empty: string;
}

/** The pictures of a card: up to three as one. */
export function Mosaic({ pictures, empty }: MosaicProps) {
  return (
    <div className="mosaic">
      {pictures.map(({ url, thumbhash }) => (
        <span key={url} className="frame">
          <Poster src={url} thumbhash={thumbhash} />
        </span>
      ))}
      {pictures.length === 0 && <span className="mosaic-empty">{empty}</span>}
    </div>
  );
}
