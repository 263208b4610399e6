import { CODE_MAX } from "@/lib/projects/limits";

/** What was typed or stands in an address, as a code: capitals alone. */
export function codeFrom(text: string): string {
  return text
    .toUpperCase()
    .replace(/[^A-Z]/g, "")
    .slice(0, CODE_MAX);
}

/** Where a project's colour stands on the wheel, in degrees: the same everywhere, from its code alone. */
export function hueOf(code: string): number {
  // steps of 137.5 degrees keep neighbours apart
  return Math.round([...code].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 65, 7) * 137.508) % 360;
}

/** The project that an address names, else where one last worked, else the default; undefined before the first. */
export function projectShown<P extends { id: string; code: string; isDefault: boolean }>(
  { projects, currentId }: { projects: readonly P[]; currentId: string | null },
  code: string | null | undefined,
): P | undefined {
  return projectNamed(projects, code) ?? projects.find(({ id }) => id === currentId) ?? projects.find(({ isDefault }) => isDefault);
}

/** The project of a code as it stands in an address; undefined where none is named, or none of ours. */
export function projectNamed<P extends { code: string }>(projects: readonly P[], code: string | null | undefined): P | undefined {
  return code ? projects.find((project) => project.code === codeFrom(code)) : undefined;
}
