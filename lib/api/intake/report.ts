/** The public form's own endpoints, behind its address: no part of the API, and for nobody's credential. */
import { z } from "zod";
import type { Ctx } from "../../context";
import { fileLimit } from "../../files/receive";
import { addToReport, followUp } from "../../register/intake/follow-up";
import { findForm, formCtx, type OpenForm } from "../../register/intake/form";
import { receiveReport } from "../../register/intake/receive-report";
import { additionSchema, MOST_REPORT_FILES, reportSchema } from "../../schema/intake";
import { ONE_MIB, readJsonText } from "../kit/body";
import { type Call, endpoint } from "../kit/endpoint";
import { parseBody } from "../kit/parse";
import { countFromAddress } from "../kit/rate-limit";
import { checkProof, newChallenge } from "./captcha";
import { readReportForm } from "./multipart";

const PATH = "/report/{slug}";
/** A person reports once, a whole office behind one address a few times. */
const REPORTS = { of: "report", burst: 10, perMinute: 0.5 };
const CHALLENGES = { of: "report:challenge", burst: 60, perMinute: 20 };

const bodyLimit = () => MOST_REPORT_FILES * fileLimit() + ONE_MIB;
const upload = { example: "" };
const done = z.object({});

export const getReportChallenge = endpoint({
  method: "GET",
  path: `${PATH}/challenge`,
  id: "getReportChallenge",
  summary: "A challenge for the proof of work",
  scope: null,
  responses: { 200: { description: "The challenge.", schema: done } },
  async handler({ params, request, ctx }) {
    await countFromAddress(request, CHALLENGES);
    const { orgId } = await findForm(params.slug ?? "");
    return { status: 200, body: await newChallenge(orgId, ctx.now) };
  },
});

export const sendReport = endpoint({
  method: "POST",
  path: `${PATH}/send`,
  id: "sendReport",
  summary: "Report something",
  scope: null,
  upload,
  bodyLimit,
  responses: {
    201: { description: "The reference.", schema: z.object({ reference: z.string() }) },
  },
  async handler(call) {
    const { form, ctx } = await opened(call);
    const { said, files } = await readReportForm(call.request, async (fields) => ({
      proof: await checkProof(form.orgId, fields.get("altcha") ?? "", ctx.now),
      report: parseBody(reportSchema, readJsonText(fields.get("report") ?? "")),
    }));
    try {
      return { status: 201, body: await receiveReport(ctx, form.orgId, { ...said, files }) };
    } finally {
      for (const file of files) await file.discard();
    }
  },
});

export const addToSentReport = endpoint({
  method: "POST",
  path: `${PATH}/{reference}/add`,
  id: "addToReport",
  summary: "Add to a report",
  scope: null,
  upload,
  bodyLimit,
  responses: { 201: { description: "Added.", schema: done } },
  async handler(call) {
    const { form, ctx } = await opened(call);
    const reference = call.params.reference ?? "";
    await followUp(ctx, reference);
    const { said, files } = await readReportForm(call.request, async (fields) => ({
      proof: await checkProof(form.orgId, fields.get("altcha") ?? "", ctx.now),
      addition: parseBody(additionSchema, readJsonText(fields.get("report") ?? "")),
    }));
    try {
      await addToReport(ctx, form.orgId, reference, { ...said, files });
      return { status: 201, body: {} };
    } finally {
      for (const file of files) await file.discard();
    }
  },
});

/** The form of the address, counted, and who acts there. */
async function opened({
  ctx,
  params,
  request,
}: Call<unknown, unknown>): Promise<{ form: OpenForm; ctx: Ctx }> {
  await countFromAddress(request, REPORTS);
  const form = await findForm(params.slug ?? "");
  return { form, ctx: formCtx(form, ctx) };
}
