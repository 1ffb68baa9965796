/** The wizard shows the organisation's own fields with what was said in them. */
import { NextIntlClientProvider } from "next-intl";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { useForm } from "react-hook-form";
import { expect, it } from "vitest";
import type { FieldKind, FieldOut } from "@/lib/schema/register-door/fields";
import declare from "@/messages/en/declare.json";
import ownFields from "@/messages/en/fields.json";
import ui from "@/messages/en/ui.json";
import { OwnFields } from "./own-fields";
import { NOTHING_SAID, type WizardValues } from "./wizard-form";

function fieldLike(name: string, kind: FieldKind, options: readonly string[] = []): FieldOut {
  return {
    id: name,
    name,
    kind,
    required: true,
    options: options.map((value) => ({ id: value, value, disabled: value === "Gone" })),
    position: 1,
    archived_at: null,
    created_at: "2026-03-06T16:30:00.000Z",
  };
}

function Shown({ fields, said }: { fields: FieldOut[]; said: WizardValues["attributes"] }) {
  const form = useForm<WizardValues>({ defaultValues: { ...NOTHING_SAID, attributes: said } });
  return createElement(OwnFields, { form, fields });
}
const shown = (fields: FieldOut[], said: WizardValues["attributes"] = {}) =>
  renderToString(
    <NextIntlClientProvider
      locale="en"
      messages={{ ui, declare, fields: ownFields }}
      timeZone="UTC"
    >
      <Shown fields={fields} said={said} />
    </NextIntlClientProvider>,
  );

it("opens for what was said, with each field as its kind asks", () => {
  const fields = [
    fieldLike("Ticket", "text"),
    fieldLike("Line", "multi", ["Retail", "Wholesale", "Gone"]),
    fieldLike("Region", "single", ["North"]),
  ];
  const html = shown(fields, { Ticket: ["T-1"], Line: ["Wholesale"], Region: ["North"] });
  expect(html).toContain('value="T-1"');
  expect(html).toMatch(/checked="" value="Wholesale"/);
  expect(html).not.toMatch(/checked="" value="Retail"/);
  expect(html).toMatch(/value="North" selected=""/);
  expect(html).not.toContain("Gone");
});

it("stays folded where nothing was said, and away where the organisation has no fields", () => {
  const html = shown([fieldLike("Ticket", "text")]);
  expect(html).toContain("Your own fields");
  expect(html).not.toContain("<input");
  expect(shown([])).toBe("");
});
