/** What the Word file promises: real styles, repeating headers, alternative texts, no machine's date. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleReport } from '../../../test/make/sample-report.ts';
import { partsOf, textOfMarkup } from '../../../test/make/text-of.ts';
import { allBlocks } from '../../core/report/block-walk.ts';
import { writeDocx } from './write-docx.ts';
import { readZip } from './zip.ts';

const DOCX = await writeDocx(sampleReport());
const BODY = partsOf(DOCX, /^word\/document\.xml$/);

test('headings are Word’s own styles, so its navigation finds them', () => {
  for (const style of ['Title', 'Heading1', 'Heading2', 'Heading3'])
    assert.ok(BODY.includes(`<w:pStyle w:val="${style}"/>`), style);
});

test('every data table repeats its header row and cuts no row in two', () => {
  const tables = BODY.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? [];
  assert.ok(tables.length > 10);
  const headed = tables.filter((table) => table.includes('<w:tblHeader/>'));
  assert.equal(headed.length, tables.length - 1, 'all but the list of labels');
  for (const table of tables)
    assert.equal(table.match(/<w:tr>|<w:tr /g)?.length, table.match(/<w:cantSplit\/>/g)?.length);
});

test('every chart is a picture with a text for those who cannot see it, as SVG and PNG', () => {
  const charts = allBlocks(sampleReport().blocks).filter(({ kind }) => kind === 'chart').length;
  assert.equal(BODY.match(/<wp:docPr [^>]*descr="[^"]{20,}"/g)?.length, charts);
  const media = readZip(DOCX).filter(({ name }) => name.startsWith('word/media/'));
  assert.equal(media.filter(({ name }) => name.endsWith('.svg')).length, charts);
  assert.equal(media.filter(({ name }) => name.endsWith('.png')).length, charts);
});

test('a note never stands alone on the next page: the last row of its table is kept with it', () => {
  const tables = BODY.match(/<w:tbl>.*?<\/w:tbl><w:p>.*?<\/w:p>/gs) ?? [];
  const noted = tables.filter((one) => /<\/w:tbl><w:p><w:pPr><w:pStyle w:val="Note"\/>.*<w:t /s.test(one));
  assert.ok(noted.length > 0);
  for (const one of noted) assert.match(one.slice(one.lastIndexOf('<w:tr>')), /<w:keepNext\/>/);
});

test('a rating is a shape, a word and the letter of the key', () => {
  assert.ok(textOfMarkup(BODY).includes('▲\u00a0Amber (O)'));
});

test('the foot has the report’s words and the page’s number of how many', () => {
  const foot = partsOf(DOCX, /^word\/footer1\.xml$/);
  assert.ok(textOfMarkup(foot).includes(sampleReport().footer));
  assert.match(foot, /PAGE/);
  assert.match(foot, /NUMPAGES/);
});

test('the only date in the file is the report’s own', () => {
  const core = partsOf(DOCX, /^docProps\/core\.xml$/);
  assert.deepEqual(core.match(/\d{4}-\d\d-\d\dT[\d:]+Z/g), ['2024-12-11T12:00:00Z', '2024-12-11T12:00:00Z']);
});

test('each ordered list starts at one', () => {
  assert.ok((partsOf(DOCX, /^word\/numbering\.xml$/).match(/<w:startOverride/g) ?? []).length >= 1);
});
