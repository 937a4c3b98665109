/** From a recognised layout to the reader of its rows. */

import { type Recognised, unknownColumns } from './recognise.ts';
import type { FileReading } from './tables/file-reading.ts';
import type { RowReader } from './tables/reading.ts';

/** Make the reader of a table, and tell the columns that it passes over. */
export function makeReader(
  { layout, headers }: Recognised,
  reading: FileReading,
  sheet: string | undefined,
): RowReader {
  for (const place of unknownColumns(layout, headers))
    reading.log.add('column.unknown', null, headers[place] ?? null);
  return layout.reader({
    headers,
    log: reading.log,
    name: sheet ?? reading.name,
    sheet,
    pseudonym: reading.pseudonym,
    sealCase: reading.options.sealCase ?? null,
    links: reading.links,
    referenceDate: reading.options.referenceDate ?? null,
  });
}

/** Hand on the records that wait. */
export async function handOn(reader: RowReader, { sink }: FileReading): Promise<void> {
  for (const batch of reader.take()) await sink(batch);
}
