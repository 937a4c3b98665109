/** A report for programs: the bytes of `evenkeel/return@1`. */
import type { ReportDocument } from '../../core/report/blocks.ts';
import { returnJson } from '../../core/report/return-json.ts';

/** Write the report as JSON, indented, in UTF-8. Same report, same bytes. */
export function writeJson(document: ReportDocument): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(returnJson(document), null, 2)}\n`);
}
