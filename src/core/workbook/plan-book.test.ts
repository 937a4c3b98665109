/** The workbook as data: its sheets, its open cells, what it refuses, and that nothing outside the grant reaches a deficit. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bareManagementPlan } from '../../../test/make/management-plan.ts';
import { BOOK_FACTS, countablePlan, TIES } from '../../../test/make/plan-books.ts';
import { smallPlan } from '../../../test/make/plan-inputs.ts';
import { ProblemError } from '../base/problem.ts';
import { projectFinance } from '../finance/project-finance.ts';
import type { ManagementPlan } from '../plan/management-plan.ts';
import { WHOLE_COST_KINDS, type WholeCostLine } from '../plan/whole-cost.ts';
import { type Book, columnLetters } from './book.ts';
import { powerDigits, radixOf } from './exact-growth.ts';
import { planBook } from './plan-book.ts';

const bookOf = (plan: ManagementPlan) => planBook(plan, BOOK_FACTS).book;

test('columns are lettered as a spreadsheet letters them', () => {
  assert.deepEqual([0, 25, 26, 51, 52, 701, 702].map(columnLetters), [
    'A',
    'Z',
    'AA',
    'AZ',
    'BA',
    'ZZ',
    'AAA',
  ]);
});

test('the digits of a power are the power, exactly, for any rate that can be counted', () => {
  const rate = fc.tuple(fc.bigInt({ min: 1n, max: 700_000n }), fc.integer({ min: 0, max: 5_000_000 }));
  fc.assert(
    fc.property(rate, fc.integer({ min: 0, max: 9 }), ([d, millionths], exponent) => {
      const ratio = { n: (d * BigInt(millionths)) / 1_000_000n, d };
      const radix = radixOf(ratio);
      assert.ok(radix % 2n === 0n && radix > 700_000n && radix <= 1_400_000n);
      const digits = powerDigits(ratio, exponent, 9);
      // digits[0] + digits[1]/radix + … = (n/d)^exponent, on the common denominator radix^9
      const sum = digits.reduce((all, digit) => all * radix + digit, 0n);
      assert.equal(sum * ratio.d ** BigInt(exponent), ratio.n ** BigInt(exponent) * radix ** 9n);
      assert.ok(digits.slice(1).every((digit) => digit >= 0n && digit < radix));
    }),
  );
});

test('every input of a plan is one open cell with a name of its own, and holds its value', () => {
  fc.assert(
    fc.property(countablePlan, (finance) => {
      const { assumptions } = planBook(bareManagementPlan(finance), BOOK_FACTS);
      const years = finance.years.length;
      const known = finance.hnbIncomePence.length + finance.schoolsBlockPence.length;
      assert.equal(
        assumptions.length,
        finance.types.length * (years + 2) + 8 + 3 + known + years * 5,
        'types have a caseload and a price, four rates have two halves, years have saving, rate, payment, contribution',
      );
      assert.equal(new Set(assumptions.map(({ key }) => key)).size, assumptions.length);
      assert.equal(new Set(assumptions.map(({ address }) => address)).size, assumptions.length);
    }),
    { numRuns: 30 },
  );
});

test('the sheets bear the names of the template, none twice, and formulas name only sheets that are there', () => {
  const { sheets } = bookOf({
    ...bareManagementPlan(smallPlan()),
    unmitigatedCaseload: smallPlan().caseload,
  });
  const names = sheets.map(({ name }) => name);
  for (const name of [
    'Cover',
    'Introduction',
    'Summary',
    'Financial summary',
    'Financial plan by block',
    'High needs detail',
    'CYP summary',
    'Governance and management',
  ])
    assert.ok(names.includes(name), name);
  assert.equal(new Set(names).size, names.length);
  for (const { name, rows } of sheets) {
    assert.ok(name.length <= 31);
    for (const cell of rows.flatMap(({ cells }) => cells))
      if (cell.is === 'formula') {
        for (const [, named] of cell.formula.matchAll(/'([^']+)'!/g))
          assert.ok(names.includes(named ?? ''), String(named));
        assert.ok(cell.formula.length < 8192);
      }
  }
});

/** Every sheet that is not of the whole cost, its inputs or the list of changes. */
function withoutWholeCost({ sheets }: Book): string {
  const kept = sheets.filter(({ name }) => !['Whole cost', 'Yearly', 'Changes'].includes(name));
  return JSON.stringify(kept);
}

const wholeCosts: fc.Arbitrary<readonly WholeCostLine[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...WHOLE_COST_KINDS),
      amounts: fc.array(fc.option(fc.bigInt({ min: 0n, max: 10n ** 11n })), { minLength: 4, maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((lines) =>
    lines.map(({ kind, amounts }, place) => ({
      id: `line${place}`,
      name: `line ${place}`,
      kind,
      amountsPence: amounts.flatMap((amountPence, n) =>
        amountPence === null ? [] : [{ year: 2024 + n, amountPence }],
      ),
    })),
  );

test('transport, health and other costs outside the grant change no digit of any deficit, nor any sheet but their own', () => {
  const plain = withoutWholeCost(bookOf(bareManagementPlan(TIES)));
  const lines = (book: Book) => book.sheets.find(({ name }) => name === 'Whole cost')?.rows.at(-1)?.cells;
  fc.assert(
    fc.property(wholeCosts, (wholeCost) => {
      const plan = { ...bareManagementPlan(TIES), wholeCost };
      const book = bookOf(plan);
      assert.equal(withoutWholeCost(book), plain);
      const others = book.sheets.filter(({ name }) => name !== 'Whole cost');
      for (const cell of others.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells)))
        if (cell.is === 'formula') assert.doesNotMatch(cell.formula, /Whole cost/);
      assert.deepEqual(projectFinance(plan.finance), projectFinance(TIES));
      // The sum itself follows: known where every line is, and then the spend with all lines.
      for (const [n, { spendPence }] of projectFinance(TIES).years.entries()) {
        const amounts = wholeCost.map(
          (one) => one.amountsPence.find(({ year }) => year === 2024 + n)?.amountPence,
        );
        const cell = lines(book)?.[2 + n];
        const told = cell?.is === 'formula' ? cell.value : null;
        const sum = amounts.some((amount) => amount === undefined)
          ? 'not known'
          : Number(amounts.reduce<bigint>((all, amount) => all + (amount ?? 0n), spendPence)) / 100;
        assert.equal(told, sum);
      }
    }),
    { numRuns: 40 },
  );
});

test('what a workbook cannot count to the penny is refused by name, never rounded in silence', () => {
  const refusal = (change: Partial<ReturnType<typeof smallPlan>>) => {
    try {
      planBook(bareManagementPlan({ ...smallPlan(), ...change }), BOOK_FACTS);
      return 'written';
    } catch (error) {
      assert.ok(error instanceof ProblemError);
      return [error.problem.code, error.problem.place];
    }
  };
  const code = 'plan.workbook-too-large';
  assert.deepEqual(refusal({ hnbGrowth: { n: 1_000_003n, d: 1_000_003n - 2n } }), [code, 'hnbGrowth']);
  assert.deepEqual(refusal({ unitCostInflation: { n: 6n, d: 1n } }), [code, 'unitCostInflation']);
  assert.deepEqual(
    refusal({
      transferRate: [
        { n: -1n, d: 5n },
        { n: 0n, d: 1n },
      ],
    }),
    [code, 'transferRate.2024/25'],
  );
  assert.deepEqual(refusal({ otherHighNeedsBasePence: 10n ** 12n + 1n }), [
    code,
    'the other high needs spend',
  ]);
  // A fraction that is the same with a smaller denominator is written with that.
  assert.equal(refusal({ hnbGrowth: { n: 1_030_000n, d: 1_000_000n } }), 'written');
});
