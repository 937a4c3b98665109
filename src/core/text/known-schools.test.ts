/** Schools of the register by example: everyday words are covered where they name a school, and left where they do not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NO_SCHOOLS, readKnownSchools } from './known-schools.ts';
import { maskText } from './mask-text.ts';

const EVERYDAY = new Set(
  'we love three bridges the new start was hard she left for a with better battle go to lovely in is of help our hope that things improve his plan gate was painted in rock park at ponds school they do not answer staff marys are kind from nobody from walk'.split(
    ' ',
  ),
);
const LEXICON = { everyday: EVERYDAY, wider: new Set<string>() };
const SCHOOLS = readKnownSchools([
  'Three Bridges Primary School',
  'The Park School',
  'Battle Church of England Primary School',
  "St Mary's and St John's CE VA School",
  'Hope Academy',
  'Community College',
  'Rock Ponds',
]);
const masked = (text: string, schools = SCHOOLS) => maskText(text, LEXICON, schools).text;

test('two everyday words of the register are covered wherever they stand together, with and without a capital', () => {
  assert.equal(masked('we love three bridges, it is lovely'), 'we love [school] [school], it is lovely');
  assert.equal(masked("three bridges's staff are kind"), '[school] [school] staff are kind');
  assert.equal(masked('we love three, bridges painted', SCHOOLS), 'we love three, bridges painted');
  assert.equal(masked('we love three bridges', NO_SCHOOLS), 'we love three bridges');
  assert.equal(masked('from rock ponds nobody answer'), 'from [school] [school] nobody answer');
});

test('one everyday word is covered with a capital or after what goes before a school or its town, and left elsewhere', () => {
  assert.equal(masked('she left Hope, she is kind'), 'she left [school], she is kind');
  assert.equal(masked('we are in battle'), 'we are in [place]');
  assert.equal(masked('staff at park are kind'), 'staff at [school] are kind');
  assert.equal(masked('we walk in the park'), 'we walk in the park');
  assert.equal(masked('we hope that things improve'), 'we hope that things improve');
  assert.equal(masked('we walk to battle'), 'we walk to battle');
});

test('what says the kind of a school is no part of its name, and a name of such words alone tells nothing', () => {
  assert.deepEqual([...SCHOOLS.keys()].sort(), ['battle', 'hope', 'park', 'rock', 'st', 'three']);
  assert.deepEqual(SCHOOLS.get('st'), [['st', 'marys', 'and', 'st', 'johns']]);
  assert.deepEqual(
    readKnownSchools(['Three Bridges Infant School', 'Three Bridges Junior School']).get('three'),
    [['three', 'bridges']],
  );
});
