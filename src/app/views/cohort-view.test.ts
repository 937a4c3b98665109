/** The forecast from records as a page: books that add up, pictures that join, and no column that says the same in every row. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { fakeOpenProgramme } from '../../../test/make/fake-programme.ts';
import { makeHistory } from '../../../test/make/make-history.ts';
import { CohortForecastReply } from '../../contract/cohort-forecast.ts';
import { upTo } from '../../core/model/history/cohort-history.ts';
import { findSeams, reconcileHistory } from '../../core/model/history/reconcile-history.ts';
import { type CohortForecastAnswer, forecastCohort } from '../forecast-cohort.ts';
import { booksTable, bookYears, exceptionsInWords } from './cohort-books.ts';
import { partsInWords, partsPictures } from './cohort-pictures.ts';
import { cohortView } from './cohort-view.ts';

const HISTORY = makeHistory({ seed: 4, months: 36, requests: 240 });
const CUTS = ['need', 'age-band', 'setting'] as const;

let forecast: CohortForecastAnswer;

const SOURCE = { history: HISTORY, population: null, valid: null, inputs: [], problems: [], notes: [] };

const ASKED = {
  source: SOURCE,
  horizon: 3,
  grain: null,
  seed: 1,
  draws: 40,
  lookBack: null,
  capacity: null,
  scenario: null,
  workers: 1,
  version: '0.0.0',
} as const;

before(async () => {
  forecast = await forecastCohort(ASKED);
});

function page() {
  const outlook = { forecast, problem: null, why: null, choice: null, mayChoose: false };
  return CohortForecastReply.parse(cohortView(fakeOpenProgramme(), outlook));
}

test('no table of the page has a column of figures that says one and the same word in every row', () => {
  const tables = page().sections.flatMap(({ tables }) => tables);
  assert.ok(tables.length > 8);
  for (const { caption, columns, rows } of tables)
    columns.forEach(({ header, number }, at) => {
      const words = new Set(rows.map(({ cells }) => cells[at]));
      const [word = ''] = words;
      assert.ok(!number || words.size > 1 || /\d/.test(word), `${caption}: ${header}: ${word}`);
    });
});

test('reviews to come stand by quarter and by year where the records tell of them, and nothing does where they do not', async () => {
  assert.ok(!page().sections.some(({ id }) => id === 'reviews'), 'this history tells of none');
  const plans = HISTORY.stock.reduce((sum, count) => sum + count, 0);
  const byMonth = Int32Array.from({ length: 12 }, (_, month) => Math.floor(plans / 12) + month);
  const told = await forecastCohort({
    ...ASKED,
    source: { ...SOURCE, history: { ...HISTORY, reviews: { byMonth, overdue: 7, untold: 0 } } },
  });
  const outlook = { forecast: told, problem: null, why: null, choice: null, mayChoose: false };
  const { sections } = CohortForecastReply.parse(cohortView(fakeOpenProgramme(), outlook));
  const { introduction, tables } = sections.find(({ id }) => id === 'reviews') ?? assert.fail();
  assert.match(introduction, /^7 reviews are overdue at the beginning of/);
  assert.equal(tables[0]?.rows.length, 9, 'eight quarters, and the third year');
  const inFirst = (byMonth[0] ?? 0) + (byMonth[1] ?? 0) + (byMonth[2] ?? 0);
  const [, shown = ''] = tables[0]?.rows[0]?.cells ?? [];
  const reviews = Number(shown.replaceAll(',', ''));
  assert.ok(reviews <= inFirst && reviews > inFirst * 0.9, `${shown} of ${inFirst}`);
});

test('a look-back has its score, its miss and its years in columns of their own; the one used is marked once a flow', () => {
  const tables = page().sections.find(({ id }) => id === 'look-back')?.tables ?? [];
  assert.equal(tables.length, forecast.lookBacks.length);
  for (const { columns, rows } of tables) {
    assert.deepEqual(
      columns.map(({ header }) => header),
      ['Look-back', 'Score', 'Missed by, on average', 'Years scored', 'Standing'],
    );
    assert.equal(rows.filter(({ cells }) => cells.at(-1)?.startsWith('used')).length, 1);
    for (const { cells } of rows.filter((row) => row.cells[1] !== 'not scored')) {
      assert.match(cells[1] ?? '', /^\d+\.\d{3}$/);
      assert.match(cells[2] ?? '', /^(?:\d+\.\d% too (?:few|many)|0\.0%)$/);
      assert.match(cells[3] ?? '', /^\d+$/);
    }
  }
});

/** The books of the first months of the records, with what each opens with changed. */
function booksOf(months: number, change: (count: number, month: number) => number = (count) => count) {
  const history = upTo(HISTORY, months);
  const periods = history.periods.map((one, at) => ({
    ...one,
    opening: one.opening.map((count) => change(count, at)),
  }));
  const changed = { ...history, periods };
  return { periods, books: reconcileHistory(changed), seams: findSeams(changed) };
}

test('the books of a year add up from left to right, and each begins where the one before it ended', () => {
  const years = bookYears(forecast.history);
  assert.deepEqual(
    years.map(({ year }) => year),
    ['2022', '2023', '2024'],
  );
  for (const [at, { before, seam, joined, left, gap, closing }] of years.entries()) {
    assert.equal(before + seam + joined - left + gap, closing);
    if (at > 0) assert.equal(before, years[at - 1]?.closing);
  }
});

test('where all is accounted for, the books say so in words and have no column for it', () => {
  const books = booksOf(8);
  const [table] = booksTable(books);
  assert.deepEqual(
    table?.columns.map(({ header }) => header),
    ['Year', 'Before', 'New plans', 'Plans that end', 'At the end'],
  );
  assert.match(table?.note ?? '', /Every plan of every month of the records is accounted for\.$/);
  assert.deepEqual(exceptionsInWords(books), []);
});

test('what is not accounted for has columns, and two sentences however many months there are', () => {
  const books = booksOf(8, (count, month) => (month > 0 ? Math.max(0, count - 1) : count));
  const [year] = bookYears(books);
  assert.ok(year !== undefined && year.seam < 0 && year.gap > 0);
  assert.equal(year.before + year.seam + year.joined - year.left + year.gap, year.closing);
  assert.deepEqual(
    booksTable(books)[0]?.columns.map(({ header }) => header),
    ['Year', 'Before', 'Recounted', 'New plans', 'Plans that end', 'Not accounted for', 'At the end'],
  );
  const said = exceptionsInWords(books);
  assert.match(said[0] ?? '', /^In 7 periods .*: at the most \d+ plans more, in [A-Z][a-z]+ 2022\.$/);
  assert.match(
    said[1] ?? '',
    /^7 periods open .* is \d+ plans fewer, where [A-Z][a-z]+ 2022 begins\. It is one of data/,
  );
  assert.equal(said.length, 2);
});

test('every part that is large enough has a picture whose line, range and table are of the same figures', () => {
  for (const by of CUTS) {
    const pictures = partsPictures(forecast, by);
    assert.ok(pictures.length > 1, by);
    for (const { chart, table } of pictures) {
      const [band, mean, recorded] = chart.series;
      assert.ok(band?.kind === 'band' && mean?.kind === 'line' && recorded?.kind === 'line');
      for (const values of [band.low, band.high, mean.values, recorded.values])
        assert.equal(values.length, chart.categories.length);
      const joint = recorded.values.findLastIndex((value) => value !== null);
      assert.deepEqual(
        [band.low[joint], band.high[joint], mean.values[joint]],
        Array(3).fill(recorded.values[joint]),
      );
      assert.equal(table.rows.length, chart.categories.length);
      assert.equal(new Set(chart.categories).size, chart.categories.length);
    }
  }
});

test('the pictures of the ages add up to all plans at every quarter of the past', () => {
  const pictures = partsPictures(forecast, 'age-band');
  const totals = forecast.history.books.filter(({ by }) => by === 'total');
  const at = pictures[0]?.chart.categories.indexOf('Jun 23') ?? -1;
  const sum = pictures.reduce((all, { chart }) => {
    const recorded = chart.series[2];
    return all + (recorded?.kind === 'line' ? (recorded.values[at] ?? 0) : 0);
  }, 0);
  const small = forecast.history.ageStocks
    .filter(
      ({ period, key }) =>
        period === '2023-06' && !pictures.some(({ chart }) => chart.title === `Age ${key}`),
    )
    .reduce((all, { plans }) => all + plans, 0);
  assert.equal(sum + small, totals.find(({ period }) => period === '2023-06')?.closing);
});

test('the section of a cut begins with the part that grows most', () => {
  for (const by of CUTS) {
    const growth = forecast.startCuts
      .filter((cut) => cut.by === by)
      .map(({ key, plans }) => {
        const end = forecast.steps.at(-1)?.cuts.find((cut) => cut.by === by && cut.key === key);
        return { key, more: (end?.plans.mean ?? 0) - plans };
      })
      .sort((a, b) => b.more - a.more)[0];
    assert.ok(growth !== undefined && growth.more > 0);
    assert.match(partsInWords(forecast, by), / is expected to grow most: from [\d,]+ plans to [\d,]+ at/);
    assert.ok(partsInWords(forecast, by).split(' is expected')[0]?.includes(growth.key));
  }
});
