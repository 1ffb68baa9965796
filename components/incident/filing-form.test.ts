import { describe, expect, test } from "vitest";
import { wordsFor } from "@/lib/i18n/messages";
import { timeWords } from "@/lib/i18n/time-words";
import { emptyFiling, type FilingForm, filingBody, filingSchema } from "./filing-form";
import { DUE, dutyLike, filingLike, incidentLike } from "./likeness";

const t = await wordsFor("en", "incident");
const BERLIN = timeWords("en", "Europe/Berlin");
const art33 = dutyLike();
const told = dutyLike({ state: "met", filings: [filingLike()] });
const people = dutyLike({
  rule_id: "eu-gdpr-art34",
  recipient_kind: "individuals",
  recipient: "the persons affected",
  due_at: null,
});

function faults(form: Partial<FilingForm>, duty = art33): string[] {
  const sent = { ...emptyFiling(duty), channel: "web_form", ...form };
  const read = filingSchema(incidentLike(), duty, BERLIN, t).safeParse(sent);
  return (read.error?.issues ?? []).map(({ path }) => String(path[0]));
}
const clean = (body: object) => JSON.parse(JSON.stringify(body));

describe("a filing in its form", () => {
  const late = { recipient: "CNIL", filed_at: "2026-03-05T08:20:01+01:00" };

  test("asks for the reasons from the first second past the deadline, blanks not counting", () => {
    expect(faults({ ...late, filed_at: "2026-03-05T08:20:00+01:00" })).toEqual([]);
    expect(faults(late)).toEqual(["delay_reasons"]);
    expect(faults({ ...late, delay_reasons: "  " })).toEqual(["delay_reasons"]);
    expect(faults({ ...late, delay_reasons: "Portal was down" })).toEqual([]);
  });

  test("asks for none of what follows, nor where the law does not bind or gives no number", () => {
    expect(faults({ ...late, kind: "follow_up" }, told)).toEqual([]);
    expect(faults({ ...late, recipient: "AEPD" }, told)).toEqual(["delay_reasons"]);
    expect(faults(late, dutyLike({ binding: false }))).toEqual([]);
    expect(faults(late, people)).toEqual([]);
  });

  test("says what follows a first filing: its kind, and why it is withdrawn", () => {
    expect(faults(late, told)).toEqual(["kind"]);
    expect(faults({ ...late, kind: "withdrawal" }, told)).toEqual(["reasons"]);
    expect(faults({ ...late, kind: "withdrawal", reasons: "Sent twice" }, told)).toEqual([]);
  });

  test("takes no time before the awareness, and nothing without a name, a way and a time", () => {
    expect(faults({ recipient: "CNIL", filed_at: "2026-03-01T00:00:00Z" })).toEqual(["filed_at"]);
    expect(faults({ channel: "" })).toEqual(["recipient", "channel", "filed_at"]);
  });

  test("counts persons for whoever tells persons, and refuses what is no number", () => {
    const form = { filed_at: DUE, persons_told: "1,200", persons_affected: "1 284" };
    expect(faults(form, people)).toEqual([]);
    expect(faults({ ...form, persons_told: "most" }, people)).toEqual(["persons_told"]);
    const sent = { ...emptyFiling(people), ...form };
    expect(filingBody(sent, people)).toMatchObject({ persons_told: 1200, persons_affected: 1284 });
    expect(filingBody(sent, art33).persons_told).toBeUndefined();
  });

  test("does not say what stands empty", () => {
    const form = { ...emptyFiling(art33), recipient: "CNIL", channel: "portal", filed_at: DUE };
    expect(clean(filingBody(form, art33))).toEqual({
      duty_id: art33.id,
      recipient: "CNIL",
      channel: "portal",
      filed_at: DUE,
    });
    expect(filingBody({ ...form, complete: "no" }, art33).complete).toBe(false);
  });

  test("names the recipient beforehand only where the law does", () => {
    const rest = dutyLike({ rule_id: "eu-gdpr-art33-4", recipient: "the one notified first" });
    expect(emptyFiling(rest).recipient).toBe("");
    expect(emptyFiling(art33).recipient).toBe("");
    const certIn = dutyLike({
      rule_id: "in-certin-6h",
      recipient_kind: "cert",
      recipient: "CERT-In",
    });
    expect(emptyFiling(certIn).recipient).toBe("CERT-In");
    expect(emptyFiling(told).recipient).toBe("CNIL");
  });
});
