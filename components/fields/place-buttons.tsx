"use client";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "../ui/button";

/** The place of the neighbour in the list that is shown: archived ones between are stepped over. */
export function placed<Row extends { position: number }>(
  shown: readonly Row[],
  row: Row,
  by: 1 | -1,
): { position: number } {
  return { position: (shown[shown.indexOf(row) + by] ?? row).position };
}

/** One place up or down the list. */
export function PlaceButtons({
  name,
  first,
  last,
  busy,
  move,
}: {
  name: string;
  first: boolean;
  last: boolean;
  busy: boolean;
  move: (by: 1 | -1) => void;
}) {
  const t = useTranslations("fields");
  return (
    <>
      <Button
        size="sm"
        square
        variant="ghost"
        disabled={first || busy}
        aria-label={t("up", { name })}
        icon={<ArrowUp aria-hidden />}
        onClick={() => move(-1)}
      />
      <Button
        size="sm"
        square
        variant="ghost"
        disabled={last || busy}
        aria-label={t("down", { name })}
        icon={<ArrowDown aria-hidden />}
        onClick={() => move(1)}
      />
    </>
  );
}
