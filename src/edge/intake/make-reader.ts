/** From a recognised layout to the reader of its rows. */

import { withFixes } from './fixes/with-fixes.ts';
import type { Recognised } from './recognise.ts';
import type { FileReading } from './tables/file-reading.ts';
import { ownNames, withValues } from './tables/mapped-reader.ts';
import type { RowReader } from './tables/reading.ts';

/** Make the reader of a table, and tell the columns that it passes over or took for others. */
export function makeReader(found: Recognised, reading: FileReading, sheet: string | undefined): RowReader {
  const { layout, matched, mapping } = found;
  tellColumns(found, reading);
  const reader = layout.reader({
    headers: matched.columns,
    log: reading.log,
    name: sheet ?? reading.name,
    sheet,
    fileKey: reading.file.sha256.slice(0, 16),
    pseudonym: reading.pseudonym,
    sealCase: reading.options.sealCase ?? null,
    links: reading.links,
    referenceDate: reading.options.referenceDate ?? null,
  });
  const mapped = withValues(reader, matched.columns, mapping);
  const { fixing } = reading.options;
  if (fixing === undefined) return mapped;
  const table = {
    file: reading.name,
    table: layout.name,
    headers: matched.columns,
    ownHeaders: found.headers,
    pseudonym: reading.pseudonym,
    log: reading.log,
  };
  return withFixes(mapped, table, fixing);
}

function tellColumns({ headers, matched }: Recognised, { log }: FileReading): void {
  log.nameColumns(new Map());
  for (const place of matched.unknown) log.add('column.unknown', null, headers[place] ?? null);
  for (const place of matched.repeated) log.add('column.read-already', null, headers[place] ?? null);
  for (const { place, column } of matched.slips) {
    const message = `The column was taken for ${column} although a letter of its name is off`;
    log.add('column.taken-for', null, headers[place] ?? null, { message });
  }
  log.nameColumns(ownNames(headers, matched.columns));
}

/** Hand on the records that wait. */
export async function handOn(reader: RowReader, { sink }: FileReading): Promise<void> {
  for (const batch of reader.take()) await sink(batch);
}
