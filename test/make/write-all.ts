/** Every writer under its format's name, for tests and benchmarks that go through them all. */
import type { ReportDocument } from '../../src/core/report/blocks.ts';
import { writeDocx } from '../../src/edge/documents/write-docx.ts';
import { writeHtml } from '../../src/edge/documents/write-html.ts';
import { writeJson } from '../../src/edge/documents/write-json.ts';
import { writePdf } from '../../src/edge/documents/write-pdf.ts';
import { writeXlsx } from '../../src/edge/documents/write-xlsx.ts';

export type Writer = (document: ReportDocument) => Uint8Array | Promise<Uint8Array>;

/** The five writers, in the order of the return pack. */
export const WRITERS = {
  docx: writeDocx,
  pdf: writePdf,
  xlsx: writeXlsx,
  html: writeHtml,
  json: writeJson,
} as const satisfies Readonly<Record<string, Writer>>;

export type Format = keyof typeof WRITERS;
