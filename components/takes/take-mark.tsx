/** "T3", the take's number within its shot: circled by hand once it is approved, as on set. Nothing else is ever circled. */
export function TakeMark({ number, isApproved }: { number: number; isApproved: boolean }) {
  return (
    <span className={isApproved ? "mark mark-approved" : "mark"}>
      {`T${number}`}
      {isApproved && (
        <>
          <svg className="mark-ring" viewBox="0 0 48 32" preserveAspectRatio="none" aria-hidden="true">
            <path d="M35.5 5.2C24 .5 3.8 3.6 2.7 15.2 1.8 25 14.6 30.4 26 29.8c11.8-.7 20.3-6.6 19.4-15C44.5 6.8 34 2.7 20.5 3.3" />
          </svg>
          <span className="sr-only"> approved</span>
        </>
      )}
    </span>
  );
}
