export type Program = "web" | "worker" | "sandbox" | "cli" | "press" | "person";

/** What the harness gets from the scripts that start it: they can't be bundled, and know how a studio is run on this machine. */
export interface Machine {
  root: string;
  /** The file of a program in the fault build. */
  program: (name: Program) => string;
  /** FFMPEG_PATH and FFPROBE_PATH. */
  tools: Record<string, string>;
  startPostgres: (folder: string, settings: Record<string, string>) => Promise<PostgresHandle>;
  stopPostgres: (folder: string) => Promise<void>;
  migrate: (url: string) => Promise<unknown>;
  freePort: () => Promise<number>;
  /** Short and plain: which sources these runs are about. */
  commit: string;
}

export interface PostgresHandle {
  url: string;
  pid: number;
  isRunning: () => boolean;
  stop: () => Promise<void>;
}
