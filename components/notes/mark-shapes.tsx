import type { Point, Shape } from "@/lib/notes/view";

/** Drawn twice: dark below light, so that it stands out on any picture. The picture is 1 wide and `tall` high, so that nothing is squeezed. */
export function MarkShapes({ shapes, tall }: { shapes: readonly Shape[]; tall: number }) {
  const paths = shapes.map((shape) => pathOf(shape, tall));
  return (
    <>
      {(["mark-under", "mark-over"] as const).map((name) => (
        <g key={name} className={name}>
          {paths.map((path, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one drawing stay in their order
            <path key={index} d={path} vectorEffect="non-scaling-stroke" />
          ))}
        </g>
      ))}
    </>
  );
}

/** Its head's length, of the picture's width. */
const HEAD = 0.03;

function pathOf({ kind, points }: Shape, tall: number): string {
  const at = points.map(([x, y]): Point => [x, y * tall]);
  const [from, to] = [at[0], at.at(-1)];
  if (!from || !to) return "";
  if (kind === "box") return `M${say(from)}H${to[0].toFixed(4)}V${to[1].toFixed(4)}H${from[0].toFixed(4)}Z`;
  const line = `M${at.map(say).join("L")}`;
  if (kind === "pen") return line;
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  const head = [angle + 2.6, angle - 2.6].map((turn): Point => [to[0] + HEAD * Math.cos(turn), to[1] + HEAD * Math.sin(turn)]);
  return `${line}M${head.map(say).join(`L${say(to)}L`)}`;
}

function say([x, y]: Point): string {
  return `${x.toFixed(4)} ${y.toFixed(4)}`;
}
