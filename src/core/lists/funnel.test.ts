/** Funnels: chance alone puts about one in twenty outside, a planted school is found, and schools that all differ widen the limits. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { binomial, createStream, poisson, uniformInt } from '../num/random.ts';
import { FEWEST_MEMBERS, type Funnel, layFunnel, type Member, spreadOf } from './funnel.ts';

const stream = createStream(7, 'funnel');
const school = (id: number, count: number, below: number): Member => ({ id: `s${id}`, count, below });

/** Counties of 60 schools, each school with the same chance. */
function counties(many: number, draw: (below: number) => number): readonly Funnel[] {
  return Array.from({ length: many }, () => {
    const members = Array.from({ length: 60 }, (_, id) => {
      const below = 20 + uniformInt(stream, 800);
      return school(id, draw(below), below);
    });
    const funnel = layFunnel('binomial', members);
    assert.ok(funnel !== null);
    return funnel;
  });
}

const outside = (funnels: readonly Funnel[], limit: 95 | 99.8) =>
  funnels.flatMap(({ members }) => members).filter(({ beyond }) => beyond !== null && beyond >= limit)
    .length / funnels.flatMap(({ members }) => members).length;

test('schools that differ by chance alone: 3 to 5 in 100 beyond 95 %, hardly one in 1,000 beyond 99.8 %, small ones no oftener', () => {
  const even = counties(120, (below) => binomial(stream, below, 0.05));
  // Exact limits keep at most what they say outside, as counts come in steps; 7,200 schools: five standard errors are 0.0126 and 0.0026.
  const [warned, alarmed] = [outside(even, 95), outside(even, 99.8)];
  assert.ok(warned > 0.03 && warned < 0.05 + 0.0126, `${warned}`);
  assert.ok(alarmed < 0.002 + 0.0026, `${alarmed}`);
  const small = even.flatMap(({ members }) => members).filter(({ below }) => below < 60);
  assert.ok(small.filter(({ beyond }) => beyond !== null).length / small.length < 0.06);
  assert.ok(even.filter(({ spread }) => spread === 1).length > 108);
});

test('one planted school among even ones is found beyond 99.8 %, and does not hide itself', () => {
  const members = Array.from({ length: 40 }, (_, id) => school(id, id === 7 ? 40 : 15 + (id % 9), 400));
  const funnel = layFunnel('poisson', members);
  assert.deepEqual(
    funnel?.members.filter(({ beyond }) => beyond !== null).map(({ id, beyond }) => [id, beyond]),
    [['s7', 99.8]],
  );
  assert.equal(funnel?.spread, 1);
});

test('where schools truly differ the limits widen, and only the farthest stand outside', () => {
  const uneven = counties(40, (below) => binomial(stream, below, 0.02 + 0.08 * stream.next()));
  assert.ok(uneven.every(({ spread }) => spread > 2));
  assert.ok(outside(uneven, 95) < 0.08, `${outside(uneven, 95)}`);
  const rates = Array.from({ length: 60 }, (_, id) => school(id, poisson(stream, 12), 300));
  const narrow = layFunnel('poisson', rates);
  const wide = layFunnel(
    'poisson',
    rates.map((one, id) => ({ ...one, count: one.count * (id % 2 === 0 ? 1 : 3) })),
  );
  assert.ok(narrow !== null && wide !== null);
  assert.ok((wide.limits[0]?.high95 ?? 0) / wide.rate > (narrow.limits[0]?.high95 ?? 0) / narrow.rate);
});

test('each member has its limits in the picture, and lies beyond those it is said to', () => {
  const [funnel] = counties(1, (below) => binomial(stream, below, 0.02 + 0.08 * stream.next()));
  const at = new Map(funnel?.limits.map((one) => [one.below, one]));
  for (const { below, rate, beyond } of funnel?.members ?? []) {
    const limits = at.get(below);
    assert.ok(limits !== undefined);
    assert.equal(beyond !== null, rate > limits.high95 || rate < limits.low95);
    assert.equal(beyond === 99.8, rate > limits.high998 || rate < limits.low998);
  }
});

test('too few schools, or none or all counted, make no funnel', () => {
  const many = (count: number) => Array.from({ length: FEWEST_MEMBERS }, (_, id) => school(id, count, 50));
  assert.equal(layFunnel('binomial', many(3).slice(1)), null);
  assert.equal(layFunnel('poisson', many(0)), null);
  assert.equal(layFunnel('binomial', many(50)), null);
  assert.notEqual(layFunnel('binomial', many(3)), null);
  assert.equal(spreadOf(many(3).map(() => 0)), 1);
});
