/** What is wrong with a plan file is told in plain words, by the names its writer gave, and what is not there is missing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { inPlainWords, planProblem } from './plan-problem.ts';

const Shape = z.strictObject({
  price: z.bigint({ error: 'a whole number is needed here' }),
  lines: z.array(
    z.strictObject({
      id: z.string(),
      status: z.enum(['assumed', 'approved']),
      months: z.int().min(1).max(12).optional(),
      amount: z.union([z.number(), z.strictObject({ n: z.number() })]).optional(),
    }),
  ),
});
const FORM = { part: 'block', advice: 'See the format.' };
const GOOD = { price: 5n, lines: [{ id: 'fees', status: 'assumed' }] };

function told(value: unknown): string {
  const read = Shape.safeParse(value, { error: inPlainWords });
  if (read.success) return 'read';
  const { code, place, message, advice } = planProblem(read.error, value, 'plan.json', FORM);
  return [code, place, message, advice].join(' | ');
}

test('what is not there is missing, whatever it should have been, and is named by the id of its line', () => {
  assert.equal(told(GOOD), 'read');
  const missing = 'Add it; a missing value is never taken as nil. See the format.';
  assert.equal(
    told({ lines: GOOD.lines }),
    `plan.missing | plan.json, price | The block lacks price | ${missing}`,
  );
  assert.equal(
    told({ price: 5n, lines: [{ id: 'fees' }] }),
    `plan.missing | plan.json, lines.fees.status | The block lacks status | ${missing}`,
  );
  assert.equal(
    told({ price: 5n, lines: [{ status: 'assumed' }] }),
    `plan.missing | plan.json, lines.0.id | The block lacks id | ${missing}`,
  );
});

test('what is of another kind, beyond its bounds or not known is told in plain words; a shape’s own words go first', () => {
  const line = (more: object) => told({ price: 5n, lines: [{ ...GOOD.lines[0], ...more }] });
  const wrong = (place: string, words: string) =>
    `plan.wrong-value | plan.json${place} | The block is not as it must be: ${words} | See the format.`;
  assert.equal(told({ ...GOOD, price: 5 }), wrong(', price', 'a whole number is needed here'));
  assert.equal(told({ ...GOOD, lines: {} }), wrong(', lines', 'a list […] is needed here'));
  assert.equal(told([]), wrong('', 'a table {…} is needed here'));
  assert.equal(told({ ...GOOD, prices: 1 }), wrong('', '“prices” is not known here'));
  assert.equal(
    line({ status: 'agreed' }),
    wrong(', lines.fees.status', 'one of these is needed here: “assumed”, “approved”'),
  );
  assert.equal(
    line({ months: 0 }),
    wrong(', lines.fees.months', 'what stands here is below 1, the least there may be'),
  );
  assert.equal(
    line({ months: 13 }),
    wrong(', lines.fees.months', 'what stands here is above 12, the most there may be'),
  );
  assert.equal(
    line({ amount: 'five' }),
    wrong(', lines.fees.amount', 'what stands here has none of the forms that it may have'),
  );
});
