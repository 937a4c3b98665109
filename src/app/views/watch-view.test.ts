/** What the pages say of the watch: a warning in words, its months behind it, and never a guess where nothing is stored. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeOpenProgramme } from '../../../test/make/fake-programme.ts';
import { makeVintage } from '../../../test/make/vintages.ts';
import { OverviewReply } from '../../contract/overview.ts';
import { PlanNumbersReply } from '../../contract/plan-numbers.ts';
import { PUBLISHED_PLANS } from '../monitor/vintage-outcomes.ts';
import { widenPanel } from '../monitor/widen-panel.ts';
import type { OpenProgramme } from '../opened-programme.ts';
import { overviewView } from './overview-view.ts';
import { planNumbersView } from './plan-numbers-view.ts';
import { watchNotes } from './watch-view.ts';

test('plans above the agreed forecast warn in words, with a table of the months', () => {
  const [plans] = watchNotes(fakeOpenProgramme());
  assert.deepEqual([plans?.id, plans?.standing], ['watch-plans_n', 'warning']);
  assert.match(plans?.sentence ?? '', /^Early warning since/);
  assert.ok(plans?.follows.some((one) => one.startsWith('At the present run rate they will be')));
  assert.ok((plans?.tables[0]?.rows.length ?? 0) > 0);
});

test('without months or forecasts the notes say that nothing can be told', () => {
  const notes = watchNotes({ ...fakeOpenProgramme(), monthly: [] });
  assert.deepEqual(
    notes.map(({ id, standing }) => [id, standing]),
    [
      ['watch-none', 'unknown'],
      ['reliability', 'unknown'],
    ],
  );
});

test('forecasts that missed say so beside the table of their scores', () => {
  const open = fakeOpenProgramme();
  const origins = ['2021-01', '2022-01', '2023-01'];
  const vintages = origins.map((origin) => ({
    ...makeVintage(origin, [`${Number(origin.slice(0, 4)) + 1}-01`], 100, 5),
    series: PUBLISHED_PLANS,
  }));
  const note = watchNotes({ ...open, vintages }).at(-1);
  assert.equal(
    note?.sentence,
    'Our 8-in-10 ranges have held 0 times in 3. That is too few to judge them by.',
  );
  assert.deepEqual(note?.tables[0]?.rows[0]?.cells.slice(0, 4), [
    'Published plan numbers',
    '1',
    '3',
    '3 times',
  ]);
});

test('all forecasts together may be told to be narrow where no group of them can be: the word says what the sentence says', () => {
  const series = (name: string, origins: readonly string[]) =>
    origins.map((origin) => ({
      ...makeVintage(origin, [`${Number(origin.slice(0, 4)) + 1}-01`], 100, 5),
      id: `${name}-${origin}`,
      series: name,
    }));
  const open = fakeOpenProgramme();
  const vintages = [
    ...series(PUBLISHED_PLANS, ['2020-01', '2021-01', '2022-01', '2023-01']),
    ...series('plans_n', ['2022-12', '2023-03']),
  ];
  const note = watchNotes({ ...open, vintages }).at(-1);
  assert.match(note?.sentence ?? '', /Treat them as narrower than honest/);
  assert.ok((note?.tables[0]?.rows.length ?? 0) > 1);
  assert.equal(note?.standing, 'warning');
});

test('both pages fit the contract, with the warning on each', () => {
  const open: OpenProgramme = fakeOpenProgramme();
  assert.ok(OverviewReply.parse(overviewView(open)).watch.length >= 2);
  const { sections } = PlanNumbersReply.parse(planNumbersView(open));
  const warning = sections.find(({ id }) => id === 'early-warning');
  assert.match(warning?.introduction ?? '', /^Early warning/);
  assert.ok((warning?.points.length ?? 0) > 0);
  assert.equal(warning?.charts[0]?.chart.id, 'outlook-plans-n');
  assert.ok(sections.some(({ id, missing }) => id === 'reliability' && missing !== null));
});

test('a page widens the published forecast where past ranges held too seldom, and says by how much', () => {
  const open = fakeOpenProgramme();
  const vintages = ['2020-01', '2021-01', '2022-01', '2023-01'].map((origin) => ({
    ...makeVintage(origin, [`${Number(origin.slice(0, 4)) + 1}-01`], 1500, 20),
    series: PUBLISHED_PLANS,
  }));
  const panel = widenPanel(open.panel, vintages);
  assert.ok(panel !== null && panel.rangeFactor > 1.5);
  const [was, is] = [open.panel?.forecast[0], panel.forecast[0]];
  assert.ok(was !== undefined && is !== undefined && is.median === was.median);
  assert.ok(is.low80 < was.low80 && is.high95 > was.high95);
  const section = planNumbersView({ ...open, panel, vintages }).sections.find(
    ({ id }) => id === 'published-forecast',
  );
  assert.match(section?.introduction ?? '', /The ranges are the model’s own times \d\.\d\d/);
  assert.equal(widenPanel(open.panel, [])?.rangeFactor, 1);
});
