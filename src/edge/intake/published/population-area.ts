/** Whose people a row of a population table counts. */
import { plainId } from '../../../core/domain/numbers.ts';
import type { PublishedRow } from '../../../core/domain/published.ts';
import { textFault } from '../tables/cell-faults.ts';
import { cellAt } from '../tables/columns.ts';
import type { ReaderInput, RowOutcome } from '../tables/reading.ts';
import { levelOfCode } from './area-level.ts';
import { firstOf } from './first-of.ts';
import { AREA_CODES, AREA_NAMES } from './population-columns.ts';

/** The area of a row. */
export type Whose = Pick<PublishedRow, 'geographicLevel' | 'areaCode' | 'areaName'>;

/** Reads whose row it is; tells what is wrong and gives the outcome where it is nobody's. */
export type ReadArea = (cells: readonly string[], row: number) => Whose | RowOutcome;

/** Make the reader of the area of each row, from the places of its code and name. */
export function areaReader(input: Pick<ReaderInput, 'headers' | 'log'>): ReadArea {
  const codeAt = firstOf(input.headers, AREA_CODES);
  const nameAt = firstOf(input.headers, AREA_NAMES);
  return (cells, row) => readArea(input, cells, row, { codeAt, nameAt });
}

function readArea(
  input: Pick<ReaderInput, 'headers' | 'log'>,
  cells: readonly string[],
  row: number,
  { codeAt, nameAt }: { readonly codeAt: number; readonly nameAt: number },
): Whose | RowOutcome {
  const code = plainId(cellAt(cells, codeAt));
  const level = /^\d{3}$/.test(code) ? 'Local authority' : levelOfCode(code);
  if (code === '') {
    input.log.add('area.code-missing', row, input.headers[codeAt] ?? null);
    return 'error';
  }
  if (level === null) {
    input.log.add('area.outside-england', row);
    return 'skipped';
  }
  const areaName = cellAt(cells, nameAt);
  const fault = areaName === '' ? null : textFault(areaName);
  if (fault !== null) {
    input.log.add(fault, row, input.headers[nameAt] ?? null);
    return 'error';
  }
  return { geographicLevel: level, areaCode: level === 'National' ? '' : code, areaName };
}
