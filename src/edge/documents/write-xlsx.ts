/** A report's numbers as a workbook: contents, answers, ratings, each table with live formulas, every figure. */
import { writeXlsx as writeWorkbook } from 'hucre/xlsx';
import type { ReportDocument } from '../../core/report/blocks.ts';
import { cleanReport } from './report-parts.ts';
import { contentsSheet, dataSheet, planSheets, printedHeader } from './xlsx-sheets.ts';
import { readZip, writeZip } from './zip.ts';

/** Write the report as an Excel workbook. Dates are the report's own, so the same report gives the same bytes. */
export async function writeXlsx(document: ReportDocument): Promise<Uint8Array> {
  const clean = cleanReport(document);
  const moment = new Date(clean.frozenAt);
  const plans = planSheets(clean);
  const archive = await writeWorkbook({
    sheets: [contentsSheet(clean, plans), ...plans.map((plan) => dataSheet(plan, clean))],
    properties: {
      title: `${clean.title}, ${clean.subtitle}`,
      subject: clean.footer,
      creator: clean.authority,
      lastModifiedBy: clean.authority,
      description: 'The tables and figures of the return, one table a sheet.',
      created: moment,
      modified: moment,
    },
    namedRanges: plans.map(printedHeader),
    defaultFont: { name: 'Arial', size: 10 },
  });
  return writeZip(readZip(archive), moment);
}
