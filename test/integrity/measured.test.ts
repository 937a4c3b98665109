/** What the check finds of planted faults, and how seldom it is wrong on clean returns: bounds below what was measured. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alarmsIn, alarmsOn, isFound, readPlanted } from './planted-cases.ts';

/** A page is 500 words. */
const FIVE_PAGES = 2500;

const ROUNDS = [
  'first.md',
  'second.md',
  'third.md',
  'fourth.md',
  'fifth.md',
  'sixth.md',
  'seventh.md',
  'eighth.md',
  'tenth.md',
];

for (const name of ROUNDS)
  test(`nine in ten planted faults of ${name} are found`, () => {
    const cases = readPlanted(name);
    const missed = cases
      .filter((planted) => !isFound(planted))
      .map(({ kind, faulty }) => `${kind}: ${faulty.slice(-120)}`);
    assert.ok(missed.length <= cases.length * 0.1, missed.join('\n'));
  });

for (const name of ['ninth.md', 'eleventh.md'])
  test(`three in four planted faults of ${name}, the hardest in phrasing, are found`, () => {
    const cases = readPlanted(name);
    const missed = cases.filter((planted) => !isFound(planted)).map(({ kind }) => kind);
    assert.ok(cases.length > 40);
    assert.ok(missed.length <= cases.length * 0.25, missed.join(', '));
  });

test('the clean twins of planted faults have at most one alarm in fifty', () => {
  const cases = [...ROUNDS, 'ninth.md', 'eleventh.md'].flatMap(readPlanted);
  const alarms = cases.reduce((sum, planted) => sum + alarmsOn(planted), 0);
  assert.ok(cases.length > 400);
  assert.ok(alarms * 50 <= cases.length, `${alarms} alarms on ${cases.length} twins`);
});

for (const folder of ['clean', 'clean-held-out', 'clean-unseen', 'clean-later', 'clean-officers'])
  test(`clean returns of the folder ${folder} have at most one alarm in five pages`, async () => {
    const { alarms, words } = await alarmsIn(folder);
    assert.ok(words > 1000);
    assert.ok(alarms.length <= words / FIVE_PAGES, alarms.join('\n'));
  });
