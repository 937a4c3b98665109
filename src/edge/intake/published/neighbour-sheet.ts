/** Statistical neighbours: one column an authority with its neighbours below it, or one row a pair. */
import type { FileKind } from '../../../core/domain/intake.ts';
import { parseNumber } from '../../../core/domain/numbers.ts';
import type { StatisticalNeighbour } from '../../../core/domain/statistical-neighbour.ts';
import type { Sheet } from '../files/workbook.ts';
import { textFault } from '../tables/cell-faults.ts';
import { cellAt, isBlank } from '../tables/columns.ts';
import type { FileReading } from '../tables/file-reading.ts';
import type { Layout } from '../tables/layout.ts';
import type { ReaderInput, RowOutcome, RowReader } from '../tables/reading.ts';
import type { SheetTable } from '../tables/sheet-table.ts';
import { firstOf } from './first-of.ts';
import { gatherRows } from './gather-rows.ts';
import { walkSheet } from './walk-sheet.ts';

/** A wide table has at least so many authorities, and most names below are names of columns too. */
const FEWEST_AUTHORITIES = 10;
const SHARE_KNOWN = 0.8;
const CONFIDENCE = 0.9;

type WideTable = { readonly headerAt: number; readonly names: readonly string[] };

function isWide(names: readonly string[], below: readonly (readonly string[])[]): boolean {
  const known = new Set(names.filter((name) => name !== ''));
  const isNames = [...known].every((name) => /^\p{Lu}/u.test(name) && parseNumber(name) === null);
  if (known.size < FEWEST_AUTHORITIES || known.size !== names.length || !isNames) return false;
  const cells = below.flat().filter((text) => text.trim() !== '');
  const found = cells.filter((text) => known.has(text.trim())).length;
  return cells.length > 0 && found >= SHARE_KNOWN * cells.length;
}

function findWide(sheet: Sheet): WideTable | null {
  const headerAt = sheet.rows.findIndex((row) => row.length >= FEWEST_AUTHORITIES);
  if (headerAt === -1) return null;
  const names = (sheet.rows[headerAt] ?? []).map((text) => text.replace(/^\ufeff/, '').trim());
  return isWide(names, sheet.rows.slice(headerAt + 1)) ? { headerAt, names } : null;
}

/**
 * Find a table whose columns are authorities and whose rows are ranks, nearest first.
 * @source Children's services statistical neighbour benchmarking tool, as laid wide.
 */
export function findNeighbours(sheet: Sheet, kind: FileKind | undefined): SheetTable | null {
  if (kind !== undefined && kind !== 'statistical-neighbours') return null;
  const table = findWide(sheet);
  if (table === null) return null;
  return {
    kind: 'statistical-neighbours',
    confidence: CONFIDENCE,
    read: (reading) => readWide(sheet, table, reading),
  };
}

async function readWide(sheet: Sheet, { headerAt, names }: WideTable, reading: FileReading): Promise<void> {
  const { log } = reading;
  const seen = new Set<string>();
  let rank = 0;
  await walkSheet(sheet, 'neighbours', reading, (cells, row, give) => {
    if (row <= headerAt + 1 || isBlank(cells)) {
      log.add(row === headerAt + 1 ? 'row.header' : isBlank(cells) ? 'row.blank' : 'row.title', row);
      return 'skipped';
    }
    rank++;
    tellPairs(cells, row, names, seen, reading);
    return readRank(cells, row, { names, rank }, give, reading);
  });
}

/** Read the neighbours of one rank, one of each authority. */
function readRank(
  cells: readonly string[],
  row: number,
  { names, rank }: { readonly names: readonly string[]; readonly rank: number },
  give: (record: StatisticalNeighbour) => void,
  { log }: FileReading,
): RowOutcome {
  let outcome: RowOutcome = 'accepted';
  for (const [place, authorityName] of names.entries()) {
    const neighbourName = cellAt(cells, place);
    if (neighbourName === '') continue;
    const fault = textFault(neighbourName);
    if (fault === null) give({ authorityName, rank, neighbourName });
    else {
      log.add(fault, row, authorityName);
      outcome = 'error';
    }
  }
  return outcome;
}

/** Tell neighbours that stand twice, and names that have no column of their own. */
function tellPairs(
  cells: readonly string[],
  row: number,
  names: readonly string[],
  seen: Set<string>,
  { log }: FileReading,
): void {
  for (const [place, authority] of names.entries()) {
    const neighbour = cellAt(cells, place);
    if (neighbour === '') continue;
    const pair = `${authority}\n${neighbour}`;
    if (seen.has(pair) || neighbour === authority) log.add('neighbour.repeated', row, authority);
    if (!names.includes(neighbour)) log.add('neighbour.not-listed', row);
    seen.add(pair);
  }
}

const AUTHORITY = ['authority', 'authorityname', 'laname', 'localauthority'];
const NEIGHBOUR = ['neighbour', 'neighbourname', 'statisticalneighbour'];

function neighbourListReader(input: ReaderInput): RowReader {
  const authorityAt = firstOf(input.headers, AUTHORITY);
  const neighbourAt = firstOf(input.headers, NEIGHBOUR);
  const rankAt = firstOf(input.headers, ['rank']);
  const refuse = (code: Parameters<typeof input.log.add>[0], row: number, place: number): RowOutcome => {
    input.log.add(code, row, input.headers[place] ?? null);
    return 'error';
  };
  return gatherRows('neighbours', input, (cells, row, give) => {
    for (const place of [authorityAt, neighbourAt]) {
      const fault = textFault(cellAt(cells, place));
      if (fault !== null) return refuse(fault, row, place);
    }
    const rank = parseNumber(cellAt(cells, rankAt));
    if (rank === null) return refuse('cell.not-a-number', row, rankAt);
    if (!Number.isInteger(rank) || rank < 1) return refuse('cell.not-whole', row, rankAt);
    give({ authorityName: cellAt(cells, authorityAt), rank, neighbourName: cellAt(cells, neighbourAt) });
    return 'accepted';
  });
}

/** The long form: authority, rank, neighbour. */
export const NEIGHBOUR_LAYOUT: Layout = {
  kind: 'statistical-neighbours',
  name: 'neighbours',
  reader: neighbourListReader,
  required: [AUTHORITY, 'rank', NEIGHBOUR],
  optional: ['lacode', 'oldlacode', 'newlacode'],
};
