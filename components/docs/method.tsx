/** A method and a path, as programs write them. */
export function MethodAndPath({ method, path }: { method: string; path: string }) {
  return (
    <span className="record wrap-anywhere">
      <b className="font-semibold text-ink">{method}</b> {path}
    </span>
  );
}
