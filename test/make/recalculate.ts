/** Has LibreOffice reckon workbooks anew: every remembered result is taken out first, so that what comes back was computed there. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { readZip, writeZip } from '../../src/edge/documents/zip.ts';

/** A workbook read as values: by sheet, row of the sheet from 0, column from 0. */
export type Values = ReadonlyMap<string, readonly (readonly unknown[])[]>;

const MOMENT = new Date('2025-01-01T00:00:00Z');

/** Take out what each formula last came to. @returns the file without it, and how many there were. */
export function withoutResults(file: Uint8Array): { readonly bytes: Uint8Array; readonly formulas: number } {
  let formulas = 0;
  const entries = readZip(file).map(({ name, bytes }) => {
    if (!/^xl\/worksheets\/sheet\d+\.xml$/.test(name)) return { name, bytes };
    const text = new TextDecoder()
      .decode(bytes)
      .replace(
        /<c ([^>]*)>(<f[ >].*?<\/f>)(?:<v>.*?<\/v>|<v\/>)?<\/c>/g,
        (_all, head: string, formula: string) => {
          formulas++;
          return `<c ${head.replace(/ ?t="\w+"/, '')}>${formula}</c>`;
        },
      );
    return { name, bytes: new TextEncoder().encode(text) };
  });
  return { bytes: writeZip(entries, MOMENT), formulas };
}

/** The place of a sheet in a workbook by its name, from 1. @throws Error where it has none of that name. */
function placeOf(parts: ReturnType<typeof readZip>, sheet: string): number {
  const book = parts.find(({ name }) => name === 'xl/workbook.xml');
  const names = [...new TextDecoder().decode(book?.bytes).matchAll(/<sheet [^>]*name="([^"]*)"/g)];
  const at = names.findIndex(([, name]) => name === sheet);
  if (at < 0) throw new Error(`The workbook has no sheet ${sheet}`);
  return at + 1;
}

/**
 * Change one number as a person would.
 * @param sheet  its name, or its place from 1.
 * @param cell  "C4".
 * @throws Error where the sheet has no such number.
 */
export function typeOver(file: Uint8Array, sheet: number | string, cell: string, put: string): Uint8Array {
  const parts = readZip(file);
  const place = typeof sheet === 'number' ? sheet : placeOf(parts, sheet);
  const entries = parts.map(({ name, bytes }) => {
    if (name !== `xl/worksheets/sheet${place}.xml`) return { name, bytes };
    const text = new TextDecoder().decode(bytes);
    const pattern = new RegExp(`(<c r="${cell}"[^>]*>)<v>[^<]*</v></c>`);
    if (!pattern.test(text)) throw new Error(`No number stands in ${cell} of sheet ${sheet}`);
    return { name, bytes: new TextEncoder().encode(text.replace(pattern, `$1${put}</c>`)) };
  });
  return writeZip(entries, MOMENT);
}

/** Have LibreOffice open and save workbooks; one start for all of them. @returns the saved files in order. */
export function savedByOffice(folder: string, files: readonly Uint8Array[]): readonly Uint8Array[] {
  mkdirSync(join(folder, 'in'), { recursive: true });
  const paths = files.map((bytes, place) => {
    const path = join(folder, 'in', `book-${place}.xlsx`);
    writeFileSync(path, bytes);
    return path;
  });
  const words = ['--headless', '--norestore', '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir'];
  const done = spawnSync(
    'soffice',
    [`-env:UserInstallation=file://${join(folder, 'office')}`, ...words, join(folder, 'out'), ...paths],
    { encoding: 'utf8', timeout: 540_000 },
  );
  if (done.status !== 0) throw new Error(`LibreOffice failed: ${done.stderr}`);
  return paths.map((_, place) => readFileSync(join(folder, 'out', `book-${place}.xlsx`)));
}

/** Reckon workbooks anew and read every value. */
export async function recalculated(folder: string, files: readonly Uint8Array[]): Promise<readonly Values[]> {
  const bare = files.map((file) => withoutResults(file).bytes);
  return await Promise.all(savedByOffice(folder, bare).map(valuesOf));
}

/** Read every value of a workbook as it stands. */
export async function valuesOf(file: Uint8Array): Promise<Values> {
  const { sheets } = await readXlsx(file);
  return new Map(sheets.map(({ name, rows }) => [name, rows]));
}
