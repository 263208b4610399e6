"use client";

import { type ComponentType, type ReactNode, useEffect, useState } from "react";

interface Later<Props> {
  (props: Props): ReactNode;
  /** Fetches the code before it is drawn: for where a press is near. */
  warm: () => void;
}

/**
 * A component whose code is fetched when it is first drawn in the browser, and which is drawn at once where it was fetched before. Until then nothing
 * stands in its place, or what `Meanwhile` draws of the same props. (React's own `lazy` holds back what it loaded for up to 300 ms.)
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>, Meanwhile?: ComponentType<Props>): Later<Props> {
  let loaded: ComponentType<Props> | null = null;
  const fetched = async () => {
    loaded ??= await load();
    return loaded;
  };

  function Shown(props: Props) {
    const [Ready, setReady] = useState(() => loaded);
    useEffect(() => {
      if (Ready) return;
      fetched().then(
        (component) => setReady(() => component),
        // for whoever catches errors of drawing
        (error: unknown) =>
          setReady(() => {
            throw error;
          }),
      );
    }, [Ready]);
    if (Ready) return <Ready {...props} />;
    return Meanwhile ? <Meanwhile {...props} /> : null;
  }

  // where the connection fails now, drawing it says so
  return Object.assign(Shown, { warm: () => void fetched().catch(() => undefined) });
}
