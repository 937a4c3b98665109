/** Turns a composed return into the bytes of one format. Each writer is loaded when it is first asked for. */
import type { ReportDocument } from '../core/report/blocks.ts';
import type { ReturnFormat } from './return-format.ts';

/** Render a report. Same report, same bytes. */
export async function renderReturn(document: ReportDocument, format: ReturnFormat): Promise<Uint8Array> {
  switch (format) {
    case 'docx':
      return await (await import('../edge/documents/write-docx.ts')).writeDocx(document);
    case 'pdf':
      return await (await import('../edge/documents/write-pdf.ts')).writePdf(document);
    case 'xlsx':
      return await (await import('../edge/documents/write-xlsx.ts')).writeXlsx(document);
    case 'html':
      return await (await import('../edge/documents/write-html.ts')).writeHtml(document);
    case 'json':
      return await (await import('../edge/documents/write-json.ts')).writeJson(document);
  }
}
