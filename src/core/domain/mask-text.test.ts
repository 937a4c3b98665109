/** Tests of masking free text: what must go goes, what is ordinary stays, and masking twice changes nothing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { maskText } from './mask-text.ts';

const GOES: readonly (readonly [string, string, string])[] = [
  ['a name after a title', 'Dr Quillfeather rang us', '[name] rang us'],
  ['a titled name without capitals', 'we saw mrs quillfeather', 'we saw [name]'],
  ['a name after my son', 'my son Zebedee is nine', 'my son [name] is nine'],
  ['a name after "called", in any case', 'a boy called zebedee', 'a boy called [name]'],
  ['a pair of names', 'We met Zebedee Quillfeather today', 'We met [name] today'],
  ['a pair of names at the start', 'Zebedee Quillfeather waited', '[name] waited'],
  ['surname first', 'QUILLFEATHER, Zebedee waited', '[name] waited'],
  ['a name with small words', 'thanks to Ottoline de la Quill', 'thanks to [name]'],
  [
    'a name that came before, at the start',
    'My son Zebedee waits. Zebedee is sad.',
    'My son [name] waits. [name] is sad.',
  ],
  ['a name in a shouted text', 'MY SON ZEBEDEE HATES IT THERE', 'MY SON [name] HATES IT THERE'],
  ['an e-mail address', 'write to zeb.q@example.org please', 'write to [e-mail] please'],
  ['a link', 'see https://example.org/zeb?a=1 and example.co.uk', 'see [link] and [link]'],
  ['a telephone number', 'ring 01632 960 001 or +447700900123', 'ring [number] or +[number]'],
  ['a postcode, however spaced', 'we live in zz1 1zz, was ZZ991ZZ', 'we live in [address], was [address]'],
  ['a street with its number', 'at 14 Fern Lane now', 'at [address] now'],
  ['pupil and learner numbers', 'UPN A123456789012, ULN 1234567890', 'UPN [number], ULN [number]'],
  ['NHS and National Insurance numbers', 'it is 943 476 5919, QQ 12 34 56 C', 'it is [number], [number]'],
  ['the reference of a case', 'under EHC-20417 since', 'under [number] since'],
  ['a full date in figures', 'on 12/03/2015 and 2015-03-12', 'on [date] and [date]'],
  ['a full date in words', 'on the 12th of March 2015', 'on the [date]'],
  ['a birthday without a year', 'her birthday is 3 May', 'her birthday is [date]'],
];

const STAYS: readonly (readonly [string, string])[] = [
  ['ordinary words', 'The support was great, and I miss the old school. The dr said no.'],
  ['years and months alone', 'It took from March 2023 to April 2024, in 2023/24.'],
  ['sums of money', 'They paid £12,500.00, then £250000, not £1.5m.'],
  ['counts and ages', 'About 1,234 plans, 45% of them for ages 5 to 16, in 20 weeks.'],
  ['times', 'The taxi comes at 9.30-10.30 on Monday.'],
  ['the words of the trade', 'The SENCO sent the EHCP to the SEND Panel before the Annual Review.'],
  [
    'the words of a ledger',
    'Top Up Funding Q1, Invoice Batch 12 P1, Independent Special School Fees, plan B',
  ],
  ['the name of a school', 'He left Marlbrook Primary School for Oakmere Academy.'],
];

for (const [what, text, expected] of GOES)
  test(`masks ${what}`, () => {
    assert.equal(maskText(text), expected);
  });

for (const [what, text] of STAYS)
  test(`keeps ${what}`, () => {
    assert.equal(maskText(text), text);
  });

const letters = (first: string, least: number) =>
  fc
    .array(fc.constantFrom(...'bcdfghklmnprstvz'), { minLength: least, maxLength: 8 })
    .map((more) => first + more.join(''));
/** No word of any language: a consonant cluster that starts with a capital. */
const madeUpName = fc.constantFrom(...'BDFGKLMPRTZ').chain((first) => letters(first, 5));
const digits = (count: number) =>
  fc.array(fc.constantFrom(...'123456789'), { minLength: count, maxLength: count }).map((d) => d.join(''));
const sentence = fc.constantFrom(
  'We waited for months. ',
  'the school told us that ',
  'Nobody from the LA rang, and ',
  'It was awful: ',
  '',
);
const after = fc.constantFrom(' was kind.', ', and we waited', ' said so in 2023', '!', "'s plan is late");

test('no planted pair of names survives, wherever in the text it stands', () => {
  fc.assert(
    fc.property(sentence, madeUpName, madeUpName, after, (start, forename, surname, end) => {
      const masked = maskText(`${start}${forename} ${surname}${end}`);
      assert.ok(!masked.includes(forename) && !masked.includes(surname), masked);
    }),
  );
});

test('no planted name survives after a title or a relative', () => {
  const phrase = fc.constantFrom(
    'Mr',
    'mrs',
    'Dr',
    'my son',
    'our daughter',
    'the pupil named',
    'her name is',
  );
  fc.assert(
    fc.property(sentence, phrase, madeUpName, after, (start, before, name, end) => {
      assert.ok(!maskText(`${start}${before} ${name}${end}`).includes(name));
    }),
  );
});

test('no planted number of six digits or more survives, grouped or not', () => {
  const number = fc.oneof(
    fc.integer({ min: 6, max: 13 }).chain(digits),
    fc.tuple(fc.constantFrom(...'ABHZ'), digits(12)).map((parts) => parts.join('')),
    fc.tuple(digits(3), digits(3), digits(4)).map((parts) => parts.join(' ')),
    fc.tuple(digits(4), digits(3), digits(3)).map((parts) => `0${parts.join('-')}`),
  );
  fc.assert(
    fc.property(sentence, number, after, (start, planted, end) => {
      const masked = maskText(`${start}${planted}${end}`);
      const left = masked.replace('2023', '').replace(/\D/g, '');
      assert.equal(left, '', masked);
    }),
  );
});

test('masking what is masked changes nothing', () => {
  const piece = fc.oneof(
    sentence,
    madeUpName,
    after,
    fc.integer({ min: 1, max: 12 }).chain(digits),
    fc.constantFrom(
      'Mr ',
      'my son ',
      '@',
      '.',
      '/',
      '£',
      '-',
      ' ',
      '\n',
      '+',
      '(',
      'zz1 1zz',
      'www.',
      '12 May 2015',
      '[name]',
    ),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const once = maskText(pieces.join(''));
      assert.equal(maskText(once), once);
    }),
    { numRuns: 500 },
  );
});

test('a very long text without a space is masked all the same', () => {
  const masked = maskText(`${'a'.repeat(50_000)} 07700900123 ${'1'.repeat(50_000)}`);
  assert.ok(!/\d/.test(masked));
});
