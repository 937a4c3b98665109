/** Whatever a report holds, each number stands in Word, PDF and web page as often as in the report, and is its stored value as rounded. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pence } from '../../src/core/base/pence.ts';
import { showCount, showMillions, showPence, showShare, showThousands } from '../../src/core/base/show.ts';
import type { Block, Cell, Figure, Inline, ReportDocument } from '../../src/core/report/blocks.ts';
import { buildFigureBook } from '../../src/core/report/figures/build-figure-book.ts';
import { printsValue } from '../../src/core/sealed-return/shown-value.ts';
import { marlshireFacts } from '../make/marlshire-facts.ts';
import { hasPdfTools, partsOf, textOfMarkup, textOfPdf } from '../make/text-of.ts';
import { WRITERS } from '../make/write-all.ts';

const skip = hasPdfTools() ? false : 'pdftotext is not installed';
const SOURCE = { kind: 'stored', record: 'made up' } as const;

/** Figures of each kind, shown by the product's own rules. */
const figure = fc.oneof(
  fc.integer({ min: 0, max: 9_999_999 }).map((value) => ({ value, unit: 'plans', shown: showCount(value) })),
  fc
    .integer({ min: 0, max: 10_000 })
    .map((k) => ({ value: k / 10_000, unit: 'share', shown: showShare(k / 10_000, 2) })),
  fc
    .tuple(fc.integer({ min: -9e11, max: 9e11 }), fc.constantFrom(showPence, showMillions, showThousands))
    .map(([amount, show]) => ({ value: amount, unit: 'pence', shown: show(pence(amount)) })),
);

type Made = { readonly value: number; readonly unit: string; readonly shown: string };

function reportOf(made: readonly Made[]): ReportDocument {
  const figures: Figure[] = made.map((one, k) => ({
    ...one,
    id: `f.${k}`,
    label: `Figure ${'abcdefghij'[k % 10] ?? ''}`,
    source: SOURCE,
  }));
  const run = ({ id, shown }: Figure): Inline => ({ text: shown, figure: id });
  const cell = (one: Figure): Cell => ({ content: [run(one)], value: Number(one.value) });
  const part = (k: number) => figures.filter((_, at) => at % 3 === k);
  const blocks: Block[] = [
    { kind: 'heading', level: 1, id: 'h', text: 'What was found' },
    ...part(0).map(
      (one): Block => ({
        kind: 'paragraph',
        content: [{ text: 'It came to ' }, run(one), { text: ' in all.' }],
      }),
    ),
    { kind: 'list', ordered: false, items: part(1).map((one) => [{ text: 'of which ' }, run(one)]) },
    {
      kind: 'table',
      id: 't',
      caption: 'Found',
      columns: [
        { header: 'Line', align: 'start' },
        { header: 'Amount', align: 'end' },
      ],
      rows: part(2).map((one) => [{ content: [{ text: one.label }] }, cell(one)]),
    },
  ];
  return {
    id: 'r',
    title: 'Made-up report',
    subtitle: 'For a test',
    authority: 'Marlshire',
    footer: 'Marlshire',
    frozenAt: '2024-12-11T12:00:00Z',
    blocks: blocks.filter((block) => block.kind !== 'list' || block.items.length > 0),
    figures,
  };
}

/** Numbers as printed, brackets and signs included, apart from the foot, the day and the page numbers. */
function numbersIn(text: string): readonly string[] {
  const plain = text
    .replaceAll(/Page \d+ of \d+/g, '')
    .replaceAll('11 December 2024', '')
    .replaceAll(/\s+/g, ' ');
  return (plain.match(/\(?-?£?\d[\d,]*(?:\.\d+)?(?:m\b|%)?\)?/g) ?? []).toSorted();
}

test('random reports: the same numbers in Word, PDF and web page, none lost, none added, none changed', {
  skip,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(figure, { minLength: 1, maxLength: 30 }), async (made) => {
      const report = reportOf(made);
      const wanted = made.map(({ shown }) => shown).toSorted();
      const html = new TextDecoder().decode(await WRITERS.html(report));
      const body = html.slice(html.indexOf('<body'));
      assert.deepEqual(
        numbersIn(textOfMarkup(partsOf(await WRITERS.docx(report), /^word\/document\.xml$/))),
        wanted,
        'Word',
      );
      assert.deepEqual(numbersIn(textOfPdf(await WRITERS.pdf(report))), wanted, 'PDF');
      assert.deepEqual(numbersIn(textOfMarkup(body)), wanted, 'web page');
      for (const { value, unit, shown } of made)
        assert.ok(printsValue(shown, value, unit), `${shown} is ${value} ${unit}`);
    }),
    { numRuns: 25, seed: 20241211 },
  );
});

test('every figure of the county’s book that prints a number prints its stored value as rounded', () => {
  const numbers = [...buildFigureBook(marlshireFacts()).values()].filter(
    ({ value }) => typeof value === 'number',
  );
  assert.ok(numbers.length > 300);
  const wrong = numbers.filter(
    ({ shown, value, unit }) => /\d/.test(shown) && !printsValue(shown, value, unit),
  );
  assert.deepEqual(
    wrong.map(({ id, shown, value }) => [id, shown, value]),
    [],
  );
});
