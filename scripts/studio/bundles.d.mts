/** Bundles one program into a folder of this checkout; answers the file to run. */
export function bundleInto(outdir: string, name: "web" | "worker" | "sandbox" | "cli"): Promise<string>;
