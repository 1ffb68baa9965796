/**
 * The kinds of files that are taken, and how each is known by its first bytes. Nothing is ever unpacked: of a
 * ZIP archive (and of the office documents that are one) only the names in its first headers are looked at.
 */
import { fileTypeFromBuffer } from "file-type";

/** So many bytes are enough for every kind below. */
export const HEAD_BYTES = 4100;

interface Kind {
  /** Under which it is kept and given back. */
  type: string;
  /** What systems declare for it besides. */
  alsoSaid?: readonly string[];
  /** Whether the first bytes are of this kind; `found` is the ending that the magic bytes stand for. */
  fits(head: Buffer, found: string | undefined): boolean;
  /** It has to be UTF-8 from end to end. */
  text?: true;
}

const magic =
  (...endings: string[]) =>
  (_head: Buffer, found: string | undefined) =>
    found !== undefined && endings.includes(found);

const isZip = (head: Buffer) => head.readUInt32BE(0) === 0x504b0304;
const isGzip = (head: Buffer) => head.readUInt16BE(0) === 0x1f8b;

/** The name of the first entry of a ZIP archive, and what is stored in it uncompressed. */
function firstEntry(head: Buffer): { name: string; stored: string } {
  if (head.length < 30) return { name: "", stored: "" };
  const nameEnd = 30 + head.readUInt16LE(26);
  const begins = nameEnd + head.readUInt16LE(28);
  const uncompressed = head.readUInt16LE(8) === 0;
  return {
    name: head.toString("latin1", 30, nameEnd),
    stored: uncompressed ? head.toString("latin1", begins, begins + 80) : "",
  };
}

/** A document of Office Open XML: writers begin it with one of these parts. */
const officeXml = (part: string) => (head: Buffer) => {
  if (!isZip(head)) return false;
  const { name } = firstEntry(head);
  return (
    name === "[Content_Types].xml" ||
    ["_rels/", "docProps/", "customXml/", `${part}/`].some((start) => name.startsWith(start))
  );
};

/** OpenDocument: the first entry is "mimetype", stored as it is (ODF 1.3 part 2, § 3.3). */
const openDocument = (type: string) => (head: Buffer) => {
  if (!isZip(head)) return false;
  const { name, stored } = firstEntry(head);
  return name === "mimetype" && stored.startsWith(type);
};

const OOXML = "application/vnd.openxmlformats-officedocument";
const ODF = "application/vnd.oasis.opendocument";

/** Text has no magic bytes. What looks like XML may be a log all the same; it goes out as text. */
const plainText = (_head: Buffer, found: string | undefined) =>
  found === undefined || found === "xml";
const text = (type: string, ...alsoSaid: string[]): Kind => ({
  type,
  alsoSaid: ["text/plain", ...alsoSaid],
  fits: plainText,
  text: true,
});

/** By ending. */
const KINDS: Readonly<Record<string, Kind>> = {
  pdf: { type: "application/pdf", fits: magic("pdf") },
  png: { type: "image/png", fits: magic("png", "apng") },
  jpg: { type: "image/jpeg", alsoSaid: ["image/jpg"], fits: magic("jpg") },
  gif: { type: "image/gif", fits: magic("gif") },
  webp: { type: "image/webp", fits: magic("webp") },
  tif: { type: "image/tiff", fits: magic("tif") },
  heic: { type: "image/heic", alsoSaid: ["image/heif"], fits: magic("heic") },
  mp4: { type: "video/mp4", fits: magic("mp4", "m4v") },
  zip: { type: "application/zip", alsoSaid: ["application/x-zip-compressed"], fits: isZip },
  gz: { type: "application/gzip", alsoSaid: ["application/x-gzip"], fits: isGzip },
  "7z": { type: "application/x-7z-compressed", fits: magic("7z") },
  docx: { type: `${OOXML}.wordprocessingml.document`, fits: officeXml("word") },
  xlsx: { type: `${OOXML}.spreadsheetml.sheet`, fits: officeXml("xl") },
  pptx: { type: `${OOXML}.presentationml.presentation`, fits: officeXml("ppt") },
  odt: { type: `${ODF}.text`, fits: openDocument(`${ODF}.text`) },
  ods: { type: `${ODF}.spreadsheet`, fits: openDocument(`${ODF}.spreadsheet`) },
  odp: { type: `${ODF}.presentation`, fits: openDocument(`${ODF}.presentation`) },
  msg: { type: "application/vnd.ms-outlook", fits: magic("cfb") },
  pcap: { type: "application/vnd.tcpdump.pcap", fits: magic("pcap") },
  txt: text("text/plain"),
  log: text("text/plain", "text/x-log"),
  md: text("text/plain", "text/markdown"),
  csv: text("text/csv", "application/csv", "application/vnd.ms-excel"),
  json: text("application/json"),
  eml: text("message/rfc822"),
};

/** Other endings of the same kinds. */
const SAME: Readonly<Record<string, string>> = {
  jpeg: "jpg",
  tiff: "tif",
  heif: "heic",
  m4v: "mp4",
};

/** The endings that are taken, for pages and refusals. */
export const ENDINGS = [...Object.keys(KINDS), ...Object.keys(SAME)].sort();

/** The kind that a name stands for; null where its ending is on no list. */
export function kindOf(name: string): Kind | null {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  const key = SAME[ending] ?? ending;
  return Object.hasOwn(KINDS, key) ? (KINDS[key] ?? null) : null;
}

/** Says nothing about what is in a file. */
const UNSAID = ["", "application/octet-stream", "binary/octet-stream"];

/** Whether the type that was declared agrees with the kind. */
export function agrees(kind: Kind, declared: string | undefined): boolean {
  const said = (declared ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  return UNSAID.includes(said) || said === kind.type || (kind.alsoSaid ?? []).includes(said);
}

/** Whether the first bytes are of the kind. Archives are told by their own first bytes, and not opened. */
export async function beginsAs(kind: Kind, head: Buffer): Promise<boolean> {
  const padded = Buffer.concat([head, Buffer.alloc(Math.max(0, 4 - head.length))]);
  if (isZip(padded) || isGzip(padded)) return !kind.text && kind.fits(head, undefined);
  return kind.fits(padded, (await fileTypeFromBuffer(head))?.ext);
}
