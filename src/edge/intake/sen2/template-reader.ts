/** The rows of one block of the entry template, given the identifiers that they lack. */

import { parseDay } from '../../../core/domain/dates.ts';
import { plainId } from '../../../core/domain/numbers.ts';
import type { RowBatch } from '../../../core/domain/records.ts';
import type { Sen2TableName } from '../../../core/domain/sen2.ts';
import type { Sheet } from '../files/workbook.ts';
import { withFixes } from '../fixes/with-fixes.ts';
import { columnKey } from '../tables/column-key.ts';
import { cellAt, placeOf } from '../tables/columns.ts';
import type { FileReading } from '../tables/file-reading.ts';
import { ownNames, withValues } from '../tables/mapped-reader.ts';
import type { RowOutcome, RowReader } from '../tables/reading.ts';
import { TableRows } from '../tables/table-rows.ts';
import { sen2Reader } from './read-sen2.ts';
import { SEN2_PARENTS } from './sen2-fields.ts';
import type { TemplateIds } from './template-ids.ts';
import { TEMPLATE_FRAME, type TemplateBlock } from './template-layouts.ts';

/** Reads the rows of a block, skips those that nobody filled in, and tells of review dates that stand the wrong way round. */
export class BlockReader {
  readonly #block: TemplateBlock;
  readonly #ids: TemplateIds;
  readonly #reading: FileReading;
  readonly #reader: RowReader;
  readonly #rows: TableRows;
  /** Places of columns that a person fills in. */
  readonly #filled: readonly number[];
  readonly #places: { readonly person: number; readonly request: number; readonly outcome: number };

  constructor(block: TemplateBlock, sheet: Sheet, ids: TemplateIds, reading: FileReading) {
    this.#block = block;
    this.#ids = ids;
    this.#reading = reading;
    const { columns } = block.matched;
    this.#filled = columns.flatMap((column, place) => (TEMPLATE_FRAME.has(columnKey(column)) ? [] : [place]));
    this.#places = {
      person: placeOf(columns, 'persontableid'),
      request: placeOf(columns, 'requeststableid'),
      outcome: placeOf(columns, 'assessmentoutcome'),
    };
    this.#tellColumns();
    this.#reader = this.#withFixes(withValues(this.#makeReader(sheet), columns, block.mapping));
    const withIds: RowReader = {
      waiting: () => this.#reader.waiting(),
      take: () => this.#reader.take(),
      readRow: (cells, row) => this.#readRow(cells, row),
    };
    this.#rows = new TableRows(withIds, block.headers, reading.log);
  }

  /** Read one row of the sheet. */
  read(cells: readonly string[], row: number): RowOutcome {
    if (this.#filled.some((place) => cellAt(cells, place) !== ''))
      return this.#rows.read(cells, row, false, true);
    this.#reading.log.add('row.blank', row);
    return 'skipped';
  }

  /** Say that the block has no more rows, and take its records. */
  finish(): readonly RowBatch[] {
    this.#reader.finish?.();
    return this.#reader.waiting() > 0 ? this.#reader.take() : [];
  }

  #readRow(cells: readonly string[], row: number): RowOutcome {
    const { person, request, outcome } = this.#places;
    const isIssuing = /^[YH]$/i.test(cellAt(cells, outcome));
    const [personId, requestId] = [plainId(cellAt(cells, person)), plainId(cellAt(cells, request))];
    const id = this.#ids.of(this.#block.table, personId, requestId, isIssuing);
    if (id.isUnclear) this.#reading.log.add('sen2.parent-unclear', row, this.#block.headers[request] ?? null);
    const padded = this.#block.headers.map((_, place) => cells[place] ?? '');
    return this.#reader.readRow([...padded, id.own, id.parent], row);
  }

  #makeReader(sheet: Sheet): RowReader {
    const { log, name, file, pseudonym, options, links } = this.#reading;
    const { table } = this.#block;
    return sen2Reader(table, {
      headers: this.#headers(),
      log,
      name,
      sheet: sheet.name === '' ? undefined : sheet.name,
      fileKey: file.sha256.slice(0, 16),
      pseudonym,
      sealCase: options.sealCase ?? null,
      links,
      areReviewsSwapped: table === 'activeplans' && this.#tellSwapped(sheet),
      referenceDate: options.referenceDate ?? null,
    });
  }

  /** The columns as the table's reader knows them: the template's own, and the identifiers that are made for it. */
  #headers(): readonly string[] {
    const { table, matched } = this.#block;
    const own = matched.columns.map((column) => (columnKey(column).endsWith('tableid') ? '' : column));
    return [...own, `${table}tableid`, `${SEN2_PARENTS[table] ?? 'no'}tableid`];
  }

  #withFixes(reader: RowReader): RowReader {
    const { log, name, pseudonym, options } = this.#reading;
    if (options.fixing === undefined) return reader;
    const { table, headers } = this.#block;
    const ownHeaders = headers.map(lineOf);
    return withFixes(
      reader,
      { ...{ table, ownHeaders, pseudonym, log }, file: name, headers: this.#headers() },
      options.fixing,
    );
  }

  #tellColumns(): void {
    const { headers, matched, table } = this.#block;
    const { log } = this.#reading;
    log.nameColumns(new Map());
    for (const place of matched.unknown) log.add('column.unknown', null, lineOf(headers[place]));
    for (const place of matched.repeated) log.add('column.read-already', null, lineOf(headers[place]));
    for (const { place, column } of matched.slips) {
      const message = `The column was taken for ${column} although a letter of its name is off`;
      log.add('column.taken-for', null, lineOf(headers[place]), { message });
    }
    const names = new Map(
      [...ownNames(headers, matched.columns)].map(([column, own]) => [column, lineOf(own)]),
    );
    const idColumn = parentColumn(table);
    if (names.has(idColumn))
      names.set(`${SEN2_PARENTS[table] ?? 'no'}tableid`, names.get(idColumn) ?? idColumn);
    log.nameColumns(names);
  }

  /** Count the reviews whose decision is before their meeting; where most are, tell it once and offer the way out. */
  #tellSwapped(sheet: Sheet): boolean {
    const { headers, matched, from, to, mapping } = this.#block;
    const [meeting, decision] = [
      placeOf(matched.columns, 'reviewmeeting'),
      placeOf(matched.columns, 'lastreview'),
    ];
    if (meeting < 0 || decision < 0 || mapping !== null) return false;
    let [pairs, reversed] = [0, 0];
    for (const row of sheet.rows.slice(from, to)) {
      const [met, decided] = [parseDay(cellAt(row, meeting)), parseDay(cellAt(row, decision))];
      if (met === null || decided === null) continue;
      pairs++;
      if (decided < met) reversed++;
    }
    if (reversed * 2 <= pairs) return false;
    const [first, second] = [lineOf(headers[meeting]), lineOf(headers[decision])];
    const message = `Most reviews were decided before they met, so that the columns seem to be exchanged: a mapping for ${this.#block.table} with {"${first}": "lastreview", "${second}": "reviewmeeting"} reads them the other way round`;
    this.#reading.log.add('sen2.review-columns-swapped', null, second, { message, count: reversed });
    return true;
  }
}

/** The column of the template in which a row names what it belongs to. */
function parentColumn(table: Sen2TableName): string {
  return table === 'requests' ? 'persontableid' : 'requeststableid';
}

/** A header on one line. */
function lineOf(header: string | undefined): string {
  return (header ?? '').replace(/\s+/g, ' ').trim();
}
