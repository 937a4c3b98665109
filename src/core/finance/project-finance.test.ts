/** The finance projection: by hand, against a slow version, against the reference, and by its laws. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { anyPlan, smallPlan } from '../../../test/make/plan-inputs.ts';
import { readPlanInputs } from '../../edge/intake/programme/plan-file.ts';
import { yearInWords } from '../base/time.ts';
import type { PlanInputs, Ratio } from './plan-inputs.ts';
import { findFirstSustainedBalance, projectFinance } from './project-finance.ts';
import type { ProjectionYear } from './projection.ts';

const REFERENCE = resolve(import.meta.dirname, '../../../../shared/reference/case-calibration.json');
const NO_REFERENCE = existsSync(REFERENCE) ? false : 'the reference case is not beside this checkout';

test('a small plan comes out as worked by hand', () => {
  const [first, second] = projectFinance(smallPlan()).years;
  // 2024/25: 800,001 × (100 + 110) / 2 = 84,000,105; 6,300,000 × 21 / 2 = 66,150,000; other 10,000,001
  assert.equal(first?.spendPence, 160_150_106n);
  // half a per cent of 900,000,001 is 4,500,000.005
  assert.equal(first?.schoolsBlockTransferPence, 4_500_000n);
  assert.equal(first?.inYearDeficitPence, 160_150_106n - 150_000_000n - 4_500_000n);
  assert.equal(first?.cumulativeAfterContributionsPence, 15_000_000n + 5_650_106n - 1_500_000n);
  // 2025/26: 800,001 × 1.022 = 817,601.022
  assert.equal(second?.unitCostPence['mainstream'], 817_601n);
  assert.equal(second?.furtherSavingPence, 5_110_000n);
});

const ONE: Ratio = { n: 1n, d: 1n };
const times = (a: Ratio, b: Ratio): Ratio => ({ n: a.n * b.n, d: a.d * b.d });

function slowRound({ n, d }: Ratio): bigint {
  const twice = 2n * n + d;
  const down = twice / (2n * d);
  return twice < 0n && down * 2n * d !== twice ? down - 1n : down;
}

/** An amount grown `periods` times, one multiplication a year, rounded at the end only. */
function slowGrow(base: bigint | undefined, growth: Ratio, periods: number): bigint {
  let factor = ONE;
  for (let k = 0; k < periods; k++) factor = times(factor, growth);
  return slowRound(times({ n: base ?? 0n, d: 1n }, factor));
}

/** A slow, obvious version of the projection: text-book fractions, growth multiplied out year by year. */
function slowProjection(plan: PlanInputs): bigint[] {
  const cells: bigint[] = [];
  let before = plan.openingBeforeContributionsPence;
  let after = plan.openingAfterContributionsPence;
  const known = (amounts: readonly bigint[], growth: Ratio, n: number) =>
    n === 0 ? (amounts[0] ?? 0n) : slowGrow(amounts[1], growth, n - 1);
  for (let n = 0; n < plan.years.length; n++) {
    let spend = 0n;
    for (const type of plan.types) {
      const unit = slowGrow(plan.baseUnitCostPence[type], plan.unitCostInflation, n);
      const twice = (plan.caseload[type]?.[n] ?? 0n) + (plan.caseload[type]?.[n + 1] ?? 0n);
      const line = slowRound({ n: unit * twice, d: 2n });
      cells.push(unit, twice, line);
      spend += line;
    }
    const other = slowGrow(plan.otherHighNeedsBasePence, plan.otherHighNeedsInflation, n);
    const saving = slowGrow(plan.furtherSavingBasePence[n], plan.unitCostInflation, n);
    spend += other - saving;
    const income = known(plan.hnbIncomePence, plan.hnbGrowth, n);
    const block = known(plan.schoolsBlockPence, plan.schoolsBlockGrowth, n);
    const transfer = slowRound(times({ n: block, d: 1n }, plan.transferRate[n] ?? ONE));
    const inYear = spend - income - transfer;
    before += inYear;
    after += inYear - (plan.safetyValvePaymentPence[n] ?? 0n) - (plan.laContributionPence[n] ?? 0n);
    cells.push(other, saving, spend, income, block, transfer, inYear, before, after);
  }
  return cells;
}

function cellsOf(year: ProjectionYear, types: readonly string[]): bigint[] {
  const byType = types.flatMap((type) => [
    year.unitCostPence[type] ?? 0n,
    year.twiceAverageCaseload[type] ?? 0n,
    year.lineCostPence[type] ?? 0n,
  ]);
  return [
    ...byType,
    year.otherHighNeedsPence,
    year.furtherSavingPence,
    year.spendPence,
    year.hnbIncomePence,
    year.schoolsBlockPence,
    year.schoolsBlockTransferPence,
    year.inYearDeficitPence,
    year.cumulativeBeforeContributionsPence,
    year.cumulativeAfterContributionsPence,
  ];
}

test('any plan agrees with a slow, obvious version to the penny', () => {
  fc.assert(
    fc.property(anyPlan, (plan) => {
      const fast = projectFinance(plan).years.flatMap((year) => cellsOf(year, plan.types));
      assert.deepEqual(fast, slowProjection(plan));
    }),
  );
});

test('lines, other and saving sum to spend; the deficits roll forward', () => {
  fc.assert(
    fc.property(anyPlan, (plan) => {
      let before = plan.openingBeforeContributionsPence;
      for (const year of projectFinance(plan).years) {
        const lines = plan.types.reduce((sum, type) => sum + (year.lineCostPence[type] ?? 0n), 0n);
        assert.equal(year.spendPence, lines + year.otherHighNeedsPence - year.furtherSavingPence);
        before += year.inYearDeficitPence;
        assert.equal(year.cumulativeBeforeContributionsPence, before);
      }
    }),
  );
});

test("moving the authority's contribution between years changes no in-year result and not the last balance", () => {
  fc.assert(
    fc.property(anyPlan, fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), (plan, moved) => {
      const contributions = [...plan.laContributionPence];
      contributions[0] = (contributions[0] ?? 0n) + moved;
      contributions[contributions.length - 1] = (contributions.at(-1) ?? 0n) - moved;
      const was = projectFinance(plan).years;
      const now = projectFinance({ ...plan, laContributionPence: contributions }).years;
      assert.deepEqual(
        now.map((year) => year.inYearDeficitPence),
        was.map((year) => year.inYearDeficitPence),
      );
      assert.equal(
        now.at(-1)?.cumulativeAfterContributionsPence,
        was.at(-1)?.cumulativeAfterContributionsPence,
      );
    }),
  );
});

test('a year that balances and slips again is not the first sustained balance', () => {
  const year = (start: number, inYear: bigint) =>
    ({ year: start, inYearDeficitPence: inYear }) as ProjectionYear; // only these two cells are read
  assert.equal(
    findFirstSustainedBalance([year(2024, 5n), year(2025, -1n), year(2026, 1n), year(2027, 0n)]),
    2027,
  );
  assert.equal(findFirstSustainedBalance([year(2024, -5n), year(2025, 1n)]), null);
  assert.equal(findFirstSustainedBalance([year(2024, -5n), year(2025, 0n)]), 2024);
});

type ReferenceScenario = {
  readonly expected: readonly Readonly<Record<string, string | number | Record<string, number>>>[];
  readonly firstSustainedBalance: string | null;
};

/** Pair every cell the reference expects of one year with the cell that was projected. */
function pairCells(expected: ReferenceScenario['expected'][number], year: ProjectionYear | undefined) {
  const found: Record<string, unknown> = { ...year, year: yearInWords(year?.year ?? 0) };
  return Object.entries(expected).flatMap(([cell, value]) =>
    typeof value === 'object'
      ? Object.entries(value).map(([type, want]) => {
          const byType = found[cell] as Record<string, bigint>; // the reference names only cells by type here
          return [`${cell}.${type}`, String(want), String(byType[type])] as const;
        })
      : [[cell, String(value), String(found[cell])] as const],
  );
}

test('all 1,176 cells of the reference are met to the penny', { skip: NO_REFERENCE }, () => {
  const text = readFileSync(REFERENCE, 'utf8');
  const reference = JSON.parse(text) as { scenarios: Record<string, ReferenceScenario> }; // a file we know
  let compared = 0;
  for (const [name, scenario] of Object.entries(reference.scenarios)) {
    const projection = projectFinance(readPlanInputs(text, 'case-calibration.json', name));
    for (const [k, expected] of scenario.expected.entries())
      for (const [cell, want, got] of pairCells(expected, projection.years[k])) {
        assert.equal(got, want, `${name}, year ${k}, ${cell}`);
        compared++;
      }
    const first = projection.firstSustainedBalance;
    assert.equal(first === null ? null : yearInWords(first), scenario.firstSustainedBalance);
  }
  assert.equal(compared, 1176);
});
