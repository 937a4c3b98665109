/** A record is held against its kind: every type of field, what is required, what may be linked to what. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkRecord } from './check-record.ts';
import type { RecordBody } from './programme-record.ts';
import { LINK_KINDS, PROGRAMME_RECORD_KINDS } from './record-kinds.ts';

const body = (more: Partial<RecordBody> = {}): RecordBody => ({
  title: 'A title',
  owner: 'Lead',
  fields: {},
  links: [],
  isWithdrawn: false,
  ...more,
});
const places = (kind: string, given: RecordBody, id = 'one') =>
  checkRecord({ kind, id }, given).map(({ code, place }) => `${code} ${place ?? ''}`);

test('kinds and fields are named once each, and a choice has options', () => {
  const ids = PROGRAMME_RECORD_KINDS.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const { fields } of PROGRAMME_RECORD_KINDS) {
    assert.equal(new Set(fields.map(({ id }) => id)).size, fields.length);
    for (const { type, options } of fields) assert.equal(type === 'choice', options !== undefined);
  }
  for (const { from, to } of LINK_KINDS)
    for (const kind of [...(from ?? []), ...(to ?? [])])
      assert.ok(ids.includes(kind) || ['condition', 'saving', 'scheme'].includes(kind), kind);
});

test('a field of the wrong type, a missing one and an unknown one are told together, by their places', () => {
  assert.deepEqual(places('milestone', body({ fields: { due: '2024-13-01', colour: 'red' } })), [
    'record.wrong-field milestone/one, due',
    'record.wrong-field milestone/one, colour',
  ]);
  assert.deepEqual(places('milestone', body()), ['record.wrong-field milestone/one, due']);
  assert.deepEqual(places('milestone', body({ fields: { due: '2024-12-01' } })), []);
});

test('a score outside 1 to 5, half a place, money that is not whole and an unknown option are refused', () => {
  const risk = { cause: 'c', event: 'e', effect: 'f', likelihood: 6, impact: 0, status: 'gone' };
  assert.deepEqual(places('risk', body({ fields: risk })), [
    'record.wrong-field risk/one, likelihood',
    'record.wrong-field risk/one, impact',
    'record.wrong-field risk/one, status',
  ]);
  assert.equal(places('registration', body({ fields: { placeCount: 1.5 } })).length, 1);
  assert.equal(places('procurement', body({ fields: { valuePence: 0.5 } })).length, 1);
  assert.equal(places('procurement', body({ fields: { valuePence: Number.NaN } })).length, 1);
});

test('a link must be of a known kind, lead where that kind leads, and not to the record itself', () => {
  const link = (kind: string, to: string) => ({ kind, to: { kind: to, id: 'x' } });
  const told = (one: ReturnType<typeof link>) => places('measure', body({ links: [one] }), 'x').length;
  assert.equal(told(link('brings', 'saving')), 0);
  assert.equal(told(link('brings', 'risk')), 1);
  assert.equal(told(link('likes', 'saving')), 1);
  assert.equal(told(link('about', 'nothing-known')), 1);
  assert.equal(told(link('depends-on', 'measure')), 1);
});

test('a record without title, owner or a sound id is refused, and an unknown kind lists those there are', () => {
  assert.equal(places('insight', body({ title: ' ', owner: '', fields: { found: 'x' } }), '../x').length, 3);
  const [problem] = checkRecord({ kind: 'poem', id: 'x' }, body());
  assert.equal(problem?.code, 'record.unknown-kind');
  assert.match(problem?.advice ?? '', /workstream, project/);
});
