/** The choice of a look-back: every basis is told, nothing is scored that is not told, and a warning shows what tells the scores apart. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeHistory } from '../../../../test/make/make-history.ts';
import { type CohortHistory, upTo } from '../history/cohort-history.ts';
import { chooseLookBack, NOTHING_TOLD } from './choose-look-back.ts';
import { LOOK_BACKS, partLookBacks } from './look-backs.ts';

const HISTORY = makeHistory({ seed: 5, months: 72 });

test('every basis is scored or said to be like one that is', () => {
  for (const months of [12, 24, 36, 60, 72]) {
    const { bases, alike } = partLookBacks(upTo(HISTORY, months));
    const names = bases.map(({ name }) => name);
    assert.deepEqual(
      [...names, ...alike.map(({ basis }) => basis)].sort(),
      LOOK_BACKS.map(({ name }) => name).sort(),
    );
    for (const { as } of alike) assert.ok(names.includes(as));
  }
  const twoYears = upTo(HISTORY, 24);
  assert.deepEqual(
    partLookBacks(twoYears).alike.find(({ basis }) => basis === '5 years'),
    { basis: '5 years', as: 'all years' },
  );
});

test('a flow of which nothing is told has no score, and the reason is not that the history is short', () => {
  const silent: CohortHistory = {
    ...HISTORY,
    periods: HISTORY.periods.map((period) => ({ ...period, moves: [] })),
  };
  const choice = chooseLookBack(silent, 'moving', null, null);
  assert.equal(choice.reason, NOTHING_TOLD);
  assert.ok(choice.scores.every(({ score }) => score === null));
  assert.match(chooseLookBack(upTo(HISTORY, 12), 'moving', null, null).reason, /too short to score/);
});

test('a warning names two scores that differ as they are written', () => {
  let warned = 0;
  for (const { name } of LOOK_BACKS)
    for (const flow of ['leaving', 'moving', 'requests'] as const) {
      const { warning } = chooseLookBack(HISTORY, flow, null, name);
      const scores = [...(warning ?? '').matchAll(/\((\d\.\d+)\)/g)].map(([, score]) => Number(score));
      if (warning === null) continue;
      warned++;
      const [better, worse] = scores;
      assert.ok(better !== undefined && worse !== undefined && better < worse, warning);
    }
  assert.ok(warned > 10);
});
