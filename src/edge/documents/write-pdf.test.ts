/** What the PDF promises: tags, alternative texts, its own typeface, page numbers, and letters it lacks told apart. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleReport } from '../../../test/make/sample-report.ts';
import { hasPdfTools, onPdf, textOfPdf } from '../../../test/make/text-of.ts';
import { coveredRanges, coveredText, MISSING_MARK } from './covered-text.ts';
import { readFonts } from './typeface.ts';
import { typstInput, writePdf } from './write-pdf.ts';

const skip = hasPdfTools() ? false : 'pdftotext is not installed';
const PDF = writePdf(sampleReport());

test('the file says that it is PDF/UA-1, tagged, in English, with a title', () => {
  const raw = Buffer.from(PDF).toString('latin1');
  assert.match(raw, /pdfuaid:part>1</);
  assert.match(raw, /\/Lang ?\(en-GB\)/);
  assert.match(raw, /\/StructTreeRoot/);
  assert.match(raw, /\/Marked true/);
  assert.match(raw, /<dc:title>.*High needs recovery: quarterly return/s);
});

test('every picture has an alternative text, every table its header cells', { skip }, () => {
  const tree = onPdf(PDF, 'pdfinfo', ['-struct'], []);
  assert.match(tree, /THead/);
  assert.match(tree, /\bTH\b/);
  assert.match(tree, /\bH1\b/);
  assert.match(tree, /Caption/);
  const raw = Buffer.from(PDF).toString('latin1');
  assert.ok((raw.match(/\/Alt[ (<]/g) ?? []).length >= 6);
});

test('every page has the foot and its number', { skip }, () => {
  const pages = textOfPdf(PDF).split('\f').slice(0, -1);
  assert.ok(pages.length >= 8);
  for (const [k, page] of pages.entries()) {
    assert.ok(page.includes(`Page ${k + 1} of ${pages.length}`), `page ${k + 1}`);
    assert.ok(page.includes('data to October 2024'), `page ${k + 1}`);
  }
});

test('a table over several pages repeats its header', { skip }, () => {
  const headers = textOfPdf(PDF).match(/School Rating Places Cost Share filled/g) ?? [];
  assert.ok(headers.length >= 2);
});

test('only the product’s own typeface is in the file', { skip }, () => {
  const fonts = onPdf(PDF, 'pdffonts', [], [])
    .split('\n')
    .slice(2)
    .filter((line) => line !== '');
  assert.ok(fonts.length >= 2);
  for (const font of fonts) assert.match(font, /SourceSans3.* yes yes yes/);
});

test('letters that the typeface lacks are boxes, said so at the end; the others stay', { skip }, () => {
  const text = textOfPdf(PDF);
  assert.ok(text.includes(`Łukasz Nguyễn, ${MISSING_MARK.repeat(3)} ${MISSING_MARK}`));
  assert.match(text, /stands where the typeface of this file has no letter/);
  assert.doesNotMatch(textOfPdf(writePdf({ ...sampleReport(), blocks: [] })), /stands where/);
});

test('the typeface covers what English, pounds and European names need', () => {
  const cover = coveredText();
  const words = 'Zoë Łukasz Nguyễn Ångström £1,234.50 −5 ≤ ½ – — “quote” ’ … • ·';
  assert.equal(cover(words), words);
  assert.equal(cover('a\u200db\ufe0f'), 'ab');
});

test('a file without a character map is refused', () => {
  assert.throws(() => coveredRanges(new Uint8Array(64)), /no character map/);
  const [font] = readFonts();
  assert.ok(font !== undefined && coveredRanges(font).length > 10);
});

test('the template gets data, never code: the input is JSON that gives the texts back', () => {
  const report = { ...sampleReport(), title: '#panic("x") \\ "quoted" $1$', blocks: [] };
  const input: unknown = JSON.parse(typstInput(report));
  assert.equal(typeof input === 'object' && input !== null && 'title' in input && input.title, report.title);
});
