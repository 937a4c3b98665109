/** Late places by cause: every place under one, all sums kept, an unknown part left unknown. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { evenPrices, placeScheme, placeSite, someSchemes } from '../../../test/make/place-schemes.ts';
import { cutSchemes } from './place-rooms.ts';
import { LATE_CAUSES, type PlannedScheme } from './place-scheme.ts';
import { placeSlippage } from './place-slippage.ts';
import { totalSlippage } from './places-words.ts';
import { slippageByCause } from './slippage-by-cause.ts';

function slippageOf(schemes: readonly PlannedScheme[], asAt = '2024-10') {
  return placeSlippage({
    cut: cutSchemes(schemes),
    prices: evenPrices(),
    asAt,
    last: '2029-03',
    need: null,
  });
}

test('whatever the causes, places, children and money of all of them sum to the whole', () => {
  const causes = fc.array(fc.constantFrom(...LATE_CAUSES, null), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(someSchemes, causes, (schemes, kinds) => {
      const told = schemes.map((one, at) => ({ ...one, causeKind: kinds[at] ?? null }));
      const slippage = slippageOf(told);
      const lines = slippageByCause(told, slippage);
      const totals = totalSlippage({ slippage });
      const sum = (of: (line: (typeof lines)[number]) => bigint | number | null) =>
        lines.reduce((all, line) => all + BigInt(of(line) ?? 0), 0n);
      assert.equal(
        sum(({ late }) => late),
        slippage.reduce((all, { late }) => all + BigInt(late), 0n),
      );
      assert.deepEqual(
        [
          sum(({ children }) => children),
          sum(({ weeklyPence }) => weeklyPence),
          sum((one) => one.totalPence),
        ],
        [BigInt(totals.children), totals.weeklyPence, totals.totalPence],
      );
    }),
  );
});

test('schemes of one kind stand together, one without a kind under its own words, one without any as not recorded', () => {
  const late = (id: string, over: Partial<PlannedScheme>) => placeScheme({ id, name: id, ...over });
  const schemes = [
    late('a', { causeKind: 'staffing', cause: 'No head teacher' }),
    late('b', { cause: 'Bats in the roof' }),
    late('c', { causeKind: 'staffing' }),
    late('d', {}),
    late('open', { placesDelivered: 10, forecast: '2024-09', causeKind: 'site' }),
    late('unknown', { causeKind: 'registration', forecast: null, site: placeSite() }),
  ];
  const lines = slippageByCause(schemes, slippageOf(schemes));
  assert.deepEqual(
    lines.map(({ cause, schemes: own, late: places }) => [cause, own.join(), places]),
    [
      ['leaders and staff not found', 'a,c', 20],
      ['Bats in the roof', 'b', 10],
      ['no cause recorded', 'd', 10],
      ['waiting for registration', 'unknown', 10],
    ],
  );
  assert.equal(lines.at(-1)?.totalPence, null);
});
