/** A table's figure told again in a sentence or another table: found whatever it is of, silent where the pairing is uncertain. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDocument } from '../check-document.ts';
import { readPlain } from '../read-plain.ts';

const CODES = new Set(['value.text-and-row', 'value.row-and-row']);

function foundIn(text: string): readonly string[] {
  return checkDocument(readPlain('return.md', text))
    .findings.filter(({ rule }) => CODES.has(rule))
    .map(({ arithmetic }) => arithmetic);
}

const TRANSPORT =
  '| Route group | Pupils carried | Contract cost (£k) |\n| --- | --- | --- |\n| Minibus, north | 118 | 640 |\n| Taxi, single rider | 74 | 910 |\n| Travel training | 31 | 55 |\n| All | 223 | 1,605 |';
const PANEL =
  '| Locality | Autumn 2024 | Spring 2025 |\n| --- | --- | --- |\n| Holm Valley | 46 referrals | 52 |\n| Carr Side | 39 | 41 |\n| Old Town | 27 | 35 |';
const YEARS =
  '| Budget line (£m) | 2023/24 | 2024/25 |\n| --- | --- | --- |\n| Speech therapy contract | 2.4 | 2.9 |\n| Sensory support service | 1.1 | 1.3 |\n| Hospital tuition | 0.6 | 0.7 |';

const CASES: readonly (readonly [name: string, table: string, wrong: string, right: string])[] = [
  [
    'a count of a thing no list of measures has',
    TRANSPORT,
    'Minibus routes in the north carried 181 pupils.',
    'Minibus routes in the north carried 118 pupils.',
  ],
  [
    'money in thousands told in full',
    TRANSPORT,
    'Single rider taxi contracts cost £990,000.',
    'Single rider taxi contracts cost £910,000.',
  ],
  [
    'the year decides the column',
    YEARS,
    'In 2024/25 the sensory support service cost £1.5m.',
    'In 2024/25 the sensory support service cost £1.3m.',
  ],
  [
    'a line of the budget told in the middle of a sentence',
    YEARS,
    'We spent £2.6m on the speech therapy contract in 2023/24, as agreed.',
    'We spent £2.4m on the speech therapy contract in 2023/24, as agreed.',
  ],
];

for (const [name, table, wrong, right] of CASES)
  test(`${name}: found where it differs, silent where it agrees`, () => {
    assert.equal(foundIn(`${table}\n\n${wrong}`).length, 1, wrong);
    assert.deepEqual(foundIn(`${table}\n\n${right}`), [], right);
  });

test('silent on changes, parts, limits, suppositions, and on what the table’s numbers make together', () => {
  for (const sentence of [
    'Minibus routes in the north carried 12 more pupils than a year ago.',
    'Minibus routes in the north could carry 150 pupils.',
    'Of the pupils on minibus routes in the north, 97 are under 11.',
    'Minibus routes in the north and travel training carried 149 pupils between them.',
    'Minibus routes in the north carried more than 100 pupils.',
    'Minibus routes in the north have 9 drivers.',
    'The speech therapy contract cost £2.0m in 2021/22.',
    'The speech therapy contract rose by £0.5m in 2024/25.',
  ])
    assert.deepEqual(foundIn(`${TRANSPORT}\n\n${YEARS}\n\n${sentence}`), [], sentence);
});

test('two tables with the same rows and columns: where most agree the one that does not is told', () => {
  const again = PANEL.replace('| Carr Side | 39 | 41 |', '| Carr Side | 39 | 47 |');
  assert.deepEqual(foundIn(`${PANEL}\n\nLater in the paper:\n\n${again}`), [
    '41 in one table, 47 in another (Carr Side, Spring 2025).',
  ]);
  assert.deepEqual(foundIn(`${PANEL}\n\nLater in the paper:\n\n${PANEL}`), []);
  const other = PANEL.replaceAll(/\d\d(?= \||\sreferrals)/g, (n) => String(Number(n) + 9));
  assert.deepEqual(
    foundIn(`${PANEL}\n\nAnother count:\n\n${other}`),
    [],
    'a table of other things differs throughout',
  );
});
