/** Sums, differences and shares told beside the numbers they come from: each wrong one is found, and its right neighbour let pass. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDocument } from './check-document.ts';
import { readPlain } from './read-plain.ts';

const CODES = ['sum.written-out', 'rate.beside', 'sum.beside', 'rate.in-bracket'];

function told(text: string): readonly string[] {
  return checkDocument(readPlain('paper.md', text)).findings.map(({ rule }) => rule);
}

/** A text with a place for one number, the number that is right there, and one that is not. */
const PAIRS: readonly (readonly [code: string, text: string, right: string, wrong: string])[] = [
  ['sum.written-out', 'Plans at the end of the half: 1,904 + 131 − 58 = #.', '1,977', '1,957'],
  ['sum.written-out', 'New places cost 18 × £7,000 × 7/12 = £#k this year.', '73.5', '83.5'],
  ['sum.written-out', 'Each officer holds # plans (3,120 ÷ 26).', '120', '130'],
  ['sum.written-out', 'A fee of £# each (13.2m divided by 200, to the nearest hundred).', '66,000', '61,000'],
  ['sum.written-out', 'Over three years it saves # (540 + 1,210 + 2,300).', '4,050', '4,350'],
  ['sum.written-out', 'The rise was # (2,877 − 2,640 = 237).', '237', '273'],
  ['sum.written-out', 'Of £40m × 3% = £#m we keep half.', '1.2', '1.5'],
  ['rate.beside', 'In June we were at #% of decisions in time (37 of 74).', '50', '56'],
  ['rate.beside', 'Of the 87, 39 were for it (44.8%), 41 against (#%) and 7 undecided.', '47.1', '44.1'],
  ['rate.beside', 'Autism accounts for 112 of the increase of # (56%).', '200', '240'],
  ['rate.beside', 'The fee line takes £1.1m of the £1.6m, or #%.', '69', '79'],
  ['rate.beside', 'The year before it was 54.0% (n = 176, of whom # agreed).', '95', '85'],
  ['rate.beside', 'The last count was 118 in September 2024, of # (20.0%).', '590', '510'],
  [
    'sum.beside',
    'The reserve went from a deficit of £9.3m to one of £14.8m, a worsening of £#m.',
    '5.5',
    '4.5',
  ],
  ['sum.beside', 'We expect to spend £52.6m against income of £49.9m, a gap of £#m.', '2.7', '3.7'],
  ['sum.beside', 'Deficit b/fwd £8.2m plus £3.9m gives a forecast c/fwd of £#m.', '12.1', '13.1'],
  [
    'sum.beside',
    'With the deficit of £11,480k brought forward on 1 April, the cumulative deficit at 31 March is £#k.\n',
    '15,105',
    '13,105',
  ],
  [
    'rate.in-bracket',
    'There are 3,412 plans: 2,434 are of boys (71.3%) and 978 of girls (#%).',
    '28.7',
    '25.7',
  ],
];

test('a wrong number is found beside those it comes from, and the right one is not', () => {
  for (const [code, text, right, wrong] of PAIRS) {
    const before = text.includes('brought forward')
      ? 'The grant as a whole will be overspent by £3,625k. '
      : '';
    const found = told(`${before}${text.replace('#', wrong)}`);
    assert.ok(found.includes(code), `${code}: ${text} (${wrong}) gives ${found.join(', ')}`);
    const quiet = told(`${before}${text.replace('#', right)}`).filter((one) => CODES.includes(one));
    assert.deepEqual(quiet, [], `${text} (${right})`);
  }
});

const LET_PASS: readonly string[] = [
  // A year is no part, a day no quotient, a range no difference.
  'In 2024/25 there were 40 and in 2025/26 there will be 45, that is ages 11 – 16 and 16 – 25 together.',
  // Rounded, in another unit, or at a price told elsewhere.
  'Fees rise by 17.7 divided by 249 = 71.1 thousand pounds.',
  // What "it" is stands farther off.
  'The forecast was £36.0m in June. In September it was £36.7m. It is worse than the budget, which was £34.9m, by £1.1m.',
  // Another base, another pair.
  'Support was highest among staff, at 78 of 97 (80%), and lowest among parents, at 125 of 208 (60%).',
  'Of the 214 plans of the half year 139 (65%) were in time, compared with 108 of 196 (55%) a year before.',
  // More to come is no difference.
  'Of our 112 primary schools 67 have had a visit; 31 more visits are booked before the summer.',
  // The rise is from a third number.
  'We forecast 216 in March 2026, an increase of 12, and there were 211 at the end of October.',
  // One more part is told in words.
  'Twelve heads sit on the group: seven primary, four secondary and one special.',
  // Ceilings and openings are of different things.
  'The opening figure on 1 April was £28.4 million. The limit is £32.6 million, and we expect to be £0.7 million over it.',
  'Two things fell, by £2.04m together, and two rose, by £0.24m.',
];

test('numbers that only look like a sum or a share are let pass', () => {
  for (const text of LET_PASS)
    assert.deepEqual(
      told(text).filter((one) => CODES.includes(one)),
      [],
      text,
    );
});
