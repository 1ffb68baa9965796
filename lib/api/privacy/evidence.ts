/** Door 1: files kept with an incident. They are given back as downloads and never shown by a browser. */
import { z } from "zod";
import type { Ctx } from "../../context";
import type { EvidenceRow } from "../../db/rows";
import { attachment } from "../../files/name";
import { fileLimit } from "../../files/receive";
import { addEvidence } from "../../register/evidence/add";
import { listEvidence, openEvidence } from "../../register/evidence/read";
import { withdrawEvidence } from "../../register/evidence/withdraw";
import {
  type EvidenceOut,
  evidenceSchema,
  uploadQuerySchema,
  withdrawSchema,
} from "../../schema/evidence";
import { bodyPieces } from "../kit/body";
import { endpoint } from "../kit/endpoint";
import { PATH } from "./incidents";

const ALL = `${PATH}/{id}/evidence`;
const ONE = `${ALL}/{evidenceId}`;

export const uploadEvidence = endpoint({
  method: "POST",
  path: ALL,
  id: "uploadEvidence",
  summary: "Keep a file with an incident",
  description:
    "The body is the file itself. Its SHA-256 is computed as it arrives and stands in the ledger. The same bytes under the same name again change nothing. The first bytes have to fit the ending of the name, and Content-Type where it says more than application/octet-stream; archives are never unpacked.",
  scope: "incidents:write",
  query: uploadQuerySchema,
  upload: { example: "What the log said.\n" },
  bodyLimit: fileLimit,
  responses: { 201: { description: "The file as it is kept.", schema: evidenceSchema } },
  refusals: ["not_found", "conflict"],
  async handler({ ctx, params, query, request }) {
    const row = await addEvidence(ctx, params.id ?? "", {
      name: query.name,
      declared: request.headers.get("content-type") ?? undefined,
      bytes: bodyPieces(request),
    });
    return { status: 201, body: evidenceOut(row) };
  },
});

export const listIncidentEvidence = endpoint({
  method: "GET",
  path: ALL,
  id: "listEvidence",
  summary: "List the files kept with an incident, withdrawn ones too",
  scope: "incidents:read",
  responses: {
    200: {
      description: "The files, in the order in which they came.",
      schema: z.object({ evidence: z.array(evidenceSchema) }),
    },
  },
  refusals: ["not_found"],
  async handler({ ctx, params }) {
    return { status: 200, body: { evidence: await readEvidence(ctx, params.id ?? "") } };
  },
});

export const downloadEvidence = endpoint({
  method: "GET",
  path: `${ONE}/content`,
  id: "downloadEvidence",
  summary: "Download a file kept with an incident",
  description:
    "Always as an attachment of unsaid type: no browser shows or runs it. The bytes are checked against their hash on the way out; where they were altered, the answer breaks off.",
  scope: "incidents:read",
  responses: {
    200: {
      description: "The bytes.",
      contentType: "application/octet-stream",
      schema: z.string(),
      headers: {
        "Content-Disposition": "attachment, with the name.",
        "Content-Length": "Bytes.",
        "Repr-Digest": "The SHA-256 (RFC 9530).",
      },
    },
  },
  refusals: ["not_found"],
  async handler({ ctx, params }) {
    const { row, bytes } = await openEvidence(ctx, params.id ?? "", params.evidenceId ?? "");
    const digest = Buffer.from(row.sha256, "hex").toString("base64");
    return {
      status: 200,
      stream: bytes,
      headers: {
        "Content-Type": "application/octet-stream",
        "Content-Disposition": attachment(row.name),
        "Content-Length": String(row.size),
        "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Repr-Digest": `sha-256=:${digest}:`,
        "X-Content-Type-Options": "nosniff",
      },
    };
  },
});

export const withdrawIncidentEvidence = endpoint({
  method: "POST",
  path: `${ONE}/withdraw`,
  id: "withdrawEvidence",
  summary: "Withdraw a file: it is marked, with the reason, and stays",
  scope: "incidents:write",
  body: withdrawSchema,
  responses: { 200: { description: "The file as it is marked.", schema: evidenceSchema } },
  refusals: ["not_found", "conflict"],
  async handler({ ctx, params, body }) {
    const row = await withdrawEvidence(ctx, params.id ?? "", params.evidenceId ?? "", body);
    return { status: 200, body: evidenceOut(row) };
  },
});

/** The files of an incident in the API's names. Throws Refusal not_found, insufficient_scope. */
export async function readEvidence(ctx: Ctx, incidentId: string): Promise<EvidenceOut[]> {
  return (await listEvidence(ctx, incidentId)).map(evidenceOut);
}

export function evidenceOut(row: EvidenceRow): EvidenceOut {
  return {
    id: row.id,
    incident_id: row.incidentId,
    name: row.name,
    type: row.type,
    size: Number(row.size),
    sha256: row.sha256,
    uploaded_at: row.uploadedAt.toISOString(),
    uploaded_by: { type: row.uploadedByType, id: row.uploadedById, name: row.uploadedByName },
    withdrawn: row.withdrawnAt
      ? {
          at: row.withdrawnAt.toISOString(),
          by: row.withdrawnByName ?? "",
          reason: row.withdrawnReason ?? "",
        }
      : null,
  };
}
