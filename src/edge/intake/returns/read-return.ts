/** Reads a return document of any of the forms that are checked, told by what stands in it and not by its name. */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { numberBlocks, type ReturnDocument } from '../../../core/integrity/document.ts';
import { readPlain } from '../../../core/integrity/read-plain.ts';
import { isAbsent } from '../files/file-bytes.ts';
import { refuseFile } from '../tables/reading.ts';

/** The largest file that is read [bytes]. */
const LARGEST = 128 * 1024 * 1024;
/** The largest text that is read [bytes]. */
const LARGEST_TEXT = 32 * 1024 * 1024;

function startsWith(bytes: Uint8Array, start: string): boolean {
  return start.length <= bytes.length && [...start].every((letter, at) => bytes[at] === letter.charCodeAt(0));
}

/** Take bytes as text: by their mark, as UTF-8, or in the older Windows letters. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.subarray(0, 8192).includes(0)) return refuseFile('document.unknown-form');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    const about = await stat(path);
    if (!about.isFile()) refuseFile('file.not-a-file');
    if (about.size === 0) refuseFile('file.empty');
    if (about.size > LARGEST) refuseFile('file.too-large');
    return await readFile(path);
  } catch (fault) {
    if (fault instanceof Error && 'syscall' in fault)
      return refuseFile(isAbsent(fault) ? 'file.not-found' : 'file.unreadable');
    throw fault;
  }
}

async function readText(name: string, bytes: Uint8Array): Promise<ReturnDocument> {
  if (bytes.length > LARGEST_TEXT) refuseFile('file.too-large');
  const text = decode(bytes);
  const start = text.slice(0, 2000).trimStart();
  if (/^[{[]/.test(start) && /\.json$/i.test(name)) {
    const { readReturnJson } = await import('./read-return-json.ts');
    return numberBlocks(name, readReturnJson(text));
  }
  if (
    /^<(?:!doctype html|html|head|body|\?xml[^>]*>\s*<(?:!doctype )?html)/i.test(start) ||
    (/\.x?html?$/i.test(name) && start.startsWith('<'))
  ) {
    const { readHtml } = await import('./read-html.ts');
    return numberBlocks(name, readHtml(text));
  }
  return readPlain(name, text);
}

/**
 * Read a return document: Word, PDF, web page, JSON, Markdown or plain text.
 * @returns its blocks in reading order, numbered.
 * @throws FileRefusal where it cannot be read, is dangerous, or holds no text.
 */
export async function readReturn(path: string): Promise<ReturnDocument> {
  const name = basename(path);
  const bytes = await bytesOf(path);
  if (startsWith(bytes, 'PK\u0003\u0004')) {
    const { readDocx } = await import('./read-docx.ts');
    return notEmpty(numberBlocks(name, await readDocx(path)));
  }
  if (startsWith(bytes, '%PDF')) {
    const { readPdf } = await import('./read-pdf.ts');
    return notEmpty(numberBlocks(name, await readPdf(bytes)));
  }
  if (startsWith(bytes, '\u00d0\u00cf\u0011\u00e0')) refuseFile('document.old-word');
  return notEmpty(await readText(name, bytes));
}

/** Read a page of our own as a document, without a file. */
export async function readReturnPage(name: string, html: string): Promise<ReturnDocument> {
  const { readHtml } = await import('./read-html.ts');
  return numberBlocks(name, readHtml(html));
}

function notEmpty(document: ReturnDocument): ReturnDocument {
  return document.blocks.length === 0 ? refuseFile('document.no-text') : document;
}
