/** What all formats promise together: same report, same bytes; every figure, table and summary in each. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NASTY_TEXTS } from '../../../test/make/sample-parts.ts';
import { sampleReport } from '../../../test/make/sample-report.ts';
import { hasPdfTools, partsOf, textOfMarkup, textOfPdf } from '../../../test/make/text-of.ts';
import { type Format, WRITERS } from '../../../test/make/write-all.ts';
import { allBlocks } from '../../core/report/block-walk.ts';
import { cellText } from './report-parts.ts';

const FORMATS: readonly Format[] = ['docx', 'pdf', 'xlsx', 'html', 'json'];

/** The text of each format, without white space, which each sets in its own way. */
async function textOf(format: Format): Promise<string> {
  const bytes = await WRITERS[format](sampleReport());
  const text = {
    docx: () => textOfMarkup(partsOf(bytes, /^word\/document\.xml$/)),
    pdf: () => textOfPdf(bytes),
    xlsx: () => textOfMarkup(partsOf(bytes, /sharedStrings\.xml$/)),
    html: () => textOfMarkup(new TextDecoder().decode(bytes)),
    json: () => JSON.stringify(JSON.parse(new TextDecoder().decode(bytes))).replaceAll('\\"', '"'),
  }[format]();
  return text.replace(/\s+/g, '');
}

function bare(text: string): string {
  return text.replace(/\s+/g, '');
}

for (const format of FORMATS) {
  const skip = format === 'pdf' && !hasPdfTools() ? 'pdftotext is not installed' : false;

  test(`${format}: the same report gives the same bytes, years apart`, async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: Date.parse('2024-12-12T01:02:03Z') });
    const first = await WRITERS[format](sampleReport());
    t.mock.timers.setTime(Date.parse('2031-07-08T09:10:11Z'));
    const second = await WRITERS[format](sampleReport());
    assert.equal(Buffer.compare(first, second), 0);
  });

  test(`${format}: another date of freezing gives other bytes`, async () => {
    const first = await WRITERS[format](sampleReport());
    const second = await WRITERS[format]({ ...sampleReport(), frozenAt: '2024-12-12T12:00:00Z' });
    assert.notEqual(Buffer.compare(first, second), 0);
  });

  test(`${format}: every figure is there as shown`, { skip }, async () => {
    const text = await textOf(format);
    for (const figure of sampleReport().figures) assert.ok(text.includes(bare(figure.shown)), figure.id);
  });

  test(`${format}: every chart has its sentence, and a table of its figures`, { skip }, async () => {
    const text = await textOf(format);
    for (const block of allBlocks(sampleReport().blocks)) {
      if (block.kind !== 'chart') continue;
      assert.ok(text.includes(bare(block.chart.summary)), block.chart.id);
      const { columns, rows } = block.table;
      for (const { header } of columns) assert.ok(text.includes(bare(header)), header);
      // In a workbook the figures are numbers, not text: its own test looks at them.
      const shown = format === 'xlsx' ? rows.map(([first]) => first) : rows.flat();
      for (const cell of shown) assert.ok(text.includes(bare(cellText(cell ?? { content: [] }))));
    }
  });

  test(`${format}: text that means something to a format is printed as it stands`, { skip }, async () => {
    const text = await textOf(format);
    const inJson = (words: string) => JSON.stringify(words).slice(1, -1).replaceAll('\\"', '"');
    for (const words of NASTY_TEXTS) {
      const wanted = bare(format === 'json' ? inJson(words) : words);
      assert.ok(text.includes(wanted), words);
    }
  });

  test(`${format}: control characters and halves of letters do no harm`, async () => {
    const report = sampleReport();
    const broken = {
      ...report,
      title: 'A\u0000B\u0008\ud800C\u202eD',
      blocks: [
        ...report.blocks,
        { kind: 'paragraph' as const, content: [{ text: '\u0001\udfff' }, { text: '' }] },
      ],
    };
    const bytes = await WRITERS[format](broken);
    assert.ok(bytes.length > 1000);
  });

  test(`${format}: a report without blocks or figures is still a document`, async () => {
    const bytes = await WRITERS[format]({ ...sampleReport(), blocks: [], figures: [] });
    assert.ok(bytes.length > 100);
  });
}
