import { Button } from "@/components/ui/button";

interface MakeButtonProps {
  /** How many were made; null before it was pressed. */
  done: number | null;
  wanted: number;
  verb: string;
  what: string;
  /** Said where there is nothing to make. */
  none: string;
  onMake: () => Promise<void>;
}

/** Makes stills of stills: says how many, then how far it is. */
export function MakeButton({ done, wanted, verb, what, none, onMake }: MakeButtonProps) {
  return (
    <Button variant="primary" isBlocked={wanted === 0} isBusy={done !== null} onClick={() => void onMake()}>
      {done !== null ? (
        <span aria-live="polite">
          {done + 1} of {wanted}
        </span>
      ) : wanted === 0 ? (
        none
      ) : (
        `${verb} ${wanted} ${wanted === 1 ? what : `${what}s`}`
      )}
    </Button>
  );
}
