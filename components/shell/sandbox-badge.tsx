import { Link } from "@/components/ui/link";
import { FlaskConical } from "@/components/ui/more-icons";

/** Every provider is the sandbox: nothing costs money, and no clip is real. */
export function SandboxBadge() {
  return (
    <Link className="pill" href="/settings#providers" title="No provider has a key. Clips are camera moves over your still, and cost nothing.">
      <FlaskConical className="icon" />
      Sandbox
    </Link>
  );
}
