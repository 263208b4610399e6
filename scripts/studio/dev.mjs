// Development: programs are bundled again as their sources change, and run again when the result is another.
import { watchBundle } from "./bundles.mjs";

/**
 * Bundles the programs and keeps watching; a mistake is told and the former program goes on.
 * Answers what ends the watching, once each has been bundled or has a mistake; the web process is waited for until it is right.
 */
export async function watchPrograms(parts, onLine) {
  return Promise.all([...Object.keys(parts), "cli"].map((name) => watchProgram(name, parts[name], onLine)));
}

function watchProgram(name, part, onLine) {
  return new Promise((resolve, reject) => {
    let end;
    let isBegun = false;
    const begin = () => {
      isBegun = true;
      resolve(() => end?.());
    };
    const onBuilt = ({ mistake }) => {
      if (mistake) {
        onLine(name, "supervisor", `can't be bundled:\n${mistake}`);
        if (!isBegun && name !== "web") begin();
      } else if (!isBegun) {
        begin();
      } else if (part) {
        onLine(name, "supervisor", "changed, starts again");
        void part.restart();
      }
    };
    watchBundle(name, onBuilt).then((dispose) => {
      end = dispose;
    }, reject);
  });
}
