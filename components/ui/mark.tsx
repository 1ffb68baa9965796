import { cx } from "./cx";

/** Tocsin's mark: a beam and its bell. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      fill="currentColor"
      className={cx("flex-none", className ?? "size-5")}
    >
      <path d="M2.6 2.200h18.800v3.700H2.600Z" />
      <path d="M9 7.700h6v3.100c0 3.6 1.3 6.2 3.3 8.300H5.700C7.7 17 9 14.4 9 10.800Z" />
      <circle cx="14.6" cy="21.3" r="1.75" />
    </svg>
  );
}
