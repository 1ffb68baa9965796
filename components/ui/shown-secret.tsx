import { CopyButton } from "./copy-button";

/** A text that is shown this once, to be copied whole. */
export function ShownSecret({
  text,
  label,
  primary,
}: {
  text: string;
  /** Of the button that copies it. */
  label: string;
  primary?: boolean;
}) {
  return (
    <div className="flex flex-wrap items-center gap-2 rounded-3 border border-control bg-sunken py-2 pr-2 pl-3.5">
      <code className="min-w-0 flex-1 select-all break-all font-medium font-mono text-[14px] leading-snug tracking-[-0.03em]">
        {text}
      </code>
      <CopyButton text={text} label={label} variant={primary ? "primary" : undefined} />
    </div>
  );
}
