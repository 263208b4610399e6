/** What stands there while the links are read: light, since every page knows it before it is needed. */
export function SharesLoading() {
  return (
    <div className="panel stack p-5" role="status" aria-label="Loading the links">
      {["w-3/5", "w-4/5", "w-2/5"].map((width) => (
        <span key={width} className={`skeleton ${width}`} aria-hidden="true" />
      ))}
    </div>
  );
}
