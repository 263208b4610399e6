import type { ReactNode } from "react";
import type { About } from "@/lib/about/loaders";

/** What runs here. Folders and addresses are for the owner. */
export function AboutPanel({ about }: { about: About }) {
  return (
    <div className="panel">
      <Row name="Version" help="Dailies, MIT licence.">
        {about.version}
      </Row>
      {about.mediaFolder && (
        <Row name="Storage" help="Stills and clips on this server's disk.">
          {about.mediaFolder}
        </Row>
      )}
      {about.isOwner && (
        <Row
          name="Public address"
          help={
            about.publicUrl
              ? "Providers call back here, and links lead here."
              : "None: PUBLIC_URL is not set. Live providers are asked how takes stand, instead of calling back."
          }
        >
          {about.publicUrl ?? "not set"}
        </Row>
      )}
    </div>
  );
}

function Row({ name, help, children }: { name: string; help: string; children: ReactNode }) {
  return (
    <div className="set-row">
      <div>
        <h3 className="strong">{name}</h3>
        <p className="hint">{help}</p>
      </div>
      <div className="control">
        <span className="mono xs break-anywhere">{children}</span>
      </div>
    </div>
  );
}
