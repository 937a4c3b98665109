/** The plan beside the section 251 outturn: matched lines to the penny, marks and unknown lines told, nothing counted twice. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { anyPlan, smallPlan } from '../../../test/make/plan-inputs.ts';
import { readContent } from '../../../test/make/read-text.ts';
import { type Pence, pence } from '../base/pence.ts';
import type { AllocationLine } from '../domain/published.ts';
import { projectFinance } from '../finance/project-finance.ts';
import { BRIDGE_PARTS } from './bridge.ts';
import { type S251Map, s251Outturn, s251Twice } from './s251-outturn.ts';

const line = (
  heading: string,
  amountPence: Pence | null,
  more: Partial<AllocationLine> = {},
): AllocationLine => ({
  ...{
    year: 2024,
    authorityNumber: '999',
    authorityName: 'Made-up',
    table: 's251 outturn',
    heading,
    amountPence,
  },
  ...{ quantity: null, mark: null, ...more },
});
const plans = (heading: string, year: number, quantity: number) =>
  line(heading, null, { table: 's251 plans and pupils', year, quantity });

const MAP: S251Map = {
  lines: {
    mainstream: ['1.2.1 – Primary', '1.2.1 – Income'],
    inmss: ['1.2.3 – Net'],
    'other-high-needs': ['1.2.5 – Gross'],
  },
  plans: { mainstream: ['Placements: mainstream'], inmss: ['Placements: independent'] },
};
const LINES = [
  line('1.2.1 – Primary', pence(90_000_000)),
  line('1.2.1 – Income', pence(-5_000_000)),
  line('1.2.1 – Gross', pence(90_000_000)),
  line('1.2.3 – Special', pence(70_000_000)),
  line('1.2.3 – Net', pence(70_000_000)),
  line('1.2.5 – Gross', pence(12_345_678)),
];
const COUNTS = [
  ...[plans('Placements: mainstream', 2024, 100), plans('Placements: mainstream', 2025, 120)],
  ...[plans('Placements: independent', 2024, 10), plans('Placements: independent', 2025, 14)],
];

test('lines that have headings are compared to the penny, income taken off; without counts volume and mix are not told', () => {
  const { lines, bridge, isSplit, questions, aside } = s251Outturn(smallPlan(), 2024, LINES, MAP);
  assert.deepEqual(
    lines.map((one) => [one.line, one.outturnPence]),
    [
      ['mainstream', 85_000_000n],
      ['inmss', 70_000_000n],
      ['other-high-needs', 12_345_678n],
    ],
  );
  assert.deepEqual([questions, aside, isSplit], [[], [], false]);
  assert.deepEqual([bridge.parts.volume, bridge.parts.mix], [0n, 0n]);
  assert.equal(bridge.toPence, 167_345_678n);
  assert.equal(s251Outturn(smallPlan(), 2024, [...LINES, ...COUNTS], MAP).isSplit, true);
});

test('for any plan, any amounts and any counts the bridge adds up to the penny over the lines that both sides know', () => {
  const amounts = fc.record({
    spent: fc.array(fc.integer({ min: -(10 ** 9), max: 10 ** 10 }), { minLength: 9, maxLength: 9 }),
    counts: fc.option(fc.array(fc.integer({ min: 0, max: 4000 }), { minLength: 18, maxLength: 18 })),
  });
  fc.assert(
    fc.property(anyPlan, amounts, (plan, { spent, counts }) => {
      const year = plan.years[0] ?? 0;
      const headings = [...plan.types, 'other-high-needs'];
      const lines = [
        ...headings.map((name, k) => line(`${name} – Net`, pence(spent[k] ?? 0), { year })),
        ...(counts ?? []).flatMap((count, k) => plans(plan.types[k >> 1] ?? 'none', year + (k % 2), count)),
      ];
      const map = {
        lines: Object.fromEntries(headings.map((name) => [name, [`${name} – Net`]])),
        plans: Object.fromEntries(plan.types.map((type) => [type, [type]])),
      };
      const { bridge, isSplit, questions } = s251Outturn(plan, year, lines, map);
      assert.equal(isSplit, counts !== null);
      assert.deepEqual(questions, []);
      assert.equal(
        BRIDGE_PARTS.reduce((sum, part) => sum + bridge.parts[part], bridge.fromPence),
        bridge.toPence,
      );
      assert.equal(
        bridge.toPence,
        headings.reduce((sum, _, k) => sum + BigInt(spent[k] ?? 0), 0n),
      );
      assert.equal(bridge.fromPence, projectFinance(plan).years[0]?.spendPence);
    }),
    { numRuns: 60 },
  );
});

test('with plans counted on both days, more plans at the old price are volume, and the old number dearer is price', () => {
  const plan = smallPlan();
  const [year] = projectFinance(plan).years;
  const cost = (type: string) => Number(year?.lineCostPence[type] ?? 0n);
  const twice = (type: string) => Number(year?.twiceAverageCaseload[type] ?? 0n);
  const given = (factor: number, more: number) => [
    ...Object.keys(MAP.plans).flatMap((type) => [
      line(`${type} – Net`, pence(cost(type) * factor)),
      plans(type, 2024, twice(type) * more),
      plans(type, 2025, 0),
    ]),
  ];
  const map = {
    lines: { mainstream: ['mainstream – Net'], inmss: ['inmss – Net'] },
    plans: { mainstream: ['mainstream'], inmss: ['inmss'] },
  };
  const all = BigInt(cost('mainstream') + cost('inmss'));
  const dearer = s251Outturn(plan, 2024, given(2, 1), map);
  assert.deepEqual(
    [dearer.bridge.parts.volume, dearer.bridge.parts.mix, dearer.bridge.parts.price],
    [0n, 0n, all],
  );
  assert.deepEqual(dearer.aside, ['other-high-needs']);
  const fuller = s251Outturn(plan, 2024, given(2, 2), map);
  assert.deepEqual(
    [fuller.bridge.parts.volume, fuller.bridge.parts.mix, fuller.bridge.parts.price],
    [all, 0n, 0n],
  );
});

test('a heading without a place is asked about with its amount; marks are not nil; the general fund is left out by its code', () => {
  const strange = [
    ...LINES.filter(({ heading }) => heading !== '1.2.5 – Gross'),
    line('1.2.5 – Gross', null, { mark: 'c' }),
    line('1.2.7 – AP and PRU', pence(4_200)),
    line('1.2.7 – Gross', pence(4_200)),
    line('2.1.4 – Net', pence(999_900)),
    line('1.9.3 – Net', pence(-1)),
    line('1.2.8 – Net', pence(0)),
  ];
  const { lines, questions, aside } = s251Outturn(smallPlan(), 2024, strange, MAP);
  assert.deepEqual(
    questions.map(({ place, message }) => [place, /£42\.00/.test(message)]),
    [['1.2.7 – AP and PRU', true]],
  );
  const other = lines.find((one) => one.line === 'other-high-needs');
  assert.deepEqual([other?.outturnPence, other?.differencePence], [null, null]);
  assert.match(other?.why ?? '', /marked c, which is not nil/);
  assert.deepEqual(aside, ['other-high-needs']);
});

test('a heading under two lines, and a sum beside its own parts, are found before they are counted twice', () => {
  assert.deepEqual(s251Twice(MAP), []);
  const twice = (lines: S251Map['lines']) => s251Twice({ lines, plans: {} });
  assert.deepEqual(twice({ inmss: ['1.2.3 – Net'], other: ['1.2.3 – Net'] }), ['1.2.3 – Net']);
  assert.deepEqual(twice({ inmss: ['1.2.3 – Net', '1.2.3 – Special'] }), ['1.2.3 – Special']);
  assert.deepEqual(twice({ inmss: ['1.2.3 – Gross', '1.2.3 – Income'] }), []);
  assert.deepEqual(twice({ inmss: ['Place funding'], other: ['Place funding – Primary'] }), [
    'Place funding – Primary',
  ]);
});

const SHARED = resolve(
  import.meta.dirname,
  '../../../../shared/data/s251-high-needs-2021-22/s251_high_needs_2021-22_flat.csv',
);

test('the published return of a real year: every heading with money is either placed or asked about, once', {
  skip: existsSync(SHARED) ? false : 'the published table is not beside this checkout',
}, async () => {
  const { rows } = await readContent(readFileSync(SHARED, 'utf8'), {}, 's251_high_needs_2021-22_flat.csv');
  const all = rows.map(({ record }) => record as AllocationLine); // the table is allocations
  const own = all.filter(({ authorityNumber }) => authorityNumber === '831');
  const plan = { ...smallPlan(), years: [2021, 2022] };
  const INDEPENDENT = 'Top up funding (non-maintained and independent schools and colleges)';
  const { lines, questions } = s251Outturn(plan, 2021, own, { lines: { inmss: [INDEPENDENT] }, plans: {} });
  const stated = own.find(({ table, heading }) => table === 's251 outturn' && heading === INDEPENDENT);
  assert.equal(lines.find((one) => one.line === 'inmss')?.outturnPence, BigInt(stated?.amountPence ?? -1));
  assert.ok(questions.length > 5, `${questions.length}`);
  assert.ok(
    questions.every(({ place }) => !place?.startsWith(INDEPENDENT)),
    'parts of a sum that is placed are not asked about',
  );
  assert.equal(new Set(questions.map(({ place }) => place)).size, questions.length);
});
