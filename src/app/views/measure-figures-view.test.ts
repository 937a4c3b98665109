/** The measures page: every measure once, with figures or with what it lacks; missing is never nought. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FAKE_MATCH, fakeMeasures } from '../../../test/make/fake-answers.ts';
import { CostsReply } from '../../contract/costs.ts';
import { MeasuresReply } from '../../contract/measures.ts';
import { MEASURES } from '../../core/measures/catalogue.ts';
import { INPUT_WORDS } from '../../core/measures/measure-inputs.ts';
import { costsView } from './costs-view.ts';
import { measureFiguresView } from './measure-figures-view.ts';
import { bringInWords, partInWords, periodInWords, valueInWords } from './measure-words.ts';
import { measuresCsv } from './measures-csv.ts';

test('every measure stands on the page once, with a figure or with what it lacks, and the first sentence counts them', () => {
  const { answer, groups } = MeasuresReply.parse(measureFiguresView(fakeMeasures()));
  const all = groups.flatMap(({ measures }) => measures);
  assert.deepEqual(all.map(({ name }) => name).toSorted(), MEASURES.map(({ name }) => name).toSorted());
  for (const { name, series, parts, missing } of all)
    assert.equal(series.length + parts.length > 0, missing.length === 0, name);
  const given = all.filter(({ missing }) => missing.length === 0).length;
  assert.equal(
    answer,
    `${given} of ${all.length} measures can be told from what is imported; ${all.length - given} lack something.`,
  );
});

test('a part stands under its name, with its code where it has one', () => {
  const names = (by: string, ...keys: string[]) => keys.map((key) => partInWords({ by, key }));
  assert.deepEqual(names('need', 'ASD', 'XYZ'), ['Autism (ASD)', 'XYZ']);
  assert.deepEqual(names('source', '1'), ['Young person or parent (1)']);
  assert.deepEqual(names('reason', '5'), ['Moved to another authority (5)']);
  assert.deepEqual(names('placement-type', 'inmss'), ['Independent and non-maintained special schools']);
  assert.deepEqual(names('population', '0-25', '2-18'), ['0 to 25', '2 to 18']);
  assert.deepEqual(names('type', 'refusal-to-assess'), ['Refusal to assess']);
  assert.deepEqual(names('measure', 'plans_n'), [MEASURES.find(({ name }) => name === 'plans_n')?.title]);
  assert.deepEqual(names('scheme', 'further-2025'), ['further-2025']);
});

test('a series shows its newest figure and how it went, its own months in order', () => {
  const { groups } = measureFiguresView(fakeMeasures());
  const plans = groups.flatMap(({ measures }) => measures).find(({ name }) => name === 'plans_n');
  const series = plans?.series[0];
  assert.equal(series?.latest.value, '4,020');
  assert.deepEqual(series?.trend?.chart.categories, ['Aug 24', 'Sep 24', 'Oct 24']);
  assert.equal(series?.trend?.table.rows.length, 3);
});

test('what is not known is said and never nought, in words and in the file', () => {
  assert.equal(valueInWords({ value: null, unit: 'count' }), 'Not available');
  const answer = fakeMeasures();
  const [first] = answer.measures;
  assert.ok(first !== undefined);
  const csv = measuresCsv({ measures: [{ ...first, value: null, numerator: null }] });
  assert.match(csv.split('\n')[1] ?? '', new RegExp(`,${periodInWords(first.period)},,${first.unit},,`));
});

test('every input that can be missing has words for what would bring it', () => {
  for (const words of Object.values(INPUT_WORDS)) assert.ok(bringInWords(words).length > 20, words);
  assert.equal(bringInWords(INPUT_WORDS.costs), 'An import of the kind "Placement costs"');
  assert.match(bringInWords(INPUT_WORDS['review-outcome']), /^The SEN2 return/);
  assert.match(bringInWords(INPUT_WORDS['dsg-total']), /^An import of the kind "/);
  assert.equal(bringInWords(INPUT_WORDS['panel-log']), 'An import of the kind "Log of panels"');
  assert.match(bringInWords(INPUT_WORDS['forecast-quantiles']), /^No file/);
});

test('periods are written in words, an unknown one as it stands', () => {
  assert.equal(periodInWords('R12 2024-10'), '12 months to October 2024');
  assert.equal(periodInWords('@2024-10-31'), '31 October 2024');
  assert.equal(periodInWords('FY2024/25'), 'financial year 2024/25');
  assert.equal(periodInWords('some day'), 'some day');
});

test('costs show totals that reconcile and where each line left over stands', () => {
  const view = CostsReply.parse(costsView(FAKE_MATCH));
  assert.equal(
    view.answer,
    '1 of 2 costs have their placement; 1 is left over, £100.00 a year; 1 open placement has no cost.',
  );
  assert.deepEqual(view.totals.rows.at(-1)?.cells, ['All', '2', '£500.01', '1', '£400.01', '1', '£100.00']);
  assert.equal(view.unmatched.rows[0]?.cells[0], 'costs.csv, row 3');
  assert.equal(view.withoutCost.rows[0]?.cells[0], 'placements.csv, row 9');
});
