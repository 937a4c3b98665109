/** Numbers, money and yes-or-no out of cells. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseMoney, parseNumber, parseScaledPounds, parseYesNo, plainId } from './numbers.ts';

test('numbers are read with thousands commas, signs, brackets and percent signs', () => {
  const cases: readonly (readonly [string, number])[] = [
    ['0', 0],
    ['1,234', 1234],
    ['12,345,678.5', 12_345_678.5],
    ['-5', -5],
    ['(12)', -12],
    ['38.6%', 38.6],
    ['1.5E+06', 1_500_000],
    [' 7 ', 7],
  ];
  for (const [text, value] of cases) assert.equal(parseNumber(text), value, text);
});

test('what is not a number is not one: a comma that parts no thousands, a letter, nothing', () => {
  for (const text of [
    '',
    '-',
    '1,23',
    '12,34,567',
    'x',
    '1 2',
    '--1',
    '(-1)',
    '1e999',
    '#REF!',
    'NaN',
    'Infinity',
  ])
    assert.equal(parseNumber(text), null, text);
});

test('money is exact to the penny in each way of writing it', () => {
  const cases: readonly (readonly [string, number])[] = [
    ['£63,000.00', 6_300_000],
    ['63000', 6_300_000],
    ['£1,234k', 123_400_000],
    ['1.2m', 120_000_000],
    ['(1,234)', -123_400],
    ['-£5', -500],
    ['£0.29', 29],
    ['£ 1.5 million', 150_000_000],
    ['(£1.2m)', -120_000_000],
    ['1.005', 101],
    ['1 234', 123_400],
    ['1\u00a0234\u202f567.89', 123_456_789],
    ['1,234.50-', -123_450],
    ['£ 1,234 CR', -123_400],
    ['£1,234.00 DR', 123_400],
    ['£(1,234)', -123_400],
    ['- £5', -500],
    ['−5', -500],
    ['1234.5600000000001', 123_456],
    ['GBP 12', 1200],
    ['2.5 thousand', 250_000],
    ['1.5E+06', 150_000_000],
    ['-0', 0],
  ];
  for (const [text, value] of cases) assert.equal(parseMoney(text)?.amount, value, text);
  for (const text of ['', 'lots', '£', '1,23', 'k', '£1.2.3', '9999999999999999'])
    assert.equal(parseMoney(text), null, text);
});

test('money that could mean two amounts is refused, never guessed', () => {
  for (const text of [
    '(1,234)-',
    '(1,234) CR',
    '-5 CR',
    '-(5)',
    '1.234,56',
    '1,234 567',
    '12 34',
    '1234 567',
    '1,234,5',
    '£5 £',
    '(5',
    '5)',
    '5-6',
    '--5',
    '5 CR DR',
    '12 Jan',
    '1/2',
    'n/a',
    '-',
  ])
    assert.equal(parseMoney(text), null, text);
  assert.equal(parseMoney('1.2m', 5), null, 'millions in a column of thousands');
});

test('in a column of thousands a bare number is thousands, to the penny', () => {
  assert.deepEqual(parseMoney('1,234.567', 5), { amount: 123_456_700, isRounded: false });
  assert.deepEqual(parseMoney('(0.000001)', 5), { amount: 0, isRounded: true });
  assert.equal(parseMoney('(2)', 5)?.amount, -200_000);
});

test('each way of writing an amount below zero gives the same amount', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 ** 12 }), (amount) => {
      const digits = String(amount).padStart(3, '0');
      const pounds = digits.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/g, ',');
      const plain = `${pounds}.${digits.slice(-2)}`;
      const spaced = plain.replaceAll(',', ' ');
      for (const text of [
        `(${plain})`,
        `-${plain}`,
        `${plain}-`,
        `£${plain} CR`,
        `£(${spaced})`,
        `- £${spaced}`,
      ])
        assert.deepEqual(parseMoney(text), { amount: -amount, isRounded: false }, text);
      for (const text of [plain, `£${spaced}`, `${plain} DR`, `+${plain}`])
        assert.deepEqual(parseMoney(text), { amount, isRounded: false }, text);
    }),
  );
});

test('pounds and pence come back as they were written, whatever the amount', () => {
  fc.assert(
    fc.property(fc.integer({ min: -(10 ** 13), max: 10 ** 13 }), (amount) => {
      const digits = String(Math.abs(amount)).padStart(3, '0');
      const text = `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
      const read = parseMoney(text);
      assert.equal(read?.amount, amount);
      assert.equal(read?.isRounded, false);
    }),
  );
});

test('millions of pounds become pence without a binary fraction, halves away from zero', () => {
  assert.deepEqual(parseScaledPounds('161.24', 8), { amount: 16_124_000_000, isRounded: false });
  assert.deepEqual(parseScaledPounds('67.123456785', 8), { amount: 6_712_345_679, isRounded: true });
  assert.deepEqual(parseScaledPounds('-0.000000005', 8), { amount: -1, isRounded: true });
  assert.equal(parseScaledPounds('c', 8), null);
});

test('yes and no, and identifiers that a spreadsheet made into fractions', () => {
  for (const text of ['1', '1.0', 'true', 'TRUE', 'Y', 'yes']) assert.equal(parseYesNo(text), true, text);
  for (const text of ['0', '0.0', 'false', 'N', 'no']) assert.equal(parseYesNo(text), false, text);
  for (const text of ['', '2', 'maybe']) assert.equal(parseYesNo(text), null, text);
  assert.equal(plainId('12.0'), '12');
  assert.equal(plainId(' A12.0 '), 'A12.0');
});
