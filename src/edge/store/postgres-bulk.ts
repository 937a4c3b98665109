/** Many rows into PostgreSQL: one statement a batch, each column an array that the server takes apart. */
import { CompiledQuery, type Kysely } from 'kysely';
import { raise } from '../../core/base/problem.ts';
import type { Cell, ColumnType } from './column.ts';
import { quoted } from './quoted.ts';
import type { BulkRows, BulkWriter } from './session.ts';
import type { Tables } from './tables.ts';

const ARRAY_OF: Readonly<Record<ColumnType, string>> = {
  text: 'text[]',
  whole: 'bigint[]',
  real: 'double precision[]',
};

/** Rows a statement; more at once gains nothing and holds more memory. */
const ROWS_A_STATEMENT = 10_000;

/** Build a writer over a transaction. */
export function postgresBulkWriter(db: Kysely<Tables>): BulkWriter {
  return async (rows) => {
    const statement = insertStatement(rows);
    for (let start = 0; start < rows.count; start += ROWS_A_STATEMENT) {
      const end = Math.min(start + ROWS_A_STATEMENT, rows.count);
      const parameters = [rows.authorityCode, rows.importId, ...arraysOf(rows, start, end)];
      await db.executeQuery(CompiledQuery.raw(statement, parameters));
    }
  };
}

function insertStatement(rows: BulkRows): string {
  const names = ['authority_code', 'import_id', ...rows.columns.map((column) => column.name)];
  const arrays = rows.columns.map((column, index) => `$${index + 3}::${ARRAY_OF[column.type]}`);
  return `insert into ${quoted(rows.table)} (${names.map(quoted).join(', ')})
    select $1, $2, given.* from unnest(${arrays.join(', ')}) as given`;
}

/** One array literal a column, as the server reads it. */
function arraysOf(rows: BulkRows, start: number, end: number): string[] {
  const columns: string[][] = rows.columns.map(() => []);
  for (let index = start; index < end; index++) {
    const cells: Cell[] = [];
    rows.appendCells(index, cells);
    for (const [place, cell] of cells.entries()) columns[place]?.push(arrayElement(cell));
  }
  return columns.map((elements) => `{${elements.join(',')}}`);
}

function arrayElement(cell: Cell): string {
  if (cell === null) return 'NULL';
  if (typeof cell === 'number') return String(cell);
  if (cell.includes('\u0000')) raiseUnstorable();
  return `"${/["\\]/.test(cell) ? cell.replace(/["\\]/g, '\\$&') : cell}"`;
}

function raiseUnstorable(): never {
  raise({
    code: 'store.unstorable-text',
    message: 'A text holds a character of code zero, which PostgreSQL cannot store.',
    advice: 'Save the file again as CSV in UTF-8 from the program that made it.',
  });
}
