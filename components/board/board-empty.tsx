"use client";
import { BellOff } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { TileState } from "./order";

/** The board on which nothing runs. */
export function BoardEmpty({ mayDeclare }: { mayDeclare: boolean }) {
  const t = useTranslations("board");
  return (
    <Empty
      title={t("empty.title")}
      action={
        mayDeclare && (
          <ButtonLink href="/dashboard/incidents/new" variant="primary">
            {t("empty.declare")}
          </ButtonLink>
        )
      }
    >
      {t("empty.body")}
    </Empty>
  );
}

/** Where the pressed tile or the filters leave no row. */
export function NothingHere({
  pressed,
  onShowAll,
}: {
  pressed: TileState | null;
  onShowAll: () => void;
}) {
  const t = useTranslations("board");
  return (
    <Empty
      title={pressed ? t(`none.${pressed}`) : t("none.filtered")}
      action={<Button onClick={onShowAll}>{t("showAll")}</Button>}
    />
  );
}

function Empty(props: { title: string; action: ReactNode; children?: ReactNode }) {
  return (
    <div className="border-line border-y bg-surface lg:rounded-3 lg:border">
      <EmptyState
        icon={<BellOff aria-hidden />}
        title={props.title}
        action={props.action || undefined}
      >
        {props.children}
      </EmptyState>
    </div>
  );
}
