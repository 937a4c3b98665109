/** A table of transitions becomes years in which nobody is lost, and what the table itself loses is told. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Transition } from '../../domain/transition.ts';
import { compareJoinerCalendars } from '../fit/joiner-calendars.ts';
import { Population } from '../fit/population.ts';
import { sumOf, upTo } from './cohort-history.ts';
import { ageOfSchoolYear, historyFromTransitions } from './history-from-transitions.ts';
import { findSeams, reconcileHistory } from './reconcile-history.ts';

const OUTSIDE = 'NONSEND';

function step(year: number, before: string | null, after: string | null, schoolYear = 5): Transition {
  return {
    year,
    settingBefore: before ?? OUTSIDE,
    needBefore: before === null ? OUTSIDE : 'T',
    schoolYearBefore: schoolYear,
    settingAfter: after ?? OUTSIDE,
    needAfter: after === null ? OUTSIDE : 'T',
    schoolYearAfter: schoolYear + 1,
  };
}

const anyStep: fc.Arbitrary<Transition> = fc
  .record({
    year: fc.integer({ min: 2013, max: 2016 }),
    before: fc.constantFrom('A', 'B', 'C', null),
    after: fc.constantFrom('A', 'B', 'C', null),
    schoolYear: fc.integer({ min: -4, max: 19 }),
  })
  .filter(({ before, after }) => before !== null || after !== null)
  .map(({ year, before, after, schoolYear }) => step(year, before, after, schoolYear));

test('loses and invents nobody: opening + joined + moved in - left - moved out = closing in every year and cut', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { minLength: 1, maxLength: 60 }), (rows) => {
      const history = historyFromTransitions(rows);
      for (const line of reconcileHistory(history)) assert.equal(line.gap, 0);
      const inside = history.periods.reduce(
        (sum, period) => sum + sumOf(period.opening) + sumOf(period.joiners),
        0,
      );
      assert.equal(inside, rows.length);
    }),
  );
});

test('the order of rows does not matter', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { minLength: 1, maxLength: 30 }), (rows) => {
      assert.deepEqual(historyFromTransitions(rows.toReversed()), historyFromTransitions(rows));
    }),
  );
});

test('a joiner stands at the age it joins at, a leaver and a mover at the age it leaves at', () => {
  const history = historyFromTransitions([
    step(2013, null, 'A'),
    step(2013, 'A', 'B', 7),
    step(2013, 'B', null, 9),
  ]);
  const [period] = history.periods;
  assert.ok(period !== undefined);
  const ageOf = (cells: Int32Array) =>
    Math.floor(cells.indexOf(1) / history.axes.places.length) + history.axes.firstAge;
  assert.equal(ageOf(period.joiners), ageOfSchoolYear(6));
  assert.equal(ageOf(period.leavers), ageOfSchoolYear(9));
  assert.equal((period.moves[0]?.age ?? 0) + history.axes.firstAge, ageOfSchoolYear(7));
});

test('a closing stock that is not the next opening is told as a gap and not closed', () => {
  const rows = [step(2013, 'A', 'A'), step(2013, null, 'A'), step(2014, 'A', 'A', 6)];
  assert.deepEqual(findSeams(historyFromTransitions(rows)), [
    { closes: '2013', opens: '2014', closing: 2, opening: 1, gap: -1 },
  ]);
});

test('a year without rows is flagged and is not a year of nothing', () => {
  const history = historyFromTransitions([step(2013, 'A', 'A'), step(2015, 'A', 'A')]);
  assert.deepEqual(
    history.periods.map(({ name, isComplete }) => [name, isComplete]),
    [
      ['2013', true],
      ['2014', false],
      ['2015', true],
    ],
  );
  assert.match(history.notes.join(), /2014: left out/);
});

test('a history cut short starts its forecast where it was cut', () => {
  const history = historyFromTransitions([
    step(2013, null, 'A'),
    step(2014, 'A', 'B', 6),
    step(2015, 'B', null, 7),
  ]);
  const short = upTo(history, 2);
  assert.equal(short.start, '2015-01');
  assert.equal(sumOf(short.stock), 1);
  assert.equal(short.periods.length, 2);
});

test('a population that grows and is counted a year early expects too many joiners', () => {
  // Ten of 100 people join each year; 110 people are there the year after. On one calendar the rate is 10 of 110.
  const rows = Array.from({ length: 10 }, () => step(2013, null, 'A'));
  const population = new Population([
    { year: 2013, age: 10, people: 100 },
    { year: 2014, age: 10, people: 110 },
    { year: 2015, age: 10, people: 121 },
  ]);
  const both = compareJoinerCalendars(historyFromTransitions(rows), population);
  assert.equal(both?.year, 2015);
  assert.ok(Math.abs((both?.sameCalendar ?? 0) - 11) < 1e-12);
  assert.ok(Math.abs((both?.yearOff ?? 0) - 12.1) < 1e-12);
  assert.match(both?.explanation ?? '', /1\.1 more/);
});

const DEMO = resolve(import.meta.dirname, '../../../../../shared/data/witan-send-demo');
const isAbsent = existsSync(DEMO) ? false : 'the demonstration transitions are not on this machine';

function rowsOf(file: string): string[][] {
  const text = readFileSync(resolve(DEMO, file), 'utf8');
  return text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
}

test('demonstration transitions: 263.6 joiners on one calendar, 273.8 a year off, and the gaps between years', {
  skip: isAbsent,
}, () => {
  const rows = rowsOf('input_transitions.csv').map(
    ([year, settingBefore = '', needBefore = '', before, settingAfter = '', needAfter = '', after]) => ({
      year: Number(year),
      settingBefore,
      needBefore,
      schoolYearBefore: Number(before),
      settingAfter,
      needAfter,
      schoolYearAfter: Number(after),
    }),
  );
  const population = new Population(
    rowsOf('input_population.csv').map(([year, schoolYear, people]) => ({
      year: Number(year),
      age: ageOfSchoolYear(Number(schoolYear)),
      people: Number(people),
    })),
  );
  const history = historyFromTransitions(rows);
  const both = compareJoinerCalendars(history, population);
  assert.equal(both?.year, 2018);
  assert.equal(both?.sameCalendar.toFixed(1), '263.6');
  assert.equal(both?.yearOff.toFixed(1), '273.8');
  assert.deepEqual(
    findSeams(history).map(({ closing, opening }) => [closing, opening]),
    [
      [1781, 1752],
      [1877, 1872],
      [2003, 2018],
    ],
  );
  assert.equal(sumOf(history.stock), 2153);
});
