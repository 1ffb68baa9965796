"use client";
import { useState } from "react";
import { keepChoice } from "../ui/viewer-cookie";
import { type Column, type Density, type Looks, writeColumns } from "./looks";

/** How the register is shown here, from what the server read; each change is kept on the device. */
export function useLooks(first: Looks) {
  const [looks, setLooks] = useState(first);
  return {
    ...looks,
    setColumns(columns: readonly Column[]) {
      keepChoice("columns", writeColumns(columns));
      setLooks((held) => ({ ...held, columns }));
    },
    setDensity(density: Density) {
      keepChoice("density", String(density));
      setLooks((held) => ({ ...held, density }));
    },
  };
}
