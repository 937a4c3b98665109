/** A reader that sees a file's columns and values under our names. */
import { columnKey } from './column-key.ts';
import type { Mapping } from './mapping.ts';
import type { RowReader } from './reading.ts';

/** Give what the file calls each column that its reader knows by another name. */
export function ownNames(
  headers: readonly string[],
  columns: readonly string[],
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [place, column] of columns.entries())
    if (column !== '' && column !== headers[place]) names.set(column, headers[place] ?? column);
  return names;
}

/** Let a reader see our values where the mapping gives them for those of the file. */
export function withValues(
  reader: RowReader,
  columns: readonly string[],
  mapping: Mapping | null,
): RowReader {
  if (mapping === null) return reader;
  const keys = columns.map(columnKey);
  const byPlace = Object.entries(mapping.values ?? {}).flatMap(([ours, values]) => {
    const place = keys.indexOf(columnKey(ours));
    const known = new Map(Object.entries(values).map(([from, to]) => [from.trim().toLowerCase(), to]));
    return place < 0 ? [] : [{ place, known }];
  });
  if (byPlace.length === 0) return reader;
  return {
    waiting: () => reader.waiting(),
    take: () => reader.take(),
    finish: () => reader.finish?.(),
    readRow: (cells, row) => {
      const own = [...cells];
      for (const { place, known } of byPlace) {
        const value = known.get((own[place] ?? '').trim().toLowerCase());
        if (value !== undefined && place < own.length) own[place] = value;
      }
      return reader.readRow(own, row);
    },
  };
}
