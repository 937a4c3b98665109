/** Which themes came from which, through renaming, merging and splitting, and where an old name leads. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ThemeAct, themesOf } from './theme-history.ts';
import { ancestorsOf, parentsOf, themesCalled } from './theme-kin.ts';

const acts = (...list: readonly (readonly [string, ThemeAct])[]) =>
  list.map(([themeId, act], at) => ({ themeId, act, at: `2024-01-01T00:00:${10 + at}.000Z`, by: 'lead' }));
const made = (name: string, from: readonly string[] = []): ThemeAct => ({
  act: 'made',
  name,
  words: ['w'],
  from,
});
const retired: ThemeAct = { act: 'retired', reason: 'merged' };

const THEMES = themesOf(
  acts(
    ['bus', made('Buses')],
    ['taxi', made('Taxis')],
    ['bus', { act: 'renamed', name: 'School buses' }],
    ['travel', made('Travel', ['School buses', 'Taxis'])],
    ['bus', retired],
    ['taxi', retired],
    ['late', made('Late travel', ['Travel'])],
    ['dear', made('Dear travel', ['Travel'])],
    ['travel', retired],
    ['forms', made('Forms')],
  ),
);
const theme = (id: string) => {
  const found = THEMES.find((one) => one.id === id);
  assert.ok(found);
  return found;
};
const ids = (some: readonly { readonly id: string }[]) => some.map(({ id }) => id).sort();

test('a merger comes from its themes, a split from its one, and each from all before', () => {
  assert.deepEqual(ids(parentsOf(theme('travel'), THEMES)), ['bus', 'taxi']);
  assert.deepEqual(ids(parentsOf(theme('late'), THEMES)), ['travel']);
  assert.deepEqual(ids(ancestorsOf(theme('late'), THEMES)), ['bus', 'taxi', 'travel']);
  assert.deepEqual(ancestorsOf(theme('forms'), THEMES), []);
});

test('an old name leads to what stands for it today, a name in use to itself alone, and one that nobody knows nowhere', () => {
  assert.deepEqual(ids(themesCalled('buses', THEMES)), ['dear', 'late']);
  assert.deepEqual(ids(themesCalled(' TAXIS ', THEMES)), ['dear', 'late']);
  assert.deepEqual(ids(themesCalled('Forms', THEMES)), ['forms']);
  assert.deepEqual(themesCalled('Weather', THEMES), []);
});

test('a theme that took its own name again is no parent of itself, and circles of names end', () => {
  const again = themesOf(acts(['a', made('Travel')], ['b', made('Travel', ['Travel'])], ['a', retired]));
  const [first] = again;
  assert.ok(first);
  assert.deepEqual(ids(ancestorsOf(first, again)), ['a']);
});
