/** The graph of records: savings counted once whatever the ways to them, rings and loose ends told, the order of nodes of no matter. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseNodeName } from './programme-record.ts';
import { buildGraph, type GraphNode, worthOfAll } from './record-graph.ts';

function node(name: string, ...links: readonly string[]): GraphNode {
  const read = (text: string) => parseNodeName(text) ?? { kind: '', id: '' };
  return {
    ...read(name),
    title: name,
    owner: 'somebody',
    links: links.map((link) => {
      const [kind = '', to = ''] = link.split(' ');
      return { kind, to: read(to) };
    }),
  };
}

const PENCE: Readonly<Record<string, bigint>> = { a: 100n, b: 20n, c: 3n };
const worthOf = (savings: readonly string[]) => ({
  pence: savings.reduce((sum, one) => sum + (PENCE[one] ?? 0n), 0n),
  plans: savings.length,
});

/** One saving under two measures of two workstreams of one condition. */
const SHARED = [
  node('condition/c1'),
  node('workstream/w1', 'serves condition/c1'),
  node('workstream/w2', 'serves condition/c1'),
  node('measure/m1', 'serves workstream/w1', 'brings saving/a'),
  node('measure/m2', 'serves workstream/w2', 'brings saving/a', 'brings saving/b'),
  node('milestone/x', 'serves measure/m2'),
  node('saving/a'),
  node('saving/b'),
];

test('a saving under two measures is counted once above them, and shown as shared', () => {
  const graph = buildGraph(SHARED);
  const worth = worthOfAll(graph, worthOf);
  assert.deepEqual(graph.faults, []);
  assert.deepEqual(worth.get('condition/c1')?.worth, { pence: 120n, plans: 2 });
  assert.deepEqual(worth.get('measure/m1')?.worth, { pence: 100n, plans: 1 });
  assert.deepEqual(worth.get('measure/m1')?.shared, [{ saving: 'a', with: ['measure/m2'] }]);
  assert.deepEqual(worth.get('workstream/w2')?.shared, [{ saving: 'a', with: ['workstream/w1'] }]);
});

test('a milestone shows what stands below the measure that it serves, and says that it does so by its links', () => {
  const worth = worthOfAll(buildGraph(SHARED), worthOf).get('milestone/x');
  assert.equal(worth?.by, 'links');
  assert.deepEqual(worth?.worth, { pence: 120n, plans: 2 });
});

test('rings, missing ends and loose ends are told, once each', () => {
  const { faults } = buildGraph([
    node('condition/c1'),
    node('workstream/w', 'serves measure/m', 'about decision/none'),
    node('measure/m', 'serves workstream/w'),
    node('post/p', 'depends-on post/q'),
    node('post/q', 'depends-on post/p'),
    node('milestone/alone'),
    node('saving/a'),
  ]);
  assert.deepEqual(
    faults.map(({ kind, node: at }) => [kind, at]),
    [
      ['no-such-end', 'workstream/w'],
      ['cycle', 'measure/m'],
      ['cycle', 'post/p'],
      ['loose-end', 'condition/c1'],
      ['loose-end', 'milestone/alone'],
      ['loose-end', 'saving/a'],
    ],
  );
});

test('for any graph: no node is worth more than all savings, more links never make it worth less, order is of no matter', () => {
  const names = ['measure/m1', 'measure/m2', 'measure/m3', 'workstream/w1', 'workstream/w2'];
  const ends = [...names, 'condition/c1'];
  const link = fc.record({
    from: fc.constantFrom(...names),
    words: fc.oneof(
      fc.constantFrom(...ends).map((to) => `serves ${to}`),
      fc.constantFrom('a', 'b', 'c').map((id) => `brings saving/${id}`),
    ),
  });
  const nodesOf = (links: readonly { readonly from: string; readonly words: string }[]) => [
    ...names.map((name) =>
      node(name, ...links.filter(({ from }) => from === name).map(({ words }) => words)),
    ),
    ...['condition/c1', 'saving/a', 'saving/b', 'saving/c'].map((name) => node(name)),
  ];
  fc.assert(
    fc.property(fc.array(link, { maxLength: 14 }), link, (links, another) => {
      const graph = buildGraph(nodesOf(links));
      const worth = worthOfAll(graph, worthOf);
      const wider = worthOfAll(buildGraph(nodesOf([...links, another])), worthOf);
      for (const [key, one] of worth) {
        assert.ok((one.worth?.pence ?? 0n) <= 123n);
        assert.equal(new Set(one.savings).size, one.savings.length);
        if (one.by === 'below')
          assert.ok((wider.get(key)?.worth?.pence ?? 0n) >= (one.worth?.pence ?? 0n), key);
      }
      const turned = buildGraph(nodesOf(links).reverse());
      const said = (faults: typeof graph.faults) => faults.map(({ message }) => message).sort();
      assert.deepEqual(said(turned.faults), said(graph.faults));
    }),
  );
});

test('a condition without savings is not worth those of its agreement, which has all of them', () => {
  const worth = worthOfAll(
    buildGraph([
      node('agreement/a'),
      node('condition/c1', 'part-of agreement/a'),
      node('condition/c2', 'part-of agreement/a'),
      node('measure/m', 'serves condition/c1', 'brings saving/a'),
      node('milestone/x', 'serves condition/c2'),
      node('payment/2024', 'about agreement/a'),
      node('saving/a'),
    ]),
    worthOf,
  );
  assert.deepEqual(
    ['agreement/a', 'payment/2024', 'condition/c2', 'milestone/x'].map(
      (key) => worth.get(key)?.worth?.pence ?? null,
    ),
    [100n, 100n, null, null],
  );
});
