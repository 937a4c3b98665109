/** A reader of a SEN2 table that leaves out, with a row that an officer left out, everything that belongs to it. */
import { plainId } from '../../../core/domain/numbers.ts';
import type { Sen2TableName } from '../../../core/domain/sen2.ts';
import { cellAt, placeOf } from '../tables/columns.ts';
import type { RowReader } from '../tables/reading.ts';
import { type FixedTable, fixedReader } from './fixed-reader.ts';

/** The table that each table's rows belong to. @source SEN2 person-level return, structure of modules 1 to 5. */
const PARENTS: Readonly<Partial<Record<Sen2TableName, Sen2TableName>>> = {
  requests: 'person',
  assessment: 'requests',
  namedplan: 'assessment',
  plandetail: 'namedplan',
  activeplans: 'requests',
  placementdetail: 'activeplans',
  senneed: 'activeplans',
};

/** Make a function that names a row by a table and the identifier in its column; null where it has none. */
function rowNamer(table: Sen2TableName, headers: readonly string[]) {
  const place = placeOf(headers, `${table}tableid`);
  return (cells: readonly string[]): string | null => {
    const id = place < 0 ? '' : plainId(cellAt(cells, place));
    return id === '' ? null : `${table}\n${id}`;
  };
}

/**
 * Make a reader with fixes that also passes over the rows of those that were left out before, told as
 * `fix.left-out-with-parent`. Tables are read parents first.
 */
export function leftOutReader(
  reader: RowReader,
  given: FixedTable & { readonly table: Sen2TableName },
): RowReader {
  const { headers, fixes, log, table } = given;
  const parent = PARENTS[table];
  const ownName = rowNamer(table, headers);
  const parentName = parent === undefined ? () => null : rowNamer(parent, headers);
  const leaveOut = (name: string | null) => {
    if (name !== null) fixes.leftOut.add(name);
  };
  const fixed = fixedReader(reader, {
    ...given,
    // A second row with the same identifier goes alone: what belongs to it belongs to the first as well.
    onLeftOut: (cells, isRepeated) => {
      if (!isRepeated) leaveOut(ownName(cells));
    },
  });
  return {
    waiting: () => fixed.waiting(),
    take: () => fixed.take(),
    finish: () => fixed.finish?.(),
    readRow: (cells, row) => {
      const above = parentName(cells);
      const own = ownName(cells);
      if (above !== null && fixes.leftOut.has(above)) {
        leaveOut(own);
        log.add('fix.left-out-with-parent', row);
        return 'skipped';
      }
      // Where the first row with an identifier was left out and this one stays, what belongs to it stays.
      if (own !== null) fixes.leftOut.delete(own);
      return fixed.readRow(cells, row);
    },
  };
}
