"use client";
import { Send, Square } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import type { TryIt as TryItForm } from "@/lib/schema/operation";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { FormError } from "../ui/form-error";
import { Input, Select, Textarea } from "../ui/input";
import { useKey } from "./key";
import { type Heard, sayFor, tried } from "./try-request";

/** Sends one real request with the page's key, from this browser, and shows what came back. */
export function TryIt({ id, method, form }: { id: string; method: string; form: TryItForm }) {
  const t = useTranslations("docs");
  const key = useKey();
  const [heard, setHeard] = useState<Heard | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const underWay = useRef<AbortController | null>(null);
  useEffect(() => () => underWay.current?.abort(), []);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const said = new FormData(event.currentTarget);
    setFault(null);
    setHeard(null);
    if (form.withKey && key === "") {
      setFault(t("try.needsKey"));
      return;
    }
    const controller = new AbortController();
    underWay.current = controller;
    setBusy(true);
    try {
      const request = sayFor(form, method, key, (name) => String(said.get(name) ?? ""));
      await tried(request, controller.signal, setHeard);
    } catch (error) {
      if (!controller.signal.aborted) setFault(t("try.nothing", { reason: String(error) }));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form
      onSubmit={send}
      className="grid gap-3 border-line border-t p-3"
      aria-label={t("try.label", { operation: id })}
    >
      {form.params.map(({ name, value }) => (
        <Field key={name} label={name}>
          <Input name={`path ${name}`} defaultValue={value} required className="record" />
        </Field>
      ))}
      {form.query.map(({ name, value, required, choices }) => (
        <Field key={name} label={name} optional={!required}>
          {choices.length > 0 ? (
            <Select name={`query ${name}`} defaultValue={value}>
              {(required ? choices : ["", ...choices]).map((choice) => (
                <option key={choice} value={choice}>
                  {choice || t("try.notSent")}
                </option>
              ))}
            </Select>
          ) : (
            <Input
              name={`query ${name}`}
              defaultValue={value}
              required={required}
              className="record"
            />
          )}
        </Field>
      ))}
      {form.headers.map((name) => (
        <Field key={name} label={name} optional>
          <Input name={`header ${name}`} className="record" />
        </Field>
      ))}
      {form.body !== null && (
        <Field label={t("try.body", { type: form.contentType })}>
          <Textarea
            name="body"
            defaultValue={form.body}
            spellCheck={false}
            autoComplete="off"
            className="record text-xs"
          />
        </Field>
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <Button type="submit" icon={<Send aria-hidden />} busy={busy}>
          {t("try.send")}
        </Button>
        {busy && (
          <Button
            variant="ghost"
            icon={<Square aria-hidden />}
            onClick={() => underWay.current?.abort()}
          >
            {t("try.stop")}
          </Button>
        )}
        {method !== "GET" && <p className="text-ink-3 text-xs">{t("try.real")}</p>}
      </div>
      <FormError>{fault}</FormError>
      {heard && <Result heard={heard} />}
    </form>
  );
}

function Result({ heard }: { heard: Heard }) {
  const t = useTranslations("docs");
  return (
    <div className="grid min-w-0 gap-1.5">
      <p role="status" className="text-sm">
        <span className="record font-semibold">{heard.status}</span>{" "}
        <span className="text-ink-3">{t("try.took", { ms: heard.tookMs })}</span>
      </p>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        className="record max-h-96 overflow-auto rounded-2 bg-sunken p-3 text-xs leading-normal"
      >
        {heard.headers.map(([name, value]) => `${name}: ${value}\n`)}
        {"\n"}
        {heard.text}
      </pre>
    </div>
  );
}
