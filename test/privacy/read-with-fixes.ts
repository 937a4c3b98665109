/** Reads a SEN2 table with fixes and gathers the lines of its issue sheet, for tests of the way there and back. */
import type { RowProblem } from '../../src/core/domain/intake.ts';
import type { Fix, IssueLine } from '../../src/core/domain/issue.ts';
import type { Sen2TableName } from '../../src/core/domain/sen2.ts';
import { FixBook } from '../../src/edge/intake/fixes/fix-book.ts';
import { withFixes } from '../../src/edge/intake/fixes/with-fixes.ts';
import { pseudonymMaker } from '../../src/edge/intake/sen2/pseudonyms.ts';
import { sen2Reader } from '../../src/edge/intake/sen2/read-sen2.ts';
import { Sen2Links } from '../../src/edge/intake/sen2/sen2-links.ts';
import { ProblemLog } from '../../src/edge/intake/tables/problem-log.ts';
import type { RowOutcome } from '../../src/edge/intake/tables/reading.ts';
import { TEST_KEY } from '../make/read-text.ts';

/** What reading gave. */
export type FixedReading = {
  readonly outcomes: readonly RowOutcome[];
  readonly records: readonly unknown[];
  readonly problems: readonly RowProblem[];
  readonly lines: readonly IssueLine[];
  /** What became of the fixes, "code@row". */
  readonly told: readonly string[];
};

/** Read the text of one table, cells without quotation marks; `links` joins it to tables read before. */
export function readWithFixes(
  table: Sen2TableName,
  text: string,
  fixes: readonly Fix[] | FixBook = [],
  links = new Sen2Links(),
): FixedReading {
  const [header = '', ...rows] = text.trim().split('\n');
  const headers = header.split(',');
  const log = new ProblemLog();
  const lines: IssueLine[] = [];
  const told: string[] = [];
  const book = fixes instanceof FixBook ? fixes : new FixBook(fixes);
  const pseudonym = pseudonymMaker(TEST_KEY);
  const reader = sen2Reader(table, {
    ...{ headers, log, pseudonym, links },
    name: `${table}.csv`,
    sheet: undefined,
    fileKey: '0',
    sealCase: null,
    referenceDate: '2025-01-16',
  });
  const fixLog = {
    add: (code: string, row: number | null) => {
      told.push(row === null ? code : `${code}@${row}`);
    },
    list: () => log.list(),
  };
  const watched = withFixes(
    reader,
    { ...{ table, headers, pseudonym }, file: `${table}.csv`, ownHeaders: headers, log: fixLog },
    { fixes: book, onIssue: (line) => lines.push(line) },
  );
  const outcomes = rows.map((row, at) => watched.readRow(row.split(','), at + 2));
  book.tellUnused(fixLog);
  const records = watched.take().flatMap((batch) => batch.rows.map(({ record }): unknown => record));
  return { outcomes, records, problems: log.list(), lines, told };
}
