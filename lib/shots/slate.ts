/** What stands on a shot's clapper: AUT-04 for the fourth shot of AUT. */
export function slateOf(shot: { number: number; project: { code: string } }): string {
  return `${shot.project.code}-${String(shot.number).padStart(2, "0")}`;
}
