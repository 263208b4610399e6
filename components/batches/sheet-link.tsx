import { buttonClass } from "@/components/ui/button-class";
import { Rows3 } from "@/components/ui/icons";
import { Link } from "@/components/ui/link";

/** The way to many at once. Its code comes when it is followed. */
export function SheetLink() {
  return (
    <Link
      className={buttonClass({ variant: "ghost", size: "sm", isIcon: true })}
      href="/studio/sheet"
      prefetch={false}
      aria-label="Pair sheet"
      title="Pair sheet: many stills and prompts in one press"
    >
      <Rows3 className="icon" aria-hidden="true" />
    </Link>
  );
}
