/** Lines of the issue sheet for problems found after a table was read: its rows are looked at once more, to bind a decision to each. */
import type { RowProblem } from '../../../core/domain/intake.ts';
import type { IssueLine } from '../../../core/domain/issue.ts';
import { csvHead, csvRows } from '../files/csv-rows.ts';
import type { FileBytes } from '../files/file-bytes.ts';
import { recogniseTable } from '../recognise.ts';
import { pseudonymMaker } from '../sen2/pseudonyms.ts';
import { columnKey } from '../tables/column-key.ts';
import type { Mapping } from '../tables/mapping.ts';
import { LIMITS } from '../tables/reading.ts';
import { fingerprintOf, recordKeyFrom, valueAt } from './record-binding.ts';
import { looseLine } from './watched-reader.ts';

/** A problem with the one field that a correction would be of, "namedplan.ceasereason"; null where there is no one field. */
export type FoundProblem = { readonly problem: RowProblem; readonly field: string | null };

type Given = {
  /** The file's name as its lines are to carry it. */
  readonly name: string;
  readonly file: FileBytes;
  readonly pseudonymKey: string;
  readonly mappings: readonly Mapping[];
};

/** The rows of a text by their line, those that are wanted only. */
async function rowsAt(file: FileBytes, delimiter: string, wanted: ReadonlySet<number>) {
  const found = new Map<number, readonly string[]>();
  for await (const chunk of csvRows(file, delimiter, LIMITS))
    for (const [at, cells] of chunk.rows.entries()) {
      const line = chunk.lines[at] ?? chunk.firstLine + at;
      if (wanted.has(line)) found.set(line, cells);
    }
  return found;
}

/**
 * Make the lines of problems of one file. Where the file is a SEN2 table in text form each line of a row is bound to
 * its record, and to the value of its one field where there is one; in other forms it can only be corrected in the file.
 */
export async function bindLines(
  { name, file, pseudonymKey, mappings }: Given,
  problems: readonly FoundProblem[],
): Promise<readonly IssueLine[]> {
  const loose = () => problems.map(({ problem }) => looseLine(name, problem));
  const wanted = new Set(problems.flatMap(({ problem }) => problem.row ?? []));
  if (file.form !== 'text' || wanted.size === 0) return loose();
  const { rows, delimiter } = await csvHead(file);
  const found = recogniseTable(rows, { mappings, form: 'text' });
  if (found === null || found.layout.kind !== 'sen2-csv') return loose();
  const { layout, matched, headers } = found;
  const pseudonym = pseudonymMaker(pseudonymKey);
  const table = layout.name;
  const recordKeyOf = recordKeyFrom(table, `${table}tableid`, matched.columns, pseudonym);
  const fingerprint = fingerprintOf(table, pseudonym);
  const cellsOf = await rowsAt(file, delimiter, wanted);
  const placeOf = (field: string | null) => {
    const [fieldTable, column = ''] = (field ?? '').split('.');
    return fieldTable === table ? matched.columns.findIndex((own) => columnKey(own) === column) : -1;
  };
  return problems.map(({ problem, field }) => {
    const line = looseLine(name, problem);
    const cells = problem.row === null ? undefined : cellsOf.get(problem.row);
    const recordKey = cells === undefined ? null : recordKeyOf(cells);
    if (cells === undefined || recordKey === null) return line;
    const place = placeOf(field);
    const tableColumn = place < 0 ? null : (matched.columns[place] ?? null);
    const value = valueAt(cells, place < 0 ? null : place);
    return {
      ...line,
      table,
      column: place < 0 ? line.column : (headers[place] ?? null),
      tableColumn,
      recordKey,
      fingerprint: fingerprint(recordKey, tableColumn, value),
    };
  });
}
