/** The dictionary page loses no measure and names each once. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MeasureDefinitionsReply } from '../../contract/measure-definitions.ts';
import { MEASURES } from '../../core/measures/catalogue.ts';
import { measuresView } from './measures-view.ts';

test('every measure of the catalogue stands in the dictionary exactly once, under its subject', () => {
  const { groups } = MeasureDefinitionsReply.parse(measuresView());
  const names = groups.flatMap(({ measures }) => measures.map(({ name }) => name));
  assert.deepEqual(names.toSorted(), MEASURES.map(({ name }) => name).sort());
  for (const { id, measures } of groups) for (const one of measures) assert.ok(one.id.startsWith(id));
});

test('a subject without a measure is left out', () => {
  assert.deepEqual(measuresView([]), { groups: [] });
});
