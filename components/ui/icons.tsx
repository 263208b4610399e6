import type { ComponentProps, ReactElement } from "react";
import sheet from "@/components/ui/icons.svg";

export type IconComponent = (props: ComponentProps<"svg">) => ReactElement;

/** One of the sheet's drawings (npm run icons), which the browser keeps: a page's script holds only its name. */
function icon(name: string): IconComponent {
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each icon, when this file is read
  return function Icon(props) {
    return (
      <svg
        width="24"
        height="24"
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        {...props}
      >
        <use href={`${sheet.src}#${name}`} />
      </svg>
    );
  };
}

export const Archive = /* @__PURE__ */ icon("archive");
export const ArchiveRestore = /* @__PURE__ */ icon("archive-arrow-up");
export const ArrowDown = /* @__PURE__ */ icon("arrow-down");
export const ArrowDownLeft = /* @__PURE__ */ icon("arrow-down-left");
export const ArrowDownToLine = /* @__PURE__ */ icon("arrow-down-to-line");
export const ArrowLeft = /* @__PURE__ */ icon("arrow-left");
export const ArrowRight = /* @__PURE__ */ icon("arrow-right");
export const ArrowUp = /* @__PURE__ */ icon("arrow-up");
export const ArrowUpFromLine = /* @__PURE__ */ icon("arrow-up-from-line");
export const ArrowUpRight = /* @__PURE__ */ icon("arrow-up-right");
export const ArrowUpToLine = /* @__PURE__ */ icon("arrow-up-to-line");
export const Ban = /* @__PURE__ */ icon("ban");
export const Bell = /* @__PURE__ */ icon("bell");
export const BellRing = /* @__PURE__ */ icon("bell-ring");
export const Bookmark = /* @__PURE__ */ icon("bookmark");
export const Check = /* @__PURE__ */ icon("check");
export const ChevronDown = /* @__PURE__ */ icon("chevron-down");
export const ChevronLeft = /* @__PURE__ */ icon("chevron-left");
export const ChevronRight = /* @__PURE__ */ icon("chevron-right");
export const ChevronsUpDown = /* @__PURE__ */ icon("chevrons-up-down");
export const CircleAlert = /* @__PURE__ */ icon("circle-exclamation-point");
export const CircleCheck = /* @__PURE__ */ icon("circle-check");
export const CircleDollarSign = /* @__PURE__ */ icon("circle-dollar-sign");
export const CircleQuestionMark = /* @__PURE__ */ icon("circle-question-mark");
export const CircleX = /* @__PURE__ */ icon("circle-x");
export const Clapperboard = /* @__PURE__ */ icon("clapperboard");
export const ClipboardPaste = /* @__PURE__ */ icon("clipboard-paste");
export const Clock = /* @__PURE__ */ icon("clock");
export const Columns2 = /* @__PURE__ */ icon("columns-2");
export const Contrast = /* @__PURE__ */ icon("contrast");
export const Copy = /* @__PURE__ */ icon("copy");
export const CopyPlus = /* @__PURE__ */ icon("copy-plus");
export const CornerDownLeft = /* @__PURE__ */ icon("corner-down-left");
export const Dices = /* @__PURE__ */ icon("dices");
export const Download = /* @__PURE__ */ icon("download");
export const Ellipsis = /* @__PURE__ */ icon("ellipsis");
export const ExternalLink = /* @__PURE__ */ icon("external-link");
export const Eye = /* @__PURE__ */ icon("eye");
export const EyeOff = /* @__PURE__ */ icon("eye-off");
export const FastForward = /* @__PURE__ */ icon("fast-forward");
export const FileVideo = /* @__PURE__ */ icon("file-play");
export const Film = /* @__PURE__ */ icon("film");
export const FlaskConical = /* @__PURE__ */ icon("flask-conical");
export const Focus = /* @__PURE__ */ icon("focus");
export const FolderInput = /* @__PURE__ */ icon("folder-input");
export const FolderOpen = /* @__PURE__ */ icon("folder-open");
export const Gauge = /* @__PURE__ */ icon("gauge");
export const Grid2x2 = /* @__PURE__ */ icon("grid-2x2");
export const Grid3x3 = /* @__PURE__ */ icon("grid-3x3");
export const Hand = /* @__PURE__ */ icon("hand");
export const Heart = /* @__PURE__ */ icon("heart");
export const History = /* @__PURE__ */ icon("rotate-ccw-clock");
export const Hourglass = /* @__PURE__ */ icon("hourglass");
export const Image = /* @__PURE__ */ icon("image");
export const ImageDown = /* @__PURE__ */ icon("image-down");
export const ImagePlay = /* @__PURE__ */ icon("image-play");
export const ImagePlus = /* @__PURE__ */ icon("image-plus");
export const Import = /* @__PURE__ */ icon("import");
export const Info = /* @__PURE__ */ icon("info");
export const KeyRound = /* @__PURE__ */ icon("key-round");
export const Keyboard = /* @__PURE__ */ icon("keyboard");
export const LayoutGrid = /* @__PURE__ */ icon("layout-grid");
export const Link2 = /* @__PURE__ */ icon("link-2");
export const ListChecks = /* @__PURE__ */ icon("list-checks");
export const ListFilter = /* @__PURE__ */ icon("list-filter");
export const ListPlus = /* @__PURE__ */ icon("list-plus");
export const Loader = /* @__PURE__ */ icon("loader");
export const LoaderCircle = /* @__PURE__ */ icon("loader-circle");
export const Lock = /* @__PURE__ */ icon("lock");
export const LockOpen = /* @__PURE__ */ icon("lock-open");
export const LogOut = /* @__PURE__ */ icon("log-out");
export const Mail = /* @__PURE__ */ icon("mail");
export const Maximize = /* @__PURE__ */ icon("maximize");
export const MessageSquare = /* @__PURE__ */ icon("message-square");
export const Minimize = /* @__PURE__ */ icon("minimize");
export const Minus = /* @__PURE__ */ icon("minus");
export const Monitor = /* @__PURE__ */ icon("monitor");
export const Moon = /* @__PURE__ */ icon("moon");
export const Orbit = /* @__PURE__ */ icon("orbit");
export const Pause = /* @__PURE__ */ icon("pause");
export const Pencil = /* @__PURE__ */ icon("pencil");
export const Play = /* @__PURE__ */ icon("play");
export const Plug = /* @__PURE__ */ icon("plug");
export const Plus = /* @__PURE__ */ icon("plus");
export const Receipt = /* @__PURE__ */ icon("receipt");
export const RectangleHorizontal = /* @__PURE__ */ icon("rectangle-horizontal");
export const Redo2 = /* @__PURE__ */ icon("redo-2");
export const RefreshCw = /* @__PURE__ */ icon("refresh-cw");
export const Repeat = /* @__PURE__ */ icon("repeat");
export const RotateCcw = /* @__PURE__ */ icon("rotate-ccw");
export const Rows3 = /* @__PURE__ */ icon("rows-3");
export const Search = /* @__PURE__ */ icon("search");
export const Send = /* @__PURE__ */ icon("send");
export const Settings2 = /* @__PURE__ */ icon("settings-2");
export const Share2 = /* @__PURE__ */ icon("share-2");
export const ShieldX = /* @__PURE__ */ icon("shield-x");
export const Shuffle = /* @__PURE__ */ icon("shuffle");
export const SlidersHorizontal = /* @__PURE__ */ icon("sliders-horizontal");
export const Smile = /* @__PURE__ */ icon("face-slightly-smiling");
export const Sparkles = /* @__PURE__ */ icon("sparkles");
export const SplitSquareHorizontal = /* @__PURE__ */ icon("square-split-horizontal");
export const SquarePen = /* @__PURE__ */ icon("square-pen");
export const SquareStack = /* @__PURE__ */ icon("square-stack");
export const Star = /* @__PURE__ */ icon("star");
export const StepBack = /* @__PURE__ */ icon("step-back");
export const StepForward = /* @__PURE__ */ icon("step-forward");
export const Sun = /* @__PURE__ */ icon("sun");
export const SunMoon = /* @__PURE__ */ icon("sun-moon");
export const Tag = /* @__PURE__ */ icon("tag");
export const ThumbsUp = /* @__PURE__ */ icon("thumbs-up");
export const Trash2 = /* @__PURE__ */ icon("trash");
export const TriangleAlert = /* @__PURE__ */ icon("triangle-exclamation-point");
export const Undo2 = /* @__PURE__ */ icon("undo-2");
export const UserRound = /* @__PURE__ */ icon("user-round");
export const UsersRound = /* @__PURE__ */ icon("users-round");
export const Wallet = /* @__PURE__ */ icon("wallet");
export const WifiOff = /* @__PURE__ */ icon("wifi-off");
export const X = /* @__PURE__ */ icon("x");
export const ZoomIn = /* @__PURE__ */ icon("zoom-in");
export const ZoomOut = /* @__PURE__ */ icon("zoom-out");
