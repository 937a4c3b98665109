/** The text that a reader finds in a written document, taken out of each format by plain means. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readZip } from '../../src/edge/documents/zip.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&#39;': "'",
  '&amp;': '&',
};

/** Take the tags out of XML or HTML and turn entities back into letters. */
export function textOfMarkup(markup: string): string {
  return markup
    .replace(/<\/(w:p|p|td|th|li|si|text|h\d)>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|quot|apos|amp|#39);/g, (entity) => ENTITIES[entity] ?? entity);
}

/** Give the parts of an archive whose names match, one after the other. */
export function partsOf(archive: Uint8Array, names: RegExp): string {
  return readZip(archive)
    .filter(({ name }) => names.test(name))
    .map(({ bytes }) => new TextDecoder().decode(bytes))
    .join('\n');
}

/** Say whether the machine has the tool that reads text out of a PDF. */
export function hasPdfTools(): boolean {
  return spawnSync('pdftotext', ['-v']).error === undefined;
}

/** Run one of the PDF tools on a file; `command` gets its path. */
export function onPdf(
  bytes: Uint8Array,
  command: string,
  before: readonly string[],
  after: readonly string[],
): string {
  const folder = mkdtempSync(join(tmpdir(), 'evenkeel-pdf-'));
  try {
    const file = join(folder, 'return.pdf');
    writeFileSync(file, bytes);
    return spawnSync(command, [...before, file, ...after], { encoding: 'utf8', maxBuffer: 1 << 26 }).stdout;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Give the text of a PDF in reading order. */
export function textOfPdf(bytes: Uint8Array): string {
  return onPdf(bytes, 'pdftotext', ['-raw'], ['-']);
}

/** Read a committed text beside the tests. */
export function readGolden(name: string): string {
  return readFileSync(new URL(`../golden/documents/${name}`, import.meta.url), 'utf8');
}
