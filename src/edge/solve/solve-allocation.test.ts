/** The solver's allocation is the cheapest there is: against every allocation of small models, tried one by one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type AllocationModel, hasChoice } from '../../core/places/allocation.ts';
import { explainAllocation } from '../../core/places/explain-allocation.ts';
import { fewestUnplaced } from '../../core/places/fewest-unplaced.ts';
import { solveAllocation } from './solve-allocation.ts';

const group = (children: number, at: number) =>
  ({ need: ['ASD', 'SEMH', 'SLD'][at] ?? 'ASD', phase: 'primary', area: 'all', children }) as const;
const site = (places: number | null, at: number) => ({ id: `s${at}`, name: `Site ${at}`, places });
const cost = (price: number, travel = 0) => ({ pricePence: BigInt(price), travelPence: BigInt(travel) });

const models: fc.Arbitrary<AllocationModel> = fc
  .record({
    children: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 3 }),
    places: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 2 }),
    prices: fc.array(fc.option(fc.integer({ min: 0, max: 9_999_999 }), { freq: 3 }), {
      minLength: 12,
      maxLength: 12,
    }),
    end: fc.boolean(),
  })
  .map(({ children, places, prices, end }) => {
    const sites = [...places, ...(end ? [null] : [])].map(site);
    return {
      groups: children.map(group),
      sites,
      costs: children.map((_, g) =>
        sites.map((__, s) => {
          const price = prices[g * 4 + s] ?? null;
          return price === null ? null : cost(price, (g * 31 + s * 7) % 11);
        }),
      ),
    };
  });

/** The least cost of placing the children one by one in every way; null where there is none. */
function leastByTrying({ groups, sites, costs }: AllocationModel): bigint | null {
  const children = groups.flatMap((one, at) => Array.from({ length: one.children }, () => at));
  const known = new Map<string, bigint | null>();
  const from = (at: number, free: readonly (number | null)[]): bigint | null => {
    const own = children[at];
    if (own === undefined) return 0n;
    const key = `${at} ${free.join(',')}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    let least: bigint | null = null;
    free.forEach((places, k) => {
      const price = costs[own]?.[k] ?? null;
      if (price === null || places === 0) return;
      const rest = from(at + 1, places === null ? free : free.with(k, places - 1));
      if (rest === null) return;
      const whole = rest + price.pricePence + price.travelPence;
      if (least === null || whole < least) least = whole;
    });
    known.set(key, least);
    return least;
  };
  return from(
    0,
    sites.map(({ places }) => places),
  );
}

test('no allocation costs a penny less, and where there is none the solver finds none', async () => {
  let [solved, without] = [0, 0];
  await fc.assert(
    fc.asyncProperty(models, async (model) => {
      const answer = await solveAllocation(model);
      assert.equal(answer?.costPence ?? null, leastByTrying(model));
      if (answer === null) without++;
      else solved++;
    }),
    { numRuns: 250, seed: 1 },
  );
  assert.ok(solved > 50 && without > 20, 'both sorts of model were met');
});

test('everybody is placed once, no site is over its places, nobody is where it does not suit', async () => {
  await fc.assert(
    fc.asyncProperty(models, async (model) => {
      const answer = await solveAllocation(model);
      if (answer === null) return;
      const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
      model.groups.forEach(({ children }, g) => {
        assert.equal(sum(answer.children[g] ?? []), children);
        model.sites.forEach((_, s) => {
          assert.ok((answer.children[g]?.[s] ?? 0) === 0 || model.costs[g]?.[s] != null);
        });
      });
      model.sites.forEach(({ places }, s) => {
        assert.ok(places === null || sum(answer.children.map((row) => row[s] ?? 0)) <= places);
      });
    }),
    { numRuns: 100, seed: 2 },
  );
});

test('with a price of one for being left and none for a place, the least cost is the fewest who can be left', async () => {
  await fc.assert(
    fc.asyncProperty(models, async ({ groups, sites, costs }) => {
      const ended = sites.filter(({ places }) => places !== null);
      const suits = groups.map((_, g) => ended.map((__, s) => costs[g]?.[s] != null));
      const model = {
        groups,
        sites: [...ended, site(null, 9)],
        costs: suits.map((row) => [...row.map((is) => (is ? cost(0) : null)), cost(1)]),
      };
      const room = ended.map(({ places }) => places ?? 0);
      const { unplacedTotal } = fewestUnplaced(
        groups.map(({ children }) => children),
        { room, suits },
      );
      assert.equal((await solveAllocation(model))?.costPence, BigInt(unplacedTotal));
    }),
    { numRuns: 150, seed: 5 },
  );
});

test('more places never cost more', async () => {
  await fc.assert(
    fc.asyncProperty(models, fc.nat({ max: 3 }), async (model, more) => {
      const [first, ...rest] = model.sites;
      if (first === undefined || first.places === null) return;
      const wider = { ...model, sites: [{ ...first, places: first.places + more }, ...rest] };
      const [before, after] = [await solveAllocation(model), await solveAllocation(wider)];
      if (before !== null) assert.ok(after !== null && after.costPence <= before.costPence);
    }),
    { numRuns: 100, seed: 3 },
  );
});

const CHOICE: AllocationModel = {
  groups: [group(2, 0), group(2, 1)],
  sites: [
    { id: 'north', name: 'North School', places: 2 },
    { id: 'independent', name: 'independent schools', places: null },
  ],
  costs: [
    [cost(2_000_000, 100_000), cost(6_000_000)],
    [cost(2_500_000), cost(9_000_000)],
  ],
};

test('a place that is cheapest for both groups goes where it saves more, and the words say so', async () => {
  const answer = await solveAllocation(CHOICE);
  assert.deepEqual(answer?.children, [
    [0, 2],
    [2, 0],
  ]);
  assert.equal(answer.costPence, 17_000_000n);
  assert.deepEqual(
    explainAllocation(CHOICE, answer).map(({ group: { need }, siteName, children, why }) => [
      need,
      siteName,
      children,
      why,
    ]),
    [
      [
        'ASD',
        'independent schools',
        2,
        'North School would cost £39,000.00 less, but the 2 free places there are better used.',
      ],
      ['SEMH', 'North School', 2, 'Cheapest that suits, by £65,000.00 before independent schools.'],
    ],
  );
});

test('every reason holds: no group is left at a dearer site while a cheaper one that suits stands free', async () => {
  await fc.assert(
    fc.asyncProperty(models, async (model) => {
      const answer = await solveAllocation(model);
      if (answer === null) return;
      const lines = explainAllocation(model, answer);
      const told = lines.reduce(
        (sum, line) => sum + BigInt(line.children) * (line.pricePence + line.travelPence),
        0n,
      );
      assert.equal(told, answer.costPence);
      assert.ok(lines.every(({ why }) => why.endsWith('.')));
    }),
    { numRuns: 100, seed: 4 },
  );
});

test('an answer that leaves a cheaper place free is a fault, not an explanation', () => {
  const children = [
    [0, 2],
    [0, 2],
  ];
  assert.throws(() => explainAllocation(CHOICE, { children, costPence: 0n }), RangeError);
});

test('there is a choice only where more want a site than it holds', () => {
  assert.equal(hasChoice(CHOICE), true);
  assert.equal(hasChoice({ ...CHOICE, sites: CHOICE.sites.map((one) => ({ ...one, places: 4 })) }), false);
});

test('the same model gives the same answer', async () => {
  assert.deepEqual(await solveAllocation(CHOICE), await solveAllocation(CHOICE));
});
