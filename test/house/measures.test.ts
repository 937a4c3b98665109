/** The dictionary of indicators is whole, and its page is as the catalogue has it. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { measuresPage } from '../../scripts/write-measure-pages.ts';
import { MEASURES, measureNamed } from '../../src/core/measures/catalogue.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const TABLE = resolve(ROOT, '../shared/domain/04-indicators.md');

test('docs/measures.md is what scripts/write-measure-pages.ts writes', () => {
  assert.equal(readFileSync(resolve(ROOT, 'docs/measures.md'), 'utf8'), measuresPage());
});

test('names are unique, ids are of their group, and every entry says what it is and needs', () => {
  assert.equal(new Set(MEASURES.map(({ name }) => name)).size, MEASURES.length);
  for (const entry of MEASURES) {
    assert.match(entry.id, new RegExp(`^${entry.group}\\d\\d$`));
    assert.ok(entry.needs.length > 0, entry.name);
    for (const text of [entry.title, entry.definition, entry.numerator, entry.window, entry.source])
      assert.ok(text.length > 2, entry.name);
    // A share has two sides.
    if (entry.unit === 'share') assert.notEqual(entry.denominator, null, entry.name);
  }
  assert.throws(() => measureNamed('no_such_measure'), RangeError);
});

test('every indicator of the domain table is in the dictionary, by id and by name', {
  skip: existsSync(TABLE) ? false : 'the domain files are not here',
}, () => {
  const text = readFileSync(TABLE, 'utf8');
  const table = text.slice(text.indexOf('### A. Demand'), text.indexOf('### M. RAG'));
  const ids = new Set([...table.matchAll(/\b([A-L]\d\d) `/g)].map((match) => match[1]));
  const known = new Set(MEASURES.map(({ id }) => id));
  assert.ok(ids.size > 100);
  assert.deepEqual(
    [...ids].filter((id) => !known.has(id ?? '')),
    [],
  );
  const names = new Set(MEASURES.map(({ name }) => name));
  const told = [...table.matchAll(/\b[A-L]\d\d `([a-z][a-z0-9_]+)/g)].map((match) => match[1] ?? '');
  const missing = told.filter((name) => !names.has(name));
  assert.deepEqual(missing, []);
});
