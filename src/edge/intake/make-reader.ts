/** From a recognised layout to the reader of its rows. */

import type { FileReading } from './file-reading.ts';
import type { Layout } from './layouts.ts';
import { allocationBlocksReader, allocationLinesReader } from './read-allocations.ts';
import { costReader } from './read-costs.ts';
import { monthlyReader } from './read-monthly.ts';
import { panelReader, publishedReader } from './read-published.ts';
import { sen2Reader } from './read-sen2.ts';
import type { ReaderInput, RowReader } from './reading.ts';
import { type Recognised, unknownColumns } from './recognise.ts';

/** Make the reader of a table, and tell the columns that it passes over. */
export function makeReader(
  recognised: Recognised,
  reading: FileReading,
  sheet: string | undefined,
): RowReader {
  for (const place of unknownColumns(recognised.layout, recognised.headers))
    reading.log.add('column.unknown', null, recognised.headers[place] ?? null);
  return readerOf(recognised.layout, {
    headers: recognised.headers,
    log: reading.log,
    name: sheet ?? reading.name,
    sheet,
    pseudonym: reading.pseudonym,
    links: reading.links,
    referenceDate: reading.options.referenceDate ?? null,
  });
}

function readerOf(layout: Layout, input: ReaderInput): RowReader {
  switch (layout.name) {
    case 'published':
      return publishedReader(input);
    case 'panel':
      return panelReader(input);
    case 'allocation-blocks':
      return allocationBlocksReader(input);
    case 'allocation-lines':
      return allocationLinesReader(input);
    case 'monthly':
      return monthlyReader(input);
    case 'costs':
      return costReader(input);
    default:
      return sen2Reader(layout.name, input);
  }
}
