/** The entry template of the SEN2 collection: one sheet with the nine tables as blocks, one below the other. */
import { SEN2_TABLES } from '../../../core/domain/code-sets.ts';
import type { FileKind } from '../../../core/domain/intake.ts';
import type { Sen2TableName } from '../../../core/domain/sen2.ts';
import type { Sheet } from '../files/workbook.ts';
import { isBlank } from '../tables/columns.ts';
import type { FileReading } from '../tables/file-reading.ts';
import { type Mapping, mappedPlaces } from '../tables/mapping.ts';
import { matchColumns, missingColumns } from '../tables/match-columns.ts';
import type { SheetTable } from '../tables/sheet-table.ts';
import { TemplateIds } from './template-ids.ts';
import { blockLayout, blockTitled, FEWEST_BLOCKS, type TemplateBlock } from './template-layouts.ts';
import { BlockReader } from './template-reader.ts';

/** The header of a block stands within so many rows below its title. */
const HEADER_WITHIN = 6;
/** A row of nothing but remarks in brackets below a header belongs to the header. */
const REMARK = /^\(.*\)$/s;

type Rows = readonly (readonly string[])[];

function joined(upper: readonly string[], lower: readonly string[]): string[] {
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, at) =>
    [upper[at] ?? '', lower[at] ?? '']
      .map((text) => text.trim())
      .filter((text) => text !== '')
      .join(' '),
  );
}

/** Match a header with a block's columns, by a mapping where one fits; null where it is not the block's header. */
function matchHeader(
  table: Sen2TableName,
  headers: readonly string[],
  mappings: readonly Mapping[],
): Pick<TemplateBlock, 'headers' | 'matched' | 'mapping'> | null {
  const layout = blockLayout(table);
  for (const mapping of [...mappings.filter((one) => one.table === table), null]) {
    const given = mapping === null ? new Map<number, string>() : mappedPlaces(mapping, headers);
    if (given === null) continue;
    const matched = matchColumns(layout, headers, given);
    if (missingColumns(layout, matched.present).length === 0) return { headers, matched, mapping };
  }
  return null;
}

function isRemark(row: readonly string[]): boolean {
  const texts = row.map((text) => text.trim()).filter((text) => text !== '');
  return texts.length > 0 && texts.every((text) => REMARK.test(text));
}

type Header = Pick<TemplateBlock, 'headers' | 'matched' | 'mapping'> & { readonly length: 1 | 2 };

/** Match one row, or it and the one below joined, whichever knows more of its columns. */
function matchRows(
  table: Sen2TableName,
  row: readonly string[],
  below: readonly string[],
  mappings: readonly Mapping[],
): Header | null {
  const trimmed = row.map((text) => text.trim());
  const alone = matchHeader(table, trimmed, mappings);
  const both = matchHeader(table, joined(row, below), mappings);
  if (both !== null && (alone === null || both.matched.unknown.length < alone.matched.unknown.length))
    return { ...both, length: 2 };
  return alone === null ? null : { ...alone, length: isRemark(below) ? 2 : 1 };
}

/** Find a block's header, which may span two rows. */
function readBlock(
  rows: Rows,
  titleAt: number,
  to: number,
  table: Sen2TableName,
  mappings: readonly Mapping[],
): TemplateBlock | null {
  for (let at = titleAt + 1; at < Math.min(to, titleAt + 1 + HEADER_WITHIN); at++) {
    const row = rows[at] ?? [];
    if (isBlank(row)) continue;
    const header = matchRows(table, row, at + 1 < to ? (rows[at + 1] ?? []) : [], mappings);
    if (header === null) continue;
    const { headers, matched, mapping, length } = header;
    return { table, headers, matched, mapping, from: at + length, to };
  }
  return null;
}

/** Find the blocks of a sheet, from top to bottom. */
export function findBlocks(rows: Rows, mappings: readonly Mapping[]): readonly TemplateBlock[] {
  // Rows may begin with the name of their block too, but no header follows those.
  const titles = rows.flatMap((row, at) => {
    const table = blockTitled(row);
    return table === null || readBlock(rows, at, rows.length, table, mappings) === null
      ? []
      : [{ table, at }];
  });
  return titles.flatMap(({ table, at }, place) => {
    const block = readBlock(rows, at, titles[place + 1]?.at ?? rows.length, table, mappings);
    return block === null ? [] : [block];
  });
}

/** Find an entry template in a sheet. @source Data entry template of the SEN2 collection, sheet "Data Entry Template". */
export function findTemplate(sheet: Sheet, kind: FileKind | undefined): SheetTable | null {
  if (kind !== undefined && kind !== 'sen2-xlsx' && kind !== 'sen2-csv') return null;
  if (sheet.rows.filter((row) => blockTitled(row) !== null).length < FEWEST_BLOCKS) return null;
  const found = findBlocks(sheet.rows, []);
  if (found.length === 0) return null;
  return {
    // A sheet without a name is the text that one was saved as.
    kind: sheet.name === '' ? 'sen2-csv' : 'sen2-xlsx',
    confidence: found.length >= FEWEST_BLOCKS ? 1 : 0.6,
    read: (reading) => readTemplate(sheet, reading),
  };
}

async function readTemplate(sheet: Sheet, reading: FileReading): Promise<void> {
  const blocks = findBlocks(sheet.rows, reading.options.mappings ?? []);
  const inBlock = new Set(
    blocks.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at)),
  );
  const headers = new Set(blocks.flatMap(({ from }) => [from - 1]));
  for (const [at, row] of sheet.rows.entries())
    if (!inBlock.has(at)) passOver(reading, row, at, headers.has(at));
  const ids = new TemplateIds();
  // Parents before children, wherever their blocks stand.
  for (const table of SEN2_TABLES)
    for (const block of blocks.filter((one) => one.table === table))
      await readRows(sheet, block, ids, reading);
}

function passOver({ log, count }: FileReading, row: readonly string[], at: number, isHeader: boolean): void {
  log.add(isHeader ? 'row.header' : isBlank(row) ? 'row.blank' : 'row.title', at + 1);
  count.add('skipped');
}

async function readRows(
  sheet: Sheet,
  block: TemplateBlock,
  ids: TemplateIds,
  reading: FileReading,
): Promise<void> {
  const reader = new BlockReader(block, sheet, ids, reading);
  for (let at = block.from; at < block.to; at++) reading.count.add(reader.read(sheet.rows[at] ?? [], at + 1));
  reading.options.onProgress?.(reading.count.rowsRead);
  for (const batch of reader.finish()) await reading.sink(batch);
}
