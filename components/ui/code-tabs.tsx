"use client";
import { Tabs } from "@base-ui/react/tabs";
import { useState } from "react";
import { CopyButton } from "./copy-button";

export interface CodeTab {
  name: string;
  code: string;
}

/** The same thing in several languages, one at a time, each ready to copy. */
export function CodeTabs({
  tabs,
  label,
}: {
  tabs: readonly [CodeTab, ...CodeTab[]];
  label: string;
}) {
  const [shown, setShown] = useState(tabs[0].name);
  const { code } = tabs.find(({ name }) => name === shown) ?? tabs[0];
  return (
    <Tabs.Root
      value={shown}
      onValueChange={(name) => setShown(String(name))}
      className="min-w-0 overflow-hidden rounded-3 border border-line"
    >
      <div className="flex items-center border-line border-b pr-2 pl-1.5">
        <Tabs.List aria-label={label} className="flex min-w-0 flex-1 overflow-x-auto">
          {tabs.map(({ name }) => (
            <Tabs.Tab
              key={name}
              value={name}
              className="-mb-px flex-none border-transparent border-b-2 px-2.5 py-2 text-ink-3 text-sm hover:text-ink focus-visible:-outline-offset-2 data-active:border-ink data-active:font-medium data-active:text-ink"
            >
              {name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <CopyButton text={code} variant="ghost" size="sm" />
      </div>
      {tabs.map((tab) => (
        <Tabs.Panel key={tab.name} value={tab.name} tabIndex={-1}>
          <pre
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
            tabIndex={0}
            className="min-h-54 overflow-x-auto bg-sunken px-4 py-3.5 font-mono text-[12.5px] leading-[1.6] tracking-[-0.02em] focus-visible:-outline-offset-2"
          >
            {tab.code}
          </pre>
        </Tabs.Panel>
      ))}
    </Tabs.Root>
  );
}
