/** What came after what, by the two days told; a full year's saving taken for part of a year; a baseline that is in keeping with no past. */
import type { Found } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { intervalOf, meet, times } from '../../understand/interval.ts';
import { type Sentence, sentenceSpot } from '../../understand/sentence.ts';
import { num, showValue } from '../../understand/show.ts';
import { isCount, spotsOf, toldIn } from '../../understand/together.ts';

const AFTER = /\b(?:after|following|once)\b(?! (?:the )?(?:age|year|school))/;
const BEFORE = /\b(?:before|ahead of|prior to|in advance of|in time for)\b/;
const UNREAL =
  /\b(?:if|would|should|could|not|unless|or|between|either|weeks? (?:after|before)|days? (?:after|before)|months? (?:after|before))\b/;

/** "Granted on 12 November 2025, after a consultation that closed on 24 November 2025". */
function wrongOrder(sentence: Sentence): Found[] {
  const days = sentence.periods.filter(({ kind, from }) => kind === 'day' && from !== null);
  const [first, second, more] = days;
  if (first?.from == null || second?.from == null || more !== undefined || UNREAL.test(sentence.low))
    return [];
  const gap = sentence.low.slice(first.end, second.start);
  const [isAfter, isBefore] = [AFTER.test(gap), BEFORE.test(gap)];
  if (isAfter === isBefore || /[.;]/.test(gap)) return [];
  const isWrong = isAfter ? first.from < second.from : first.from > second.from;
  if (!isWrong) return [];
  const [a, b] = [first, second].map(({ start, end }) => sentence.text.slice(start, end));
  return [
    {
      spots: [sentenceSpot(sentence)],
      arithmetic: `${a} is ${isAfter ? 'before' : 'after'} ${b}; the text says "${(isAfter ? AFTER : BEFORE).exec(gap)?.[0] ?? ''}"`,
    },
  ];
}

const PART_YEAR =
  /\b(?:from|in|since|on 1) september\b|\b(?:from|in|since) (?:january|october|november|february)\b|\bopen(?:ed|s|ing) (?:in|on) (?:\d{1,2} )?september\b/;
const THIS_YEAR = /\b(?:financial year|this year|current[- ]year|in[- ]year|20\d\d\/\d\d)\b/;
const FULL_YEAR =
  /\b(?:full[- ]year|whole year|a year|per year|annual(?:ly)?|over a year|each year|twelve months)\b/;
const PARTLY = /\b(?:part[- ]year|7\/12|seven (?:months|twelfths)|months of|pro rata|half[- ]year)\b/;
/** So many sentences back a price for a full year may stand. */
const REACH = 5;

/** "The places opened in September, the saving in the financial year is £1.152m": 36 full years of £32,000. */
function fullForPart(sentences: readonly Sentence[], at: number): Found[] {
  const sentence = sentences[at];
  if (sentence === undefined || !PART_YEAR.test(sentence.low) || !THIS_YEAR.test(sentence.low)) return [];
  const near = sentences
    .slice(Math.max(0, at - REACH), at + 1)
    .filter(({ block }) => block.section === sentence.block.section);
  if (near.some(({ low }) => PARTLY.test(low))) return [];
  const [total, more] = sentence.quantities.filter(({ unit, value }) => unit === 'money' && value >= 50_000);
  const told = toldIn(near);
  const price = told.find(
    ({ quantity, sentence: own }) =>
      quantity.unit === 'money' && quantity !== total && quantity.value < 200_000 && FULL_YEAR.test(own.low),
  );
  if (total === undefined || more !== undefined || price === undefined) return [];
  const count = told.find(
    ({ quantity }) =>
      isCount(quantity) &&
      quantity.step === 1 &&
      quantity.value > 1 &&
      meet(times(intervalOf(quantity), intervalOf(price.quantity)), intervalOf(total)),
  );
  if (count === undefined) return [];
  return [
    {
      spots: spotsOf(sentence, [price.sentence, count.sentence]).map(sentenceSpot),
      arithmetic: `${num(count.quantity.value)} × ${showValue(price.quantity.value, 'money')} = ${showValue(total.value, 'money')} is a full year; from September seven twelfths fall into the financial year`,
    },
  ];
}

const LIKE_PAST =
  /\b(?:in keeping with|consistent with|in line with|reflects?|based on|continues?|similar to|much as in) (?:the )?(?:recent|past|previous|historic\w*|last year's|current) (?:experience|growth|trends?|years?|months|rates?|patterns?|increases?)\b/;
const WAS = /\b(?:average|averag\w+|grew|grown|growth|rose|risen|increase[ds]?|added|net|actual)\b/;
/** A rate this many times the past one, or the past one this many times it, is not in keeping with it. */
const UNLIKE = 1.3;

/** "Adds 55 plans a month, in keeping with recent experience", where the months before had 30.3. */
function unlikePast(sentences: readonly Sentence[], at: number): Found[] {
  const sentence = sentences[at];
  if (sentence === undefined || !LIKE_PAST.test(sentence.low)) return [];
  const own = sentence.quantities.find(
    ({ per, unit }) => unit === 'count' && (per === 'month' || per === 'year'),
  );
  if (own === undefined) return [];
  const past = toldIn(sentences.filter((one) => one !== sentence && WAS.test(one.low))).filter(
    ({ quantity, sentence: other }) =>
      quantity.unit === 'count' &&
      quantity.per === own.per &&
      !/\b(?:forecast|will|would|target|avoid\w*|mitigat\w*|requests?|ceas\w+)\b/.test(other.low) &&
      (quantity.noun === own.noun || quantity.noun === ''),
  );
  const [first] = past;
  const isUnlike = ({ quantity }: (typeof past)[number]) =>
    Math.max(own.value / quantity.value, quantity.value / own.value) > UNLIKE;
  if (first === undefined || !past.every(isUnlike)) return [];
  return [
    {
      spots: spotsOf(sentence, [first.sentence]).map(sentenceSpot),
      arithmetic: `${num(own.value)} a ${own.per} now, ${past.map(({ quantity }) => num(quantity.value)).join(', ')} before`,
    },
  ];
}

/** Orders, part-years and baselines. */
export const ORDER_RULES: readonly Rule[] = [
  {
    code: 'wide.order-of-days',
    kind: 'date',
    severity: 'error',
    isWide: true,
    title: 'What is said to come after comes before',
    meaning: 'Two days in a sentence, with "after", "following" or "before" between them.',
    advice: 'Mend the day or the word.',
    fires: 'Consent was granted on 12 November 2025, after a consultation that closed on 24 November 2025.',
    silent: 'Consent was granted on 28 November 2025, after a consultation that closed on 24 November 2025.',
    find: ({ sentences }) => sentences.flatMap(wrongOrder),
  },
  {
    code: 'wide.full-year-saving',
    kind: 'mitigation',
    severity: 'warning',
    isWide: true,
    title: 'A full year’s saving is counted in a year that it begins within',
    meaning:
      'A saving for this financial year of something that begins in its course, which is so many times the price of a full year.',
    advice: 'Count the months that fall into the year: seven twelfths from September.',
    fires:
      'Each of the 36 places saves £32,000 in a full year. Because the places opened in September 2025, the saving in the 2025/26 financial year is £1.152m.',
    silent:
      'Each of the 36 places saves £32,000 in a full year. Because the places opened in September 2025, the saving for the seven months of the 2025/26 financial year is £0.672m.',
    find: ({ sentences }) => sentences.flatMap((_, at) => fullForPart(sentences, at)),
  },
  {
    code: 'wide.unlike-past',
    kind: 'baseline',
    severity: 'warning',
    isWide: true,
    title: 'A rate said to be in keeping with the past is not',
    meaning:
      'So many a month or year "in line with recent experience", and elsewhere an average or growth that is far from it.',
    advice: 'Say what drives the difference, or begin the line at the rate of the past.',
    fires:
      'Plans grew by an average of 30.3 a month. The do-nothing line adds 55 plans a month, which is in keeping with recent experience.',
    silent:
      'Plans grew by an average of 30.3 a month. The do-nothing line adds 31 plans a month, which is in keeping with recent experience.',
    find: ({ sentences }) => sentences.flatMap((_, at) => unlikePast(sentences, at)),
  },
];
