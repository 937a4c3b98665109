import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakePlanForecast, NO_TRAIL } from '../../../test/make/fake-answers.ts';
import { fakeOpenProgramme } from '../../../test/make/fake-programme.ts';
import type { Programme } from '../../core/programme/programme.ts';
import { buildFigureBook } from '../../core/report/figures/build-figure-book.ts';
import type { OpenProgramme } from '../opened-programme.ts';
import { conditionsView } from './conditions-view.ts';
import { financeView } from './finance-view.ts';
import { ceilingKeyFigure, inmssKeyFigure, plansKeyFigure } from './key-figures.ts';
import { overviewView } from './overview-view.ts';
import { commentaryOf } from './page-facts.ts';
import { planNumbersView } from './plan-numbers-view.ts';
import { risksView } from './risks-view.ts';

function openWith(changes: Partial<Programme>): OpenProgramme {
  const open = fakeOpenProgramme();
  const programme = { ...open.programme, ...changes };
  const facts = { ...open.facts, programme };
  return { ...open, programme, facts, figures: buildFigureBook(facts) };
}

function withoutMonths(): OpenProgramme {
  const open = fakeOpenProgramme();
  const facts = { ...open.facts, monthly: [] };
  return { ...open, monthly: [], facts, figures: buildFigureBook(facts) };
}

test('the overview answers each yes-no question of the form, with the figures its commentary cites', () => {
  const { onTrack } = overviewView(fakeOpenProgramme());
  assert.deepEqual(
    onTrack.map(({ id, answer }) => [id, answer]),
    [
      ['on-track-year', 'No'],
      ['on-track-end', 'No'],
      ['on-track-capital', 'Yes'],
    ],
  );
  assert.deepEqual(
    onTrack[0]?.figures.map(({ id, shown }) => [id, shown]),
    [['in-year-forecast.q2', '£28.0m']],
  );
});

test('a question without an answer says so and is never taken as yes or no', () => {
  const { onTrack } = overviewView(openWith({ answers: [] }));
  assert.deepEqual([...new Set(onTrack.map(({ answer }) => answer))], ['Not answered yet']);
});

test('plans above the agreed forecast stand as over, in words, with gap and share beside them', () => {
  const plans = plansKeyFigure(fakeOpenProgramme());
  assert.equal(plans.figure?.value, 2540);
  assert.deepEqual(
    plans.against.map(({ figure }) => figure.shown),
    ['2,180', '360', '16.5%'],
  );
  assert.deepEqual([plans.standing, plans.standingInWords], ['over', 'Above the agreed forecast']);
});

test('a missing figure is null with a sentence, never zero', () => {
  const plans = plansKeyFigure(withoutMonths());
  assert.equal(plans.figure, null);
  assert.equal(plans.standing, 'plain');
  assert.match(plans.note, /^Not available/);
});

test('the independent share never stands without its count and base, and a fall owed to the base is called so', () => {
  const made = inmssKeyFigure(fakeOpenProgramme());
  assert.equal(made.figure?.id, 'inmss_n.actual.2024-10');
  assert.ok(made.against.some(({ figure }) => figure.id === 'plans_n.actual.2024-10'));
  assert.ok(made.against.some(({ figure }) => figure.unit === 'share'));
  assert.equal(made.standing, 'over');
  assert.match(made.note, /only because the number of all plans grew faster/);
});

test('the deficit under a ceiling names its basis', () => {
  const made = ceilingKeyFigure(fakeOpenProgramme());
  assert.equal(made.standing, 'over');
  assert.match(made.note, /before programme payments, before the authority’s own contribution/);
});

test('each figure of the finance table is the projection to the penny', () => {
  const open = fakeOpenProgramme();
  const { chosen, compared } = financeView(open, undefined, fakePlanForecast(), NO_TRAIL);
  for (const table of [chosen, compared]) {
    const years = open.scenarios.find(({ id }) => id === table?.id)?.projection.years ?? [];
    assert.equal(years.length, 2);
    const pence = (id: string) => table?.lines.find((line) => line.id === id)?.pence;
    assert.deepEqual(
      pence('in-year'),
      years.map((year) => Number(year.inYearDeficitPence)),
    );
    assert.deepEqual(
      pence('cumulative-after'),
      years.map((year) => Number(year.cumulativeAfterContributionsPence)),
    );
  }
});

test('the lines of the finance table add up: types + other + unexplained saving = spend', () => {
  const { chosen } = financeView(fakeOpenProgramme(), 'mitigated', fakePlanForecast(), NO_TRAIL);
  const lines = chosen?.lines ?? [];
  for (const k of [0, 1]) {
    const parts = lines.filter(({ id }) => id.startsWith('line.') || id === 'other' || id === 'saving');
    const sum = parts.reduce((total, line) => total + (line.pence[k] ?? Number.NaN), 0);
    assert.equal(sum, lines.find(({ id }) => id === 'spend')?.pence[k]);
  }
});

test('a saving without a source has a line and a sentence of its own; where there is none, no sentence', () => {
  const open = fakeOpenProgramme();
  assert.match(
    financeView(open, 'mitigated', fakePlanForecast(), NO_TRAIL).unexplainedSaving ?? '',
    /no named action explains/,
  );
  assert.equal(financeView(open, 'unmitigated', fakePlanForecast(), NO_TRAIL).unexplainedSaving, null);
});

test('an unknown scenario shows the main one, compared with the unmitigated course', () => {
  const view = financeView(fakeOpenProgramme(), 'no-such', fakePlanForecast(), NO_TRAIL);
  assert.deepEqual([view.chosen?.id, view.compared?.id], ['mitigated', 'unmitigated']);
  const other = financeView(fakeOpenProgramme(), 'unmitigated', fakePlanForecast(), NO_TRAIL);
  assert.deepEqual([other.chosen?.id, other.compared?.id], ['unmitigated', 'mitigated']);
});

test('a rating that was not recorded is null at its update, and keeps its place in the row', () => {
  const { ratings } = fakeOpenProgramme().programme;
  const view = conditionsView(
    openWith({ ratings: ratings.filter(({ updateId }) => updateId !== '2024-25/2') }),
  );
  assert.deepEqual(
    view.conditions[0]?.rounds.map(({ overall }) => overall?.word ?? null),
    ['Green', null, 'Red'],
  );
});

test('the letter A stands for on target: the level carries word and meaning, whatever its letter', () => {
  const { key } = conditionsView(fakeOpenProgramme());
  const green = key.find(({ letter }) => letter === 'A');
  const amber = key.find(({ word }) => word === 'Amber');
  assert.deepEqual([green?.word, green?.meaning], ['Green', 'on-target']);
  assert.deepEqual([amber?.letter, amber?.meaning], ['O', 'off-target-with-plan']);
});

test('a reference without a figure is marked in its place on a page', () => {
  const open = openWith({
    commentary: [
      { updateId: '2024-25/3', fieldId: 'x', parts: [{ kind: 'paragraph', text: 'It is {no.such} now.' }] },
    ],
  });
  const [block] = commentaryOf(open, 'x').commentary;
  assert.equal(block?.kind === 'paragraph' && block.runs.some(({ missing }) => missing === true), true);
});

test('plan numbers without any month say what to import, section by section', () => {
  const { sections } = planNumbersView({ ...withoutMonths(), panel: null, lookBacks: [] });
  assert.ok(sections.length >= 5);
  for (const { missing, id } of sections) assert.match(missing ?? '', /Import/, id);
});

test('the forecast says its likely range and what it rests on', () => {
  const forecast = planNumbersView(fakeOpenProgramme()).sections.find(
    ({ id }) => id === 'published-forecast',
  );
  assert.match(forecast?.introduction ?? '', /between 2,010 and 2,220 \(8 in 10\)/);
  assert.match(forecast?.introduction ?? '', /published figures alone, with January counts of 2021 to 2024/);
});

test('every table of a page has as many cells in each row as columns', () => {
  const open = fakeOpenProgramme();
  const money = financeView(open, undefined, fakePlanForecast(), NO_TRAIL);
  const tables = [
    ...planNumbersView(open).sections.flatMap(({ tables: own, charts }) => [
      ...own,
      ...charts.map(({ table }) => table),
    ]),
    ...money.charts.map(({ table }) => table),
    ...[money.ceilings, money.inYearForecasts, money.transfers].filter((table) => table !== null),
  ];
  assert.ok(tables.length >= 8);
  for (const { caption, columns, rows } of tables)
    for (const { cells } of rows) assert.equal(cells.length, columns.length, caption);
});

test('likelihood and impact are said in words beside their step', () => {
  const register = { risks: [], forecast: fakePlanForecast() };
  const reader = { id: 'reader', roles: [], authorities: 'all' } as const;
  const [first] = risksView(fakeOpenProgramme(), reader, register).risks;
  assert.deepEqual(
    [first?.likelihood, first?.likelihoodInWords, first?.impact, first?.impactInWords],
    [4, 'Likely', 5, 'Severe'],
  );
});

test('the look-backs stand side by side: answer first, counts beside rates, the best marked, a poor choice warned of', () => {
  const open = fakeOpenProgramme();
  const [first] = open.lookBacks;
  assert.ok(first !== undefined);
  const sectionOf = (programme: OpenProgramme) =>
    planNumbersView(programme).sections.find(({ id }) => id === 'look-back');
  const section = sectionOf(open);
  assert.match(
    section?.introduction ?? '',
    /^Looking back over the last .* has done best in \d+ past forecasts/,
  );
  assert.match(section?.introduction ?? '', /No look-back has been chosen/);
  const [table] = section?.tables ?? [];
  assert.equal(table?.rows.filter(({ emphasis }) => emphasis).length, 1);
  assert.ok(table?.rows.every(({ cells }) => cells.length === table.columns.length));
  assert.match(
    table?.rows[0]?.cells.join('|') ?? '',
    /\|[\d,]+\|[\d,]+ to [\d,]+\|\d+\.\d%\|\d+\.\d\d%\|\d+ of \d+$/,
  );
  const choice = {
    series: 'published',
    basis: 'last-5',
    reason: 'Agreed in 2021.',
    best: first.found.best,
    warning: null,
    chosenBy: 'rowan',
    chosenAt: '2024-12-11T12:00:00.000Z',
  } as const;
  const chosen = sectionOf({ ...open, lookBacks: [{ ...first, choice }] });
  assert.match(
    chosen?.introduction ?? '',
    /Chosen on 11 December 2024 by rowan: the last 5 years\. Reason: Agreed in 2021\. /,
  );
  assert.match(chosen?.introduction ?? '', /is not the best basis/);
  assert.match(sectionOf({ ...open, lookBacks: [] })?.missing ?? '', /Import the published plan numbers/);
});
