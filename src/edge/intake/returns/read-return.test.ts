/** Documents of every form are read into the same blocks; hostile ones are refused in a sentence. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { withFolder } from '../../../../test/make/run-command.ts';
import { sampleReport } from '../../../../test/make/sample-report.ts';
import { WRITERS } from '../../../../test/make/write-all.ts';
import { checkDocument } from '../../../core/integrity/check-document.ts';
import type { ReturnDocument } from '../../../core/integrity/document.ts';
import { readPlain } from '../../../core/integrity/read-plain.ts';
import { writeZip } from '../../documents/zip.ts';
import { FileRefusal } from '../tables/reading.ts';
import { readReturn } from './read-return.ts';

async function readBytes(name: string, bytes: Uint8Array | string): Promise<ReturnDocument> {
  return await withFolder(async (folder) => {
    const file = join(folder, name);
    writeFileSync(file, bytes);
    return await readReturn(file);
  });
}

function textOf({ blocks }: ReturnDocument): string {
  return blocks
    .map((block) =>
      block.kind === 'table' ? block.rows.map(({ cells }) => cells.join(' ')).join(' ') : block.text,
    )
    .join(' ');
}

const CONTENT =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';

function docx(
  body: string,
  more: readonly { readonly name: string; readonly bytes: Uint8Array }[] = [],
): Uint8Array {
  const xml = `<?xml version="1.0"?>${body}`;
  const part = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });
  return writeZip(
    [part('[Content_Types].xml', CONTENT), part('word/document.xml', xml), ...more],
    new Date('2024-12-11T00:00:00Z'),
  );
}

function refusedWith(code: string) {
  return (fault: unknown) => fault instanceof FileRefusal && fault.code === code;
}

for (const name of ['docx', 'pdf', 'html', 'json'] as const)
  test(`a report written as ${name} is read with its headings, words and tables`, async () => {
    const document = await readBytes(`return.${name}`, await WRITERS[name](sampleReport()));
    const kinds = new Set(document.blocks.map(({ kind }) => kind));
    assert.ok(kinds.has('heading') && kinds.has('paragraph') && kinds.has('table'));
    assert.ok(textOf(document).length > 1000);
  });

test('paragraphs, headings, lists and tables of a Word document stand in their order', async () => {
  const p = (text: string, properties = '') => `<w:p>${properties}<w:r><w:t>${text}</w:t></w:r></w:p>`;
  const body = `<w:document xmlns:w="w"><w:body>${p('Money', '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>')}${p('The deficit is £5m.')}${p('one thing', '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>')}<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>${p('Year')}</w:tc><w:tc>${p('Plans')}</w:tc></w:tr><w:tr><w:tc>${p('2024')}</w:tc><w:tc>${p('5')}</w:tc></w:tr></w:tbl></w:body></w:document>`;
  const { blocks } = await readBytes('return.docx', docx(body));
  assert.deepEqual(
    blocks.map(({ kind }) => kind),
    ['heading', 'paragraph', 'item', 'table'],
  );
  const table = blocks[3];
  assert.deepEqual(
    table?.kind === 'table' ? [table.header?.cells, table.rows[0]?.cells, table.section] : [],
    [['Year', 'Plans'], ['2024', '5'], 'Money'],
  );
});

test('words that were deleted in Word are no part of the text', async () => {
  const body =
    '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>kept </w:t></w:r><w:del><w:r><w:delText>gone</w:delText><w:t>gone</w:t></w:r></w:del></w:p></w:body></w:document>';
  assert.equal(textOf(await readBytes('return.docx', docx(body))), 'kept');
});

test('a Word document with a document type is refused', async () => {
  const body =
    '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>';
  await assert.rejects(readBytes('return.docx', docx(body)), refusedWith('document.entities'));
});

test('a Word document with macros is refused', async () => {
  const body = '<w:document xmlns:w="w"><w:body/></w:document>';
  const macros = [{ name: 'word/vbaProject.bin', bytes: new Uint8Array([1, 2, 3]) }];
  await assert.rejects(readBytes('return.docm', docx(body, macros)), refusedWith('document.macros'));
});

test('a Word document that unpacks to far more than it weighs is refused', async () => {
  const body = `<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>${'0'.repeat(70_000_000)}</w:t></w:r></w:p></w:body></w:document>`;
  await assert.rejects(readBytes('return.docx', docx(body)), refusedWith('file.unpacks-too-large'));
});

test('nesting beyond any return is refused in each form', async () => {
  const deep = (open: string, close: string) => open.repeat(5000) + close.repeat(5000);
  await assert.rejects(
    readBytes('return.docx', docx(`<w:document xmlns:w="w">${deep('<w:a>', '</w:a>')}</w:document>`)),
    refusedWith('document.too-deep'),
  );
  await assert.rejects(
    readBytes('return.html', `<html><body>${deep('<div>', '</div>')}</body></html>`),
    refusedWith('document.too-deep'),
  );
  await assert.rejects(readBytes('return.json', deep('[', ']')), refusedWith('document.too-deep'));
});

test('scripts and hidden parts of a page are passed over', async () => {
  const html =
    '<!doctype html><html><body><script>refuse all requests for assessment</script><p hidden>secret</p><p>Seen.</p></body></html>';
  assert.equal(textOf(await readBytes('return.html', html)), 'Seen.');
});

test('files that are no document are refused in a sentence', async () => {
  await assert.rejects(
    readBytes('return.bin', new Uint8Array([1, 0, 2, 0, 3])),
    refusedWith('document.unknown-form'),
  );
  await assert.rejects(readBytes('return.pdf', '%PDF-1.7 nothing'), refusedWith('document.unreadable'));
  await assert.rejects(readBytes('return.md', '\n \n'), refusedWith('document.no-text'));
  await assert.rejects(readBytes('return.md', ''), refusedWith('file.empty'));
});

test('a return of another authority as JSON gives its texts and tables', async () => {
  const json = {
    summary: 'There are 40 plans in all, which is what we expected to see this term.',
    months: [
      { month: 'May 2024', plans: 1 },
      { month: 'June 2024', plans: 2 },
    ],
  };
  const { blocks } = await readBytes('other.json', JSON.stringify(json));
  assert.ok(blocks.some((block) => block.kind === 'table' && block.rows.length === 2));
  assert.ok(
    blocks.some((block) => block.kind === 'paragraph' && block.text.startsWith('There are 40 plans')),
  );
});

test('texts made to be slow are read and checked whole, and their words counted', () => {
  const texts = [
    'a '.repeat(200_000),
    '5 '.repeat(100_000),
    'from 5 to 6 and '.repeat(20_000),
    '(((('.repeat(50_000),
    '| a | 5 |\n'.repeat(20_000),
    '"'.repeat(200_000),
    'will be capped the number of '.repeat(10_000),
  ];
  for (const text of texts) assert.ok(checkDocument(readPlain('slow.md', text)).wordsRead >= 1);
});

function wordTable(rows: Iterable<string>): Uint8Array {
  return docx(`<w:document xmlns:w="w"><w:body><w:tbl>${[...rows].join('')}</w:tbl></w:body></w:document>`);
}
const wordCell = (text: string, properties = '') =>
  `<w:tc>${properties}<w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
const wordRow = (cells: string) => `<w:tr>${cells}</w:tr>`;

test('a Word table of more cells than any return has is refused, in one row or in many', async () => {
  // Named apart, so that it is their number that is too much and not how well the file packs.
  const wide = (cells: number, from = 0) =>
    wordRow(
      `${wordCell('1')}${Array.from({ length: cells }, (_, k) => `<w:tc w:id="${((from + k) * 7919) % 999_983}"/>`).join('')}`,
    );
  const many = Array.from({ length: 520 }, (_, k) => wide(1000, k * 1000));
  await assert.rejects(readBytes('return.docx', wordTable(many)), refusedWith('document.too-large'));
  await assert.rejects(
    readBytes('return.docx', wordTable([wide(520_000)])),
    refusedWith('document.too-large'),
  );
});

test('tables of a million cells are refused before they are gathered, full or empty, in Word, page and data file', async () => {
  const million = (cell: string, row: (cells: string) => string) => row(cell.repeat(1000)).repeat(1000);
  const page = (cell: string) =>
    `<html><body><p>Words.</p><table>${million(cell, (cells) => `<tr>${cells}</tr>`)}`;
  for (const html of [page('<td>1'), page('<td>')])
    await assert.rejects(readBytes('return.html', html), refusedWith('document.too-large'));
  const data = `{"rows":[${million('1,', (cells) => `[${cells}1],`)}[1]]}`;
  await assert.rejects(readBytes('return.json', data), refusedWith('document.too-large'));
  // packs too well to be a document at all
  await assert.rejects(
    readBytes('return.docx', wordTable([million('<w:tc/>', wordRow)])),
    refusedWith('file.unpacks-too-large'),
  );
});

test('a cell that says it spans a thousand million columns is one cell, and a missing end makes no more', async () => {
  const span = '<w:tcPr><w:gridSpan w:val="1000000000"/><w:vMerge/></w:tcPr>';
  const rows = [
    wordRow(`${wordCell('Plans', span)}${wordCell('5')}`),
    wordRow(`${wordCell('a')}${wordCell('6')}`),
  ];
  const { blocks } = await readBytes('return.docx', wordTable(rows));
  const [table] = blocks;
  assert.ok(table?.kind === 'table');
  const cells = [...(table.header === null ? [] : [table.header]), ...table.rows].map((row) => row.cells);
  assert.ok(
    cells.every((row) => row.length === 2),
    JSON.stringify(cells),
  );
});

test('a large Word table is read and checked whole: every cell is there once', async () => {
  const rows = Array.from({ length: 400 }, (_, r) =>
    wordRow(Array.from({ length: 50 }, (_unused, c) => wordCell(String(1000 + r * 50 + c))).join('')),
  );
  const document = await readBytes('return.docx', wordTable(rows));
  const numbers = textOf(document).match(/\b\d+\b/g) ?? [];
  assert.ok(numbers.length >= 19_950, `${numbers.length} of 20,000`);
  assert.equal(new Set(numbers).size, numbers.length);
  assert.ok(checkDocument(document).findings.length < 500);
});

test('tables within tables are read once each, however deep they may go', async () => {
  const nest = (depth: number): string =>
    depth === 0
      ? wordCell('innermost')
      : `<w:tc><w:p><w:r><w:t>level ${depth}</w:t></w:r></w:p><w:tbl>${wordRow(nest(depth - 1))}</w:tbl></w:tc>`;
  const text = textOf(await readBytes('return.docx', wordTable([wordRow(nest(30))])));
  assert.equal(text.match(/innermost/g)?.length, 1);
  assert.equal(text.match(/level \d+/g)?.length, 30);
  await assert.rejects(
    readBytes('return.docx', wordTable([wordRow(nest(100))])),
    refusedWith('document.too-deep'),
  );
});
